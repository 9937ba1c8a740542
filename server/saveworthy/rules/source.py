"""Reads YAML so that every complaint can name its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from saveworthy.errors import PackError, Problem
from saveworthy.rules import limits

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc, valid-type]
    """YAML 1.2's core schema: “no”, “on” and “yes” are words, as a word list needs them."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"\A(?:{_pattern})\Z"), list(_first)
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file: its value, and where each part of it stands."""

    value: object
    path: str
    _root: yaml.Node

    def place(self, keys: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column (1-based) of what `keys` lead to, or of the nearest part above."""
        node = self._root
        mark = node.start_mark
        for step in keys:
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(step):
                        node, mark = value, key.start_mark
                        break
            elif (
                isinstance(node, yaml.SequenceNode)
                and isinstance(step, int)
                and step < len(node.value)
            ):
                node = node.value[step]
                mark = node.start_mark
        return mark.line + 1, mark.column + 1


def parse(text: str, path: str, *, keep_last: bool = False) -> Source:
    """Read `text` as YAML.

    Args:
        text: the file.
        path: names it in problems.
        keep_last: take the last of keys that stand twice, and do not refuse them.

    Raises:
        PackError: it is no YAML (E201), holds nothing (E202), has a key twice (E203) or is larger or
            deeper than a pack may be (E209).
    """
    loader = _Loader(text)
    try:
        _refuse_floods(text, path)
        root = loader.get_single_node()
        if root is None:
            raise PackError(
                Problem("E202", "The file holds no pack.", path, mend="See docs/writing-rules.md.")
            )
        if not keep_last:
            _refuse_doubles(root, path)
        _refuse_bombs(root, path)
        return Source(loader.construct_document(root), path, root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = error.problem or error.context or "it cannot be read"
        raise PackError(
            Problem("E201", f"This is no valid YAML: {what}.", path, line, column)
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PackError(
            Problem("E201", f"This is no valid YAML: {error.reason}.", path, line)
        ) from None
    except yaml.YAMLError as error:
        raise PackError(Problem("E201", f"This is no valid YAML: {error}", path)) from None
    except (RecursionError, ValueError) as error:
        raise PackError(Problem("E201", f"This YAML cannot be read: {error}", path)) from None
    finally:
        loader.dispose()


def _refuse_floods(text: str, path: str) -> None:
    """Refuse what is too much or too deep, before the library builds it and runs out of stack."""
    parts = depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent):
            parts += 1
        if parts > limits.PARTS:
            raise _flood(f"has more than {limits.PARTS:,} values", event, path)
        if depth > limits.DEPTH:
            raise _flood(f"is nested more than {limits.DEPTH} deep", event, path)


def _flood(what: str, event: yaml.Event, path: str) -> PackError:
    mark = event.start_mark
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    message = f"The file {what}; a pack never needs that."
    return PackError(Problem("E209", message, path, *place, "Split it, or leave most of it out."))


def _refuse_bombs(root: yaml.Node, path: str) -> None:
    """Refuse aliases that stand for more than a pack may hold, or for themselves."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        known = sizes.get(id(node))
        if known is not None:
            return known
        sizes[id(node)] = limits.PARTS + 1  # what it counts for inside itself
        children = (
            [part for pair in node.value for part in pair]
            if isinstance(node, yaml.MappingNode)
            else node.value
            if isinstance(node, yaml.SequenceNode)
            else ()
        )
        sizes[id(node)] = 1 if isinstance(node, yaml.ScalarNode) else sum(map(size, children))
        if sizes[id(node)] > limits.PARTS:
            raise PackError(
                Problem(
                    "E209",
                    "The aliases (*name) here stand for themselves, or for more than "
                    f"{limits.PARTS:,} values.",
                    path,
                    node.start_mark.line + 1,
                    node.start_mark.column + 1,
                    "Write out what is meant.",
                )
            )
        return sizes[id(node)]

    size(root)


def _refuse_doubles(root: yaml.Node, path: str) -> None:
    problems = []
    todo = [root]
    seen_nodes: set[int] = set()
    while todo:
        node = todo.pop()
        if id(node) in seen_nodes:
            continue
        seen_nodes.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            todo += node.value
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                todo.append(value)
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        mark = key.start_mark
                        problems.append(
                            Problem(
                                "E203",
                                f"“{key.value}” stands here a second time.",
                                path,
                                mark.line + 1,
                                mark.column + 1,
                                "Keep one.",
                            )
                        )
                    seen.add(key.value)
    if problems:
        raise PackError(*problems)
