"""From pack files to rules, by way of a compiled form on disk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from saveworthy import plugins
from saveworthy.errors import PackError, Problem
from saveworthy.rules import compiled
from saveworthy.rules.rule import Pack
from saveworthy.rules.ruleset import RuleSet


def pack_folder() -> Path:
    """Return the folder of the built-in packs: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "packs"
    return inside if inside.is_dir() else package.parents[1] / "rules"


@lru_cache(maxsize=1)
def _builtin_packs() -> tuple[Pack, ...]:
    return tuple(load(path) for path in sorted(pack_folder().glob("*.yml")))


def builtin(extra: Sequence[Path] = ()) -> RuleSet:
    """Return the built-in rules, those of installed plugins, and those of the `extra` pack files.

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


def load(path: Path) -> Pack:
    """Read one pack, from its compiled form when that is up to date.

    Raises:
        PackError: the file cannot be read, or the pack is refused; each problem with its line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError(
            Problem("E200", f"The pack cannot be read: {error.strerror}.", str(path))
        ) from None
    pack = compiled.read(data, path)
    if pack is None:
        from saveworthy.rules import compile as compiler

        pack = compiler.compile_pack(data, path)
        compiled.write(data, pack)
    return pack
