"""The R source of public functions: roxygen comments, formals, and one call."""

from __future__ import annotations

import textwrap

from rkeras_py.api.argument_types import ObjectType
from rkeras_py.api.registry import Parameter, PublicFunction
from rkeras_py.codegen import docstrings, exceptions, r_idiom

HEADER = "# Generated from rkeras_py; do not edit by hand."
_WIDTH = 96

_EXCEPTIONS = exceptions.load()


def stem(function: PublicFunction) -> str:
    """The stem of the file that a function goes to: that of its Python module."""
    parts = function.function.__module__.split(".")[1:]
    return "-".join(parts[:2]).replace("_", "-")


def formals(function: PublicFunction) -> list[str]:
    """R's formals in order, with defaults."""
    return [_formal(function, parameter) for parameter in function.parameters]


def _formal(function: PublicFunction, parameter: Parameter) -> str:
    if parameter.variadic:
        return "..."
    exception = _EXCEPTIONS.get((function.r_name, parameter.r_name))
    default = exception.source if exception else parameter.r_default()
    return parameter.r_name if default is None else f"{parameter.r_name} = {default}"


def source(function: PublicFunction) -> str:
    """The R source of one function.

    Args:
        function: The function.

    Returns:
        Its roxygen comment and definition.
    """
    documented = docstrings.parse(function.function.__doc__, function.name)
    return "\n".join([*_comment(function, documented), _definition(function), ""])


def _definition(function: PublicFunction) -> str:
    name = function.r_name
    head = f"{name} <- function("
    listed = formals(function)
    line = f"{head}{', '.join(listed)}) {{"
    if len(line) > _WIDTH:
        line = head + (",\n" + " " * len(head)).join(listed) + ") {"
    composes = bool(function.parameters) and isinstance(function.parameters[0].kind, ObjectType)
    call = f'{"compose" if composes else "call"}_python("{function.name}")'
    if function.invisible:
        call = f"invisible({call})"
    # An assignment makes it an argument that was given: R's missing() is FALSE for it.
    evaluated = [f"  {name} <- {name}" for name in _evaluated(function)]
    return "\n".join([line, *evaluated, f"  {call}", "}"])


def _evaluated(function: PublicFunction) -> list[str]:
    return [
        argument
        for (name, argument), exception in _EXCEPTIONS.items()
        if name == function.r_name and exception.evaluated
    ]


def _comment(function: PublicFunction, documented: docstrings.Docstring) -> list[str]:
    texts: list[str] = [r_idiom.words(documented.title), ""]
    for paragraph in documented.description:
        texts += [*_wrapped(r_idiom.words(paragraph)), ""]
    described = documented.items.get("Args", {})
    for parameter in function.parameters:
        if parameter.name not in described:
            raise docstrings.DocstringError(f"{function.name}: `{parameter.name}` is not described")
        name = "..." if parameter.variadic else parameter.r_name
        text = " ".join(filter(None, (described[parameter.name], parameter.kind.r_note)))
        texts += _wrapped(f"@param {name} {r_idiom.words(text)}")
    unknown = set(described) - {parameter.name for parameter in function.parameters}
    if unknown:
        raise docstrings.DocstringError(
            f"{function.name}: no argument {', '.join(sorted(unknown))}"
        )
    returns = documented.sections.pop("Returns", None)
    if returns is None:
        raise docstrings.DocstringError(f"{function.name}: what it returns is not described")
    texts += _wrapped("@return " + r_idiom.words("\n\n".join(returns)))
    raised = documented.items.get("Raises", {})
    if raised:
        texts.append("@section Errors:")
        for kind, text in raised.items():
            texts += _wrapped(f"- `{kind}`: {r_idiom.words(text)}", hanging=True)
    example = documented.sections.pop("Example", None)
    for head, body in documented.sections.items():
        tag = "@references" if head in ("Reference", "References", "Source") else ""
        if tag:
            texts += _wrapped(f"{tag} {r_idiom.words(' '.join(body))}")
        else:
            texts += [f"@section {head}:", *_wrapped(r_idiom.words("\n\n".join(body)))]
    texts.append(f"@family {function.family}")
    if function.s3:
        texts.append(f"@method {function.s3[0]} {function.s3[1]}")
    texts.append("@export")
    if example:
        texts.append("@examplesIf rkeras::is_keras_available()")
        texts += r_idiom.example(example, function.name)
    return [f"#' {text}".rstrip() for text in texts]


def _wrapped(text: str, hanging: bool = False) -> list[str]:
    lines: list[str] = []
    for i, paragraph in enumerate(text.split("\n")):
        indent = "  " if i or hanging or paragraph.startswith("@") else ""
        lines += textwrap.wrap(
            paragraph,
            _WIDTH - 3,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return lines
