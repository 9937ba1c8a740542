"""Reads TOML so that every complaint can name its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from saveworthy.core.expression import expression
from saveworthy.errors import Problem, SettingsError

if TYPE_CHECKING:
    from tree_sitter import Node

Keys: TypeAlias = tuple[str | int, ...]
"""What leads to a value: the names of tables and keys, and numbers (from 0) in lists."""

_AT = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


class Source(NamedTuple):
    """A TOML file.

    Attributes:
        value: what it says.
        path: names it in problems.
        text: its source.
    """

    value: Mapping[str, object]
    path: str
    text: str

    def places(self) -> Mapping[Keys, tuple[int, int]]:
        """Line and column (from 1) of every key, table and element of a list."""
        data = self.text.encode()
        found: dict[Keys, tuple[int, int]] = {}
        for path, node in nodes(data):
            start = node.start_byte
            line = data.rfind(b"\n", 0, start) + 1
            column = len(data[line:start].decode(errors="replace"))
            found.setdefault(path, (data.count(b"\n", 0, start) + 1, column + 1))
        return found


def tree(data: bytes) -> Node:
    """The syntax tree of a TOML file; of a broken one, as far as it can be understood."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language())).parse(data).root_node


def nodes(data: bytes) -> Iterator[tuple[Keys, Node]]:
    """Yield every table, key and element of a list with what leads to it, in order of place."""
    yield from _document(tree(data))


def nearest(places: Mapping[Keys, tuple[int, int]], path: Sequence[str | int]) -> tuple[int, int]:
    """Return the place of what `path` leads to, or of the nearest thing above it."""
    for length in range(len(path), 0, -1):
        if tuple(path[:length]) in places:
            return places[tuple(path[:length])]
    return 1, 1


def parse(data: bytes, path: str) -> Source:
    """Read `data` as TOML.

    Raises:
        SettingsError: it is none (E501).
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            Problem("E501", "Settings must be UTF-8.", path, line, mend="Save the file as UTF-8.")
        ) from None
    import tomllib

    try:
        return Source(tomllib.loads(text), path, text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT.search(said)
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 0)
        what = _AT.sub("", said)
        problem = Problem("E501", f"This is no valid TOML: {_lower(what)}.", path, line, column)
    except (RecursionError, ValueError) as error:
        problem = Problem("E501", f"This TOML cannot be read: {_lower(str(error))}.", path)
    raise SettingsError(problem)


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


def _document(root: Node) -> Iterator[tuple[Keys, Node]]:
    counts: dict[Keys, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _pair(node, ())
            continue
        if node.type not in {"table", "table_array_element"}:
            continue
        head, *body = node.named_children
        path = _within(_names(head), counts)
        if node.type == "table_array_element":
            counts[path] = counts.get(path, -1) + 1
            yield path, node
            path = (*path, counts[path])
        yield path, node
        for pair in body:
            if pair.type == "pair":
                yield from _pair(pair, path)


def _within(names: Sequence[str], counts: Mapping[Keys, int]) -> Keys:
    """The path that `names` stand for below the last element of each list of tables."""
    path: Keys = ()
    for number, name in enumerate(names):
        path = (*path, name)
        if path in counts and number < len(names) - 1:
            path = (*path, counts[path])
    return path


def _pair(pair: Node, above: Keys) -> Iterator[tuple[Keys, Node]]:
    children = [child for child in pair.named_children if child.type != "comment"]
    path = above
    for name in _names(children[0]):
        path = (*path, name)
        yield path, pair
    yield from _value(children[-1], path)


def _value(node: Node, path: Keys) -> Iterator[tuple[Keys, Node]]:
    if node.type == "inline_table":
        for pair in node.named_children:
            if pair.type == "pair":
                yield from _pair(pair, path)
    elif node.type == "array":
        elements = (child for child in node.named_children if child.type != "comment")
        for number, element in enumerate(elements):
            yield (*path, number), element
            yield from _value(element, (*path, number))


def _names(key: Node) -> list[str]:
    if key.type == "dotted_key":
        return [name for part in key.named_children for name in _names(part)]
    text = (key.text or b"").decode(errors="replace")
    if key.type == "quoted_key":
        import tomllib

        return [next(iter(tomllib.loads(f"{text} = 0")))]
    return [text]
