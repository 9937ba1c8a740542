"""From settings to the rules that apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from saveworthy.core.dismissal import Dismissal
from saveworthy.errors import PackError, Problem, UsageError
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.load import pack_folder, read
from saveworthy.settings import dismissals
from saveworthy.settings.values import Settings

_State = tuple[int, ...]


def ruleset(settings: Settings) -> RuleSet:
    """Return the rules for drafts with these settings; the same object for equal settings.

    Raises:
        PackError: a pack cannot be used.
        SettingsError: the file of dismissals cannot be used (E500, E507).
        UsageError: a name in the settings is neither a rule nor a pack (E301).
    """
    found = _ruleset(replace(settings, dismissals=""), tuple(map(_state, settings.packs)))
    if not settings.dismissals:
        return found
    dismissed = dismissals.read(settings.dismissals)
    return _without(found, dismissed) if dismissed else found


@lru_cache(maxsize=16)
def _without(found: RuleSet, dismissed: tuple[Dismissal, ...]) -> RuleSet:
    return found.without(dismissed)


def known_rules(packs: Sequence[str] = ()) -> RuleSet:
    """Return the built-in rules, those of plugins, and those of `packs`, names of files.

    A pack that is new or has changed must live up to its own examples.

    Raises:
        PackError: a pack cannot be used.
    """
    return _known_rules(tuple(packs), tuple(map(_state, packs)))


@lru_cache(maxsize=64)
def _ruleset(settings: Settings, states: tuple[_State, ...]) -> RuleSet:
    known = _known_rules(settings.packs, states)
    if not settings.layers and not settings.accept:
        return _sound(known)
    names = sorted({name for layer in settings.layers for name in layer.names()} - known.known)
    if names:
        raise UsageError(
            *(
                Problem(
                    "E301", f"No rule or pack is called “{name}”.", mend=known.did_you_mean(name)
                )
                for name in names
            )
        )
    return _sound(known.adjusted(settings.layers, settings.accept))


def _sound(ruleset: RuleSet) -> RuleSet:
    """Refuse fixes that go round in a circle over several packs, and note lesser clashes."""
    if all(Path(pack.path).parent == pack_folder() for pack in ruleset.packs):
        return ruleset  # a test sees to these
    from saveworthy.rules.between import between_packs

    refused, told = between_packs(ruleset)
    if refused:
        raise PackError(*refused)
    return ruleset.noting(told)


@lru_cache(maxsize=16)
def _known_rules(packs: tuple[str, ...], states: tuple[_State, ...]) -> RuleSet:  # noqa: ARG001
    """`states` are what tells one version of the packs from another."""
    paths = [Path(pack) for pack in packs]
    problems = [problem for path in paths for problem in _problems(path)]
    if problems:
        raise PackError(*problems)
    return builtin(paths)


def _state(pack: str) -> _State:
    try:
        state = Path(pack).stat()
    except (OSError, ValueError):  # ValueError: a NUL in the path; reading the pack says so
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


def _problems(path: Path) -> Iterator[Problem]:
    from saveworthy.rules import compiled

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
