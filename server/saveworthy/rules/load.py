"""From pack files to rules, by way of a compiled form on disk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from saveworthy import plugins
from saveworthy.errors import PackError, Problem
from saveworthy.rules import compiled, limits
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.profiles import DEFAULT
from saveworthy.rules.rule import Pack
from saveworthy.rules.ruleset import RuleSet


@lru_cache(maxsize=1)
def _builtin_packs() -> tuple[Pack, ...]:
    return tuple(load(path) for path in sorted(pack_folder().glob("*.yml")))


def builtin(extra: Sequence[Path] = ()) -> RuleSet:
    """Return `every` rule that speaks in a draft of which nothing is said.

    Raises:
        PackError: a pack cannot be used; carries the problems of all of them.
    """
    return every(extra).adjusted((), (), DEFAULT)


def every(extra: Sequence[Path] = ()) -> RuleSet:
    """Return all built-in rules, those of installed plugins, and those of the `extra` pack files.

    Raises:
        PackError: a pack cannot be used; carries the problems of all of them.
    """
    packs = list(_builtin_packs())
    names = {pack.name for pack in packs}
    problems: list[Problem] = []
    for path in (*plugins.packs(), *extra):
        try:
            pack = load(path)
        except PackError as error:
            problems += error.problems
            continue
        if pack.name in names:
            problems.append(
                Problem(
                    "E207",
                    f"There is a pack “{pack.name}” already.",
                    str(path),
                    1,
                    mend="Give this one another name.",
                )
            )
        names.add(pack.name)
        packs.append(pack)
    if problems:
        raise PackError(*problems)
    return RuleSet(packs)


def read(path: Path) -> bytes:
    """Return the source of a pack.

    Raises:
        PackError: the file cannot be read (E200), or is larger than a pack may be (E209).
    """
    try:
        with path.open("rb") as file:
            data = file.read(limits.BYTES + 1)
            size = max(path.stat().st_size, len(data))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PackError(Problem("E200", f"The pack cannot be read: {reason}.", str(path))) from None
    if len(data) > limits.BYTES:
        raise PackError(
            Problem(
                "E209",
                f"The pack has {size:,} bytes; a pack may have {limits.BYTES:,}, and "
                f"{limits.PHRASES:,} phrases.",
                str(path),
                1,
                mend="Keep the phrases that matter, or split it into several packs.",
            )
        )
    return data


def load(path: Path) -> Pack:
    """Read one pack, from its compiled form when that is up to date.

    Raises:
        PackError: the file cannot be read, or the pack is refused; each problem with its line.
    """
    data = read(path)
    pack = compiled.read(data, path)
    if pack is None:
        from saveworthy.rules import compile as compiler

        pack = compiler.compile_pack(data, path)
        compiled.write(data, pack)
    return pack
