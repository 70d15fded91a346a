"""Translates Python's idiom to R's: words in texts, and the code of examples."""

from __future__ import annotations

import ast
import doctest
import re
from typing import Any

from rkeras_py.api.argument_types import AxesType, AxisType
from rkeras_py.api.r_source import r_source
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.rendering import in_r

# A tuple of literals in code: (28, 28, 1) is c(28, 28, 1), (None, 32) is list(NULL, 32).
_TUPLE = re.compile(r"(?<![\w.])\((-?[\d.]+|NULL)((?:, (?:-?[\d.]+|NULL))+),?\)")


def words(text: str) -> str:
    """The text of a docstring in R's idiom."""
    text = in_r(text)
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(_code(part) if part.startswith("`") else _escape(part) for part in parts)


def _code(part: str) -> str:
    return _TUPLE.sub(
        lambda m: ("list" if "NULL" in m.group(0) else "c") + f"({m.group(1)}{m.group(2)})", part
    )


def _escape(part: str) -> str:
    """Escapes what roxygen2 and Markdown would interpret as markup."""
    part = part.replace("\\", "\\\\").replace("%", "\\%")
    part = part.replace("{", "\\{").replace("}", "\\}")
    return part.replace("[", "\\[").replace("]", "\\]").replace("@", "@@")


class ExampleError(ValueError):
    """An example uses Python that has no translation."""


def example(lines: list[str], of: str) -> list[str]:
    """The code of an example in R.

    Args:
        lines: The lines of a doctest.
        of: The name of the function, for messages.

    Returns:
        Lines of R.

    Raises:
        ExampleError: The example does more than assignments and calls.
    """
    code: list[str] = []
    for part in doctest.DocTestParser().parse("\n".join(lines) + "\n"):
        if not isinstance(part, doctest.Example):
            continue
        for statement in ast.parse(part.source).body:
            code.extend(_statement(statement, of))
    return code


def _statement(node: ast.stmt, of: str) -> list[str]:
    match node:
        case ast.ImportFrom(module=module) if module and module.split(".")[0] == "rkeras_py":
            return []
        case ast.Import(names=[ast.alias(name="keras", asname=None)]):
            return []  # the R package exports the module under that name
        case ast.Import(names=[ast.alias(name="tensorflow", asname="tf")]):
            return []
        case ast.Import(names=[ast.alias(name=name, asname=None)]):
            return [f'{name} <- rkeras_import("{name}")']
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return [f"{name} <- {_expression(value, of)}"]
        case ast.Expr(value=value):
            return [_expression(value, of)]
    raise ExampleError(f"{of}: no translation of {ast.unparse(node)!r}")


def _expression(node: ast.expr, of: str) -> str:
    match node:
        case ast.Constant(value=value):
            return _constant(value)
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{_expression(value, of)}${attr}"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"-{_expression(operand, of)}"
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            plain = all(_is_plain(element) for element in elements)
            if isinstance(node, ast.List) and len(elements) == 1:
                plain = False  # c(1) is a number in R
            inside = ", ".join(_expression(element, of) for element in elements)
            return f"{'c' if plain and elements else 'list'}({inside})"
        case ast.Dict(keys=keys, values=values):
            pairs = []
            for key, value in zip(keys, values, strict=True):
                if not isinstance(key, ast.Constant):
                    raise ExampleError(f"{of}: a key that is not a constant")
                name = str(key.value)
                name = name if name.isidentifier() else f"`{name}`"
                pairs.append(f"{name} = {_expression(value, of)}")
            return f"list({', '.join(pairs)})"
        case ast.Call(func=function, args=args, keywords=keywords):
            called = _expression(function, of)
            given = [_argument(called, index, None, value, of) for index, value in enumerate(args)]
            given += [
                f"{(word.arg or '').removesuffix('_')} = "
                f"{_argument(called, None, word.arg, word.value, of)}"
                for word in keywords
            ]
            return f"{_r_name(called)}({', '.join(given)})"
        case ast.Lambda(args=ast.arguments(args=formals), body=body):
            return f"function({', '.join(f.arg for f in formals)}) {_expression(body, of)}"
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            sign = _OPERATORS[type(operator)]
            return f"{_expression(left, of)} {sign} {_expression(right, of)}"
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            sign = _OPERATORS[type(operator)]
            return f"{_expression(left, of)} {sign} {_expression(right, of)}"
    raise ExampleError(f"{of}: no translation of {ast.unparse(node)!r}")


_OPERATORS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%%",
    ast.Lt: "<", ast.Gt: ">", ast.Eq: "==", ast.LtE: "<=", ast.GtE: ">=", ast.NotEq: "!=",
}  # fmt: skip
# Builtin functions of Python, and their counterparts in R.
_BUILTINS = {"len": "length"}


def _r_name(called: str) -> str:
    declared = REGISTRY.get(called)
    return declared.r_call if declared else _BUILTINS.get(called, called)


def _argument(called: str, index: int | None, name: str | None, value: ast.expr, of: str) -> str:
    """An argument's value; axes count from 1 in R."""
    declared = REGISTRY.get(called)
    if declared is not None:
        for position, parameter in enumerate(declared.parameters):
            if name == parameter.name or position == index:
                if isinstance(parameter.argument_type, AxisType):
                    return _axis(value, of, parameter.argument_type)
                break
    return _expression(value, of)


def _axis(value: ast.expr, of: str, argument_type: AxisType) -> str:
    literal = ast.literal_eval(value)
    if isinstance(argument_type, AxesType) and isinstance(literal, tuple | list):
        return (
            "c(" + ", ".join(_constant(axis + 1 if axis >= 0 else axis) for axis in literal) + ")"
        )
    return _constant(literal + 1 if isinstance(literal, int) and literal >= 0 else literal)


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_plain(node.operand)
    return isinstance(node, ast.Constant) and node.value is not None


def _constant(value: Any) -> str:
    return str(value) if type(value) is int else r_source(value)
