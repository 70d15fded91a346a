"""The R source of public functions: roxygen comments, formals, and one call."""

from __future__ import annotations

import textwrap

from rkeras_py.api.argument_types import ObjectType
from rkeras_py.api.registry import Page, Parameter, PublicFunction
from rkeras_py.codegen import docstrings, exceptions, r_idiom

HEADER = "# Generated from rkeras_py; do not edit by hand."
_WIDTH = 96

_EXCEPTIONS = exceptions.load()
_BRANCHES = exceptions.load_branches()
# Sections of a docstring that are references in R's help.
_SOURCES = ("Reference", "References", "Source")


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


def file_source(functions: list[PublicFunction]) -> str:
    """The text of a generated R file.

    Args:
        functions: Its functions, in order.

    Returns:
        Their sources; the comment of a shared page stands before the first of its functions.
    """
    parts = [HEADER, ""]
    begun: list[Page] = []
    for function in functions:
        if function.page is not None and function.page not in begun:
            begun.append(function.page)
            parts.append(page_source([f for f in functions if f.page == function.page]))
        parts.append(source(function))
    return "\n".join(parts)


def page_source(functions: list[PublicFunction]) -> str:
    """The roxygen comment of a help page that functions share.

    Args:
        functions: All functions of the page.

    Returns:
        A comment that says what each function does and returns, and that describes an
        argument only once if it means the same for all.
    """
    page = functions[0].page
    assert page is not None
    documented = [docstrings.parse(f.function.__doc__, f.name) for f in functions]
    both = list(zip(functions, documented, strict=True))
    texts = [r_idiom.words(page.title), "", *_wrapped(r_idiom.words(page.description)), ""]
    for function, said in both:
        told = " ".join([said.title + ".", *said.description])
        texts += _wrapped(f"- `{function.r_name}()`: {r_idiom.words(told)}", hanging=True)
    texts.append("")
    texts += _shared_arguments(both)
    texts.append("@return")
    for function, said in both:
        returns = r_idiom.words(" ".join(_returned(function, said)))
        texts += _wrapped(f"- `{function.r_name}()`: {returns}", hanging=True)
    raised = [
        (f, error, text) for f, said in both for error, text in said.items.get("Raises", {}).items()
    ]
    if raised:
        texts.append("@section Errors:")
        for function, error, text in raised:
            said_of = f"- `{function.r_name}()`, `{error}`: {r_idiom.words(text)}"
            texts += _wrapped(said_of, hanging=True)
    for _, said in both:
        for head in _SOURCES:
            if head in said.sections:
                texts += _wrapped(f"@references {r_idiom.words(' '.join(said.sections[head]))}")
    texts += [
        f"@family {functions[0].family}",
        f"@name {page.name}",
        "@examplesIf rkeras::is_keras_available()",
    ]
    for function, said in both:
        texts += r_idiom.example(said.sections.get("Example", []), function.name)
    return "\n".join([*(f"#' {text}".rstrip() for text in texts), "NULL", ""])


def _shared_arguments(both: list[tuple[PublicFunction, docstrings.Docstring]]) -> list[str]:
    """The arguments of all functions of a page; descriptions that differ name their functions."""
    meanings: dict[str, dict[str, list[str]]] = {}
    notes: dict[str, list[str]] = {}
    for function, said in both:
        for name, text, note in _described(function, said):
            meanings.setdefault(name, {}).setdefault(text, []).append(f"`{function.r_name}()`")
            if note and note not in notes.setdefault(name, []):
                notes[name].append(note)
    texts = []
    for name, of in meanings.items():
        parts = [f"{', '.join(functions)}: {text}" for text, functions in of.items()]
        parts = list(of) if len(of) == 1 else parts
        texts += _wrapped(" ".join([f"@param {name}", *parts, *notes.get(name, [])]))
    return texts


def source(function: PublicFunction) -> str:
    """The R source of one function.

    Args:
        function: The function.

    Returns:
        Its roxygen comment and definition.
    """
    documented = docstrings.parse(function.function.__doc__, function.name)
    if function.page is not None:
        return f"#' @rdname {function.page.name}\n#' @export\n{_definition(function)}\n"
    return "\n".join([*_comment(function, documented), _definition(function), ""])


def _definition(function: PublicFunction) -> str:
    name = function.r_name
    head = f"{name} <- function("
    listed = formals(function)
    line = f"{head}{', '.join(listed)}) {{"
    if len(line) > _WIDTH:
        line = head + (",\n" + " " * len(head)).join(listed) + ") {"
    composes = any(isinstance(p.argument_type, ObjectType) for p in function.parameters)
    how = "compose_python(" if composes else ".External2(rk_call_formals, "
    call = f'{how}"{function.name}")'
    if function.invisible:
        call = f"invisible({call})"
    # After an assignment to it, R's missing() is FALSE, so the argument counts as given.
    evaluated = [f"  {name} <- {name}" for name in _evaluated(function)]
    return "\n".join([line, *_branch(name), *evaluated, f"  {call}", "}"])


def _branch(name: str) -> list[str]:
    branch = _BRANCHES.get(name)
    if branch is None:
        return []
    return [f"  if ({branch.condition}) {{", f"    return({branch.call})", "  }"]


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
    for name, text, note in _described(function, documented):
        texts += _wrapped(f"@param {name} {text} {note}".rstrip())
    texts += _wrapped("@return " + r_idiom.words("\n\n".join(_returned(function, documented))))
    raised = documented.items.get("Raises", {})
    if raised:
        texts.append("@section Errors:")
        for error, text in raised.items():
            texts += _wrapped(f"- `{error}`: {r_idiom.words(text)}", hanging=True)
    example = documented.sections.pop("Example", None)
    for head, body in documented.sections.items():
        if head == "Returns":
            continue
        tag = "@references" if head in _SOURCES else ""
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


def _described(
    function: PublicFunction, documented: docstrings.Docstring
) -> list[tuple[str, str, str]]:
    """The formals' names in R, with the description of each and the note of its type."""
    described = documented.items.get("Args", {})
    texts = []
    for parameter in function.parameters:
        if parameter.name not in described:
            raise docstrings.DocstringError(f"{function.name}: `{parameter.name}` is not described")
        name = "..." if parameter.variadic else parameter.r_name
        note = r_idiom.words(parameter.argument_type.r_note)
        texts.append((name, r_idiom.words(described[parameter.name]), note))
    unknown = set(described) - {parameter.name for parameter in function.parameters}
    if unknown:
        raise docstrings.DocstringError(
            f"{function.name}: no argument {', '.join(sorted(unknown))}"
        )
    return texts


def _returned(function: PublicFunction, documented: docstrings.Docstring) -> list[str]:
    returns = documented.sections.get("Returns")
    if returns is None:
        raise docstrings.DocstringError(f"{function.name}: what it returns is not described")
    return returns


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
