"""A style: a folder of rules, each in a file of its own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from saveworthy.errors import PackError, Problem
from saveworthy.rules.vale import kept
from saveworthy.rules.vale.builtin import STYLE
from saveworthy.rules.vale.read import load_rule
from saveworthy.rules.vale.rule import ValeRule


def read_style(folder: Path) -> tuple[tuple[ValeRule, ...], tuple[Problem, ...]]:
    """Return the rules of one style, and what is wrong with those that cannot be read."""
    style = Style(folder)
    return tuple(style.rules), tuple(style.problems)


class Style:
    """A folder of rules, or those that Vale brings along.

    Attributes:
        name: of the pack.
        path: the folder, "" if there is none.
        rules: those that could be read.
        problems: those of the others.
    """

    def __init__(
        self,
        folder: Path | None,
        rules: tuple[ValeRule, ...] = (),
        taken: frozenset[str] = frozenset(),
    ) -> None:
        self.name = folder.name if folder else STYLE
        self.name = f"vale-{self.name}" if self.name in taken else self.name
        self.path = str(folder) if folder else ""
        self.problems: list[Problem] = []
        self.rules: list[ValeRule] = list(rules)
        if folder:
            self._read(folder)

    def _read(self, folder: Path) -> None:
        files = list(_rule_files(folder))
        data = _contents(self.name, files)
        known = kept.rules(data)
        if known is not None:
            self.rules += known
            return
        for place in files:
            inner = place.relative_to(folder).with_suffix("").parts
            try:
                self.rules.append(load_rule(place, f"{self.name}/{'.'.join(inner)}"))
            except PackError as error:
                self.problems += error.problems
        if not self.problems:
            kept.keep_rules(data, self.rules)


def _contents(name: str, files: list[Path]) -> bytes:
    """The names and the contents of files, in one row; what cannot be read tells nothing."""
    parts = [name.encode(errors="surrogatepass")]
    for file in files:
        with contextlib.suppress(OSError):
            parts += (os.fsencode(file), file.read_bytes())
    return b"\0".join(parts)


def _rule_files(folder: Path) -> Iterator[Path]:
    for above, inner, names in os.walk(folder):
        inner.sort()
        yield from (Path(above, name) for name in sorted(names) if name.endswith(".yml"))
