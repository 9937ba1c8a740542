"""From settings to the rules that apply."""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.core.dismissal import Dismissal
from saveworthy.errors import PackError, Problem, UsageError
from saveworthy.rules.profiles import DEFAULT, PROFILES
from saveworthy.rules.rule import VALE
from saveworthy.settings.trust import uses_packs
from saveworthy.settings.values import Settings

if TYPE_CHECKING:
    from saveworthy.rules import RuleSet
    from saveworthy.rules.vale.use import Use

_State = tuple[int, ...]


def ruleset(settings: Settings) -> RuleSet:
    """Return the rules for drafts with these settings; the same object for equal settings.

    Raises:
        PackError: a pack cannot be used.
        SettingsError: the file of dismissals cannot be used (E500, E507).
        UsageError: a name in the settings is neither a rule nor a pack (E301).
    """
    bare = replace(settings, dismissals="", minimum=())
    if not uses_packs():
        bare = replace(bare, packs=(), vale=None)
    found = _ruleset(bare, tuple(map(_state, bare.packs)), _vale_state(bare))
    if not settings.dismissals:
        return found
    from saveworthy.settings import dismissals

    dismissed = dismissals.read(settings.dismissals)
    return _without(found, dismissed) if dismissed else found


@lru_cache(maxsize=16)
def _without(found: RuleSet, dismissed: tuple[Dismissal, ...]) -> RuleSet:
    return found.without(dismissed)


def known_rules(packs: Sequence[str] = (), vale: Use | None = None) -> RuleSet:
    """Return the rules of all profiles: the built-in ones, those of plugins, and those of `packs`.

    Args:
        packs: names of files.
        vale: Vale styles to add, as a draft's settings have them.

    A pack that is new or has changed must live up to its own examples.

    Raises:
        PackError: a pack cannot be used.
    """
    if not uses_packs():
        packs, vale = (), None
    return _with_vale(_known_rules(tuple(packs), tuple(map(_state, packs))), vale)


@lru_cache(maxsize=64)
def _ruleset(settings: Settings, states: tuple[_State, ...], vale: Hashable) -> RuleSet:  # noqa: ARG001
    if settings.profile and settings.profile not in PROFILES:
        from saveworthy.rules.ruleset import did_you_mean

        mend = did_you_mean(settings.profile, PROFILES) or f"There are {', '.join(PROFILES)}."
        raise UsageError(Problem("E305", f"There is no profile “{settings.profile}”.", mend=mend))
    known = _with_vale(_known_rules(settings.packs, states), settings.vale)
    names = sorted({name for layer in settings.layers for name in layer.names()} - known.known)
    if names and uses_packs():  # else they may be those of a pack
        raise UsageError(
            *(
                Problem(
                    "E301", f"No rule or pack is called “{name}”.", mend=known.did_you_mean(name)
                )
                for name in names
            )
        )
    profile = settings.profile or DEFAULT
    chosen = known.adjusted(settings.layers, settings.accept, profile, insists=settings.insists)
    sound = _sound(chosen)
    return sound.noting((*sound.notices, *known.notices)) if known.notices else sound


def _vale_state(settings: Settings) -> Hashable:
    """What tells one version of the styles from another; looked up at most twice a second."""
    return _state_of(settings.vale, int(time.monotonic() * 2)) if settings.vale else ()


@lru_cache(maxsize=16)
def _state_of(use: Use, moment: int) -> Hashable:  # noqa: ARG001
    from saveworthy.rules.vale.use import state

    return state(use)


def _with_vale(known: RuleSet, use: Use | None) -> RuleSet:
    """`known` with the rules of Vale styles."""
    if use is None or use == ((), "", ()):
        return known
    from saveworthy.rules.ruleset import RuleSet
    from saveworthy.rules.vale.load import load
    from saveworthy.rules.vale.use import state

    taken = frozenset(pack.name for pack in known.packs)
    loaded = load(use, state(use), taken)
    both = RuleSet((*known.packs, *loaded.packs), known.accepted.terms, known.known | loaded.known)
    return both.noting(loaded.notices)


def _sound(ruleset: RuleSet) -> RuleSet:
    """Refuse fixes that go round in a circle over several packs, and note lesser clashes."""
    from saveworthy.rules.folder import pack_folder

    packs = [p for p in ruleset.packs if any(rule.check != VALE for rule in p.rules)]
    if all(Path(pack.path).parent == pack_folder() for pack in packs):
        return ruleset  # a test sees to these
    from saveworthy.rules.between import between_packs

    refused, told = between_packs(ruleset)
    if refused:
        raise PackError(*refused)
    return ruleset.noting(told)


@lru_cache(maxsize=16)
def _known_rules(packs: tuple[str, ...], states: tuple[_State, ...]) -> RuleSet:  # noqa: ARG001
    """`states` are what tells one version of the packs from another."""
    from saveworthy.rules.load import every

    paths = [Path(pack) for pack in packs]
    problems = [problem for path in paths for problem in _problems(path)]
    if problems:
        raise PackError(*problems)
    return every(paths)


def _state(pack: str) -> _State:
    try:
        state = Path(pack).stat()
    except (OSError, ValueError):  # ValueError: a NUL in the path; reading the pack says so
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


def _problems(path: Path) -> Iterator[Problem]:
    from saveworthy.rules import compiled
    from saveworthy.rules.load import read

    try:
        data = read(path)
    except PackError:
        return  # loading it says why
    if compiled.read(data, path) is not None:
        return  # it was used before
    from saveworthy.pipeline.examples import failures
    from saveworthy.rules.compile import compile_pack

    try:
        yield from failures(compile_pack(data, path))
    except PackError as error:
        yield from error.problems
