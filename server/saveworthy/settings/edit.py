"""Changes to a settings file that leave its comments and its layout as they are."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from saveworthy.core import Edit, Span, apply_edits
from saveworthy.errors import Problem, SettingsError
from saveworthy.settings.source import Keys, nodes

if TYPE_CHECKING:
    from tree_sitter import Node

_LINE_END = re.compile(r"\r\n|\n")
_TABLES = {"table", "table_array_element"}


def add_to_list(text: str, table: Keys, key: str, value: str, path: str = "") -> tuple[Edit, ...]:
    """Return the edits that put `value` at the end of the list `key`.

    Args:
        text: the file, without a byte order mark.
        table: where the settings stand: () or ("tool", "saveworthy").
        key: the list, which is made if it is not there.
        value: what to add; nothing is done if the list has it.
        path: names the file in problems.

    Raises:
        SettingsError: the file is no TOML, or is laid out so that there is no safe place (E508).
    """
    return _added(text, table, key, value, path)


def add_override(
    text: str, table: Keys, pattern: str, key: str, value: str, path: str = ""
) -> tuple[Edit, ...]:
    """Return the edits that put `value` into the list `key` for the drafts of one `pattern`.

    An `[[overrides]]` for this pattern alone is added to; else there will be a new one at the end.

    Raises:
        SettingsError: as for `add_to_list`.
    """
    found = _list(_at(_parsed(text, path), table), "overrides")
    for number in reversed(range(len(found))):
        override = found[number]
        if isinstance(override, Mapping) and override.get("files") == [pattern]:
            return _added(text, (*table, "overrides", number), key, value, path)
    end = _newline(text)
    name = ".".join([*map(str, table), "overrides"])
    lead = "" if not text else end if text.endswith("\n") else end * 2
    block = f"[[{name}]]{end}files = [{_quoted(pattern)}]{end}{key} = [{_quoted(value)}]{end}"
    wanted = [*found, {"files": [pattern], key: [value]}]
    edits = (Edit(Span(len(text), len(text)), lead + block),)
    return _checked(text, [edits], (*table, "overrides"), wanted, path)


def _added(text: str, table: Keys, key: str, value: str, path: str) -> tuple[Edit, ...]:
    present = _list(_at(_parsed(text, path), table), key)
    if value in present:
        return ()
    ways = _ways(text, table, key, _quoted(value))
    return _checked(text, ways, (*table, key), [*present, value], path)


def _ways(text: str, table: Keys, key: str, item: str) -> Iterator[tuple[Edit, ...]]:
    data = text.encode("utf-8", "replace")
    found: dict[Keys, Node] = {}
    for keys, node in nodes(data):
        found.setdefault(keys, node)
    places = _Places(text, data)
    pair = found.get((*table, key))
    if pair is not None:
        array = _value(pair)
        if array.type == "array":
            yield _into_array(text, places, array, item)
        return
    line = f"{key} = [{item}]"
    end = _newline(text)
    home = found.get(table)
    if home is not None and home.type in _TABLES:
        pairs = [child for child in home.named_children if child.type == "pair"]
        last = _value(pairs[-1]) if pairs else None
        at = places.line_end(places.at(last.end_byte if last else home.named_children[0].end_byte))
        yield (Edit(Span(at, at), end + line),)
    elif home is not None and home.type == "pair" and _value(home).type == "inline_table":
        at = places.at(_value(home).end_byte) - 1
        yield (Edit(Span(at, at), f", {line}"),)
    elif table:
        name = ".".join(map(str, table))
        lead = "" if not text else end if text.endswith("\n") else end * 2
        yield (Edit(Span(len(text), len(text)), f"{lead}[{name}]{end}{line}{end}"),)
    else:
        yield from _at_the_top(text, places, found, line)


def _at_the_top(
    text: str, places: _Places, found: Mapping[Keys, Node], line: str
) -> Iterator[tuple[Edit, ...]]:
    """Ways to put a line above the first table."""
    end = _newline(text)
    pairs = [node for keys, node in found.items() if node.type == "pair" and _is_top(node)]
    tables = [node for node in found.values() if node.type in _TABLES]
    if pairs:
        at = places.line_end(places.at(max(_value(node).end_byte for node in pairs)))
        yield (Edit(Span(at, at), end + line),)
    elif tables:
        at = places.at(min(node.start_byte for node in tables))
        at = places.above_comments(places.line_start(at))
        yield (Edit(Span(at, at), f"{line}{end}{end}"),)
    else:
        lead = "" if not text or text.endswith("\n") else end
        yield (Edit(Span(len(text), len(text)), f"{lead}{line}{end}"),)


def _value(pair: Node) -> Node:
    """The value of a pair, without the comment and the line end that the grammar adds to it."""
    return [child for child in pair.named_children if child.type != "comment"][-1]


def _is_top(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "document"


def _into_array(text: str, places: _Places, array: Node, item: str) -> tuple[Edit, ...]:
    elements = [child for child in array.named_children if child.type != "comment"]
    start, close = places.at(array.start_byte), places.at(array.end_byte) - 1
    if not elements:
        return (Edit(Span(start + 1, start + 1), item),)
    after = places.at(elements[-1].end_byte)
    comma = next(
        (c for c in array.children if c.type == "," and c.start_byte >= elements[-1].end_byte), None
    )
    first = places.at(elements[-1].start_byte)
    stop = places.line_end(places.at(comma.end_byte) if comma else after)
    if stop >= close:  # the list ends on this line
        if comma is None:
            return (Edit(Span(after, after), f", {item}"),)
        at = places.at(comma.end_byte)
        return (Edit(Span(at, at), f" {item},"),)
    begin = places.line_start(first)
    indent = text[begin:first] if not text[begin:first].strip() else "  "
    line = f"{_newline(text)}{indent}{item}"
    if comma is not None:
        return (Edit(Span(stop, stop), f"{line},"),)
    return (Edit(Span(after, after), ","), Edit(Span(stop, stop), line))


class _Places:
    """Turns places in the bytes of a text into its code points."""

    def __init__(self, text: str, data: bytes) -> None:
        self._text = text
        self._data = data

    def at(self, byte: int) -> int:
        return len(self._data[:byte].decode("utf-8", "replace"))

    def line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        end = _LINE_END.search(self._text, at)
        return end.start() if end else len(self._text)

    def above_comments(self, line: int) -> int:
        """The start of the comment that stands right above a line, else the line's own."""
        while line:
            above = self.line_start(line - 1)
            if not self._text[above:line].lstrip().startswith("#"):
                break
            line = above
        return line


def _checked(
    text: str,
    ways: Iterator[tuple[Edit, ...]] | Sequence[tuple[Edit, ...]],
    keys: Keys,
    wanted: object,
    path: str,
) -> tuple[Edit, ...]:
    """The first of the `ways` after which the file says what it said, and `wanted` at `keys`."""
    before = _parsed(text, path)
    for edits in ways:
        try:
            after = tomllib.loads(apply_edits(text, edits))
        except ValueError:
            continue
        if _at(after, keys) == wanted and _without(after, keys) == _without(before, keys):
            return edits
    name = str(keys[-1])
    raise SettingsError(
        Problem(
            "E508",
            f"There is no safe place for “{name}” in this file.",
            path,
            mend="Add it by hand.",
        )
    )


def _without(value: object, keys: Keys) -> object:
    """`value` less what `keys` lead to, and less the tables that this leaves empty."""
    if not keys:
        return None
    if isinstance(value, Mapping):
        rest = {key: inner for key, inner in value.items() if key != keys[0]}
        inner = _without(value[keys[0]], keys[1:]) if keys[0] in value else None
        return {**rest, keys[0]: inner} if inner else rest
    if isinstance(value, list) and isinstance(keys[0], int):
        return [_without(each, keys[1:]) if n == keys[0] else each for n, each in enumerate(value)]
    return value


def _parsed(text: str, path: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        raise SettingsError(
            Problem(
                "E501", "This is no valid TOML, so nothing was added.", path, mend="Mend it first."
            )
        ) from None


def _at(value: object, keys: Keys) -> object:
    for key in keys:
        if isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _list(value: object, key: str) -> list[object]:
    inner = value.get(key) if isinstance(value, Mapping) else None
    return inner if isinstance(inner, list) else []


def _newline(text: str) -> str:
    end = _LINE_END.search(text)
    return end[0] if end else "\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
