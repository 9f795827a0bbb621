"""What there is to choose from, read off the source of the rooms that hold it without running it.

To draw, to measure or to write a graph takes libraries that take long to load; to tell what can be drawn,
measured and written takes none. Tests hold what is read here to what the rooms say when they are loaded.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def constant(room: str, name: str) -> Any:
    """A constant of a room, made of plain values and of constants above it; of a mapping its keys."""
    known: dict[str, Any] = {}
    for statement in _tree(_file(room)).body:
        match statement:
            case ast.Assign(targets=[target], value=value):
                known |= _bound(target, value, known)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                known |= _bound(target, value, known)
    return known[name]


def registered(place: str, register: str) -> dict[str, str]:
    """Name → what it is, of all functions below `@register` in a room, or in the rooms of a folder.

    The decorator may give both, or the name alone; else that of the function and the first line of its
    docstring count.
    """
    found: dict[str, str] = {}
    for file in _rooms(place):
        for function in _tree(file).body:
            if isinstance(function, ast.FunctionDef):
                for decorator in function.decorator_list:
                    given = _given(decorator, register)
                    if given is not None:
                        said = inspect.cleandoc(ast.get_docstring(function) or "").partition("\n")[0]
                        name, says = (*given, *(function.name, said.rstrip("."))[len(given) :])
                        found[name] = says
    return found


def _given(decorator: ast.expr, register: str) -> list[str] | None:
    """The arguments of the decorator; None if it is another one."""
    match decorator:
        case ast.Name(id=name) if name == register:
            return []
        case ast.Call(func=ast.Name(id=name), args=arguments) if name == register:
            return [str(ast.literal_eval(argument)) for argument in arguments]
    return None


def _bound(target: ast.expr, value: ast.expr, known: Mapping[str, Any]) -> dict[str, Any]:
    """What an assignment gives names to, as far as it is plain."""
    match target, value:
        case ast.Name(id=name), ast.Dict(keys=keys):
            return {name: tuple(_plain(key, known) for key in keys if key is not None)}
        case ast.Name(id=name), _:
            return {name: _plain(value, known)}
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            pairs = zip(targets, values, strict=True)
            return {name: found for one, other in pairs for name, found in _bound(one, other, known).items()}
    return {}


def _plain(value: ast.expr, known: Mapping[str, Any]) -> Any:
    """A constant, a tuple of constants or what a name stands for; None for all else."""
    match value:
        case ast.Constant(value=plain):
            return plain
        case ast.Name(id=name):
            return known.get(name)
        case ast.Tuple(elts=parts):
            return tuple(_plain(part, known) for part in parts)
    return None


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def _rooms(place: str) -> Iterator[Path]:
    file = _file(place)
    yield from sorted(file.parent.glob("*.py")) if file.name == "__init__.py" else [file]


def _file(room: str) -> Path:
    spec = find_spec(room)
    assert spec is not None and spec.origin is not None, room
    return Path(spec.origin)
