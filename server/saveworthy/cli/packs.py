"""The rules of a command: the built-in ones, and the packs it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.errors import PackError, Problem
from saveworthy.rules import RuleSet, builtin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def rules_with(packs: Sequence[str]) -> RuleSet:
    """Return the built-in rules and those of `packs`, names of files.

    A pack that is new or has changed must live up to its own examples.

    Raises:
        PackError: a pack cannot be used.
    """
    paths = [Path(pack) for pack in packs]
    problems = [problem for path in paths for problem in _problems(path)]
    if problems:
        raise PackError(*problems)
    return builtin(paths)


def _problems(path: Path) -> Iterator[Problem]:
    from saveworthy.rules import compiled

    try:
        data = path.read_bytes()
    except OSError:
        return  # loading it says why
    if compiled.read(data, path) is not None:
        return  # it was used before
    from saveworthy.pipeline.examples import failures
    from saveworthy.rules.compile import compile_pack

    try:
        yield from failures(compile_pack(data, path))
    except PackError as error:
        yield from error.problems
