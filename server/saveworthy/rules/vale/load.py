"""From folders of styles, or a `.vale.ini`, to packs of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from saveworthy.core.digest import blake2b
from saveworthy.errors import Problem, SettingsError
from saveworthy.rules.rule import Pack
from saveworthy.rules.vale import ini, kept
from saveworthy.rules.vale.asks import asks
from saveworthy.rules.vale.builtin import BUILTIN, STYLE, avoid, terms
from saveworthy.rules.vale.expressions import BadExpressionError
from saveworthy.rules.vale.formula import FormulaError
from saveworthy.rules.vale.ini import NO, YES, Ini
from saveworthy.rules.vale.rule import LEVELS, Hidden, Setup, ValeRule
from saveworthy.rules.vale.run import ready
from saveworthy.rules.vale.spelling import MissingDictionaryError
from saveworthy.rules.vale.style import Style
from saveworthy.rules.vale.use import State, Use
from saveworthy.rules.vale.vocabulary import is_sound, vocabulary


class Loaded(NamedTuple):
    """The rules of a use.

    Attributes:
        packs: one for each style, with the rules that are on.
        known: the ids of all rules of its styles, on or off, and the names of the packs.
        notices: what is not run, and why.
    """

    packs: tuple[Pack, ...]
    known: frozenset[str]
    notices: tuple[Problem, ...]


def load(use: Use, states: State, taken: frozenset[str] = frozenset()) -> Loaded:
    """Return the rules that `use` asks for.

    A rule that cannot be used is left out, and a notice says why; the others are not touched by it.

    Args:
        use: what applies.
        states: `use.state`; the same states, the same rules.
        taken: names of packs that there are already; a style of such a name gets “vale-” before it.

    Raises:
        SettingsError: a style, the folder of styles or a vocabulary is not there (E522), or the
            `.vale.ini` cannot be read.
    """
    return _load(use, states, taken)


@lru_cache(maxsize=32)
def _load(use: Use, states: State, taken: frozenset[str]) -> Loaded:  # noqa: ARG001
    require(use)
    return _of_ini(use, taken) if use.ini else _of_folders(use.styles, taken)


def require(use: Use) -> None:
    """Look whether all that `use` names is there.

    Raises:
        SettingsError: a style, the folder of styles or a vocabulary is not (E522), or the
            `.vale.ini` cannot be read.
    """
    if use.ini:
        file = ini.load(Path(use.ini))
        _wanted(file)
        vocabulary(file)
    missing = [Path(style) for style in use.styles if not Path(style).is_dir()]
    if missing:
        raise SettingsError(*(_no_style(place.name, place.parent, "") for place in missing))


def _of_folders(styles: tuple[str, ...], taken: frozenset[str]) -> Loaded:
    found = [Style(Path(style), taken=taken) for style in styles]
    setup = Setup(styles_path=str(Path(styles[0]).parent) if styles else "")
    return _packs(found, {rule.name: rule for style in found for rule in style.rules}, setup)


def _of_ini(use: Use, taken: frozenset[str]) -> Loaded:
    file = ini.load(Path(use.ini))
    sections = [file.sections[number] for number in use.sections if number < len(file.sections)]
    based: tuple[str, ...] = ()
    switches: dict[str, str] = {}
    for section in sections:
        based = section.styles if section.styles is not None else based
        switches |= dict(section.switches)
    styles = _styles(file, taken)
    accepted, rejected = vocabulary(file)
    hidden = Hidden(
        tuple(dict.fromkeys(each for s in sections for each in s.hidden.tokens)),
        tuple(dict.fromkeys(each for s in sections for each in s.hidden.blocks)),
    )
    hidden, wrong = _sound(hidden, file)
    setup = Setup(hidden, accepted, file.word, file.styles_path)
    if STYLE in {name for s in file.sections for name in (*(s.styles or ()), *_heads(s.switches))}:
        own = [*BUILTIN, *terms(accepted), *avoid(rejected)]
        styles.append(Style(None, tuple(own)))
    rules = {rule.name: rule for style in styles for rule in style.rules}
    on = {
        name: leveled
        for name, rule in rules.items()
        if (leveled := _switched(rule, based, switches, file.least)) is not None
    }
    return _packs(styles, on, setup, (*wrong, *_unread(file)))


def _switched(
    rule: ValeRule, based: tuple[str, ...], switches: Mapping[str, str], least: str
) -> ValeRule | None:
    """The rule at its level; None if it is off."""
    switch = switches.get(rule.name)
    if switch == NO or (switch is None and rule.name.partition(".")[0] not in based):
        return None
    if switch not in {None, YES}:
        rule = replace(rule, severity=LEVELS[str(switch)])
    return rule if rule.severity >= LEVELS[least] else None


def _packs(
    styles: list[Style],
    on: Mapping[str, ValeRule],
    setup: Setup,
    notices: tuple[Problem, ...] = (),
) -> Loaded:
    told = list(notices)
    packs: list[Pack] = []
    known: set[str] = set()
    for style in styles:
        known |= {style.name, *(rule.id for rule in style.rules)}
        wanted = (on.get(rule.name) for rule in style.rules)
        rules, problems = _usable(
            [_set_up(rule, setup) for rule in wanted if rule is not None], setup
        )
        unread = {problem.path for problem in style.problems}
        told += (each for each in problems if each.path not in unread or not each.path)
        told += style.problems
        summary = f"The Vale style {style.name}."
        packs.append(Pack(style.name, style.name, summary, style.path, rules))
    return Loaded(tuple(packs), frozenset(known), tuple(dict.fromkeys(told)))


def _set_up(rule: ValeRule, setup: Setup) -> ValeRule:
    state = repr((rule.id, rule.message, rule.why, rule.spec, setup))
    digest = blake2b(state.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return replace(rule, setup=setup, digest=digest)


def _usable(rules: list[ValeRule], setup: Setup) -> tuple[tuple[ValeRule, ...], list[Problem]]:
    """The rules that can be run, each with what it asks a text for, and what keeps the others."""
    tried = [rule for rule in rules if rule.spec.extends not in _ALWAYS_TRIED]
    digests = [rule.digest for rule in tried]
    asked = kept.pieces(digests)
    problems = {rule.id: _unusable(rule) for rule in (rules if asked is None else _others(rules))}
    if asked is None:
        asked = [asks(rule.spec, whole_words=not setup.word) for rule in tried]
        if not any(problems[rule.id] for rule in tried):
            kept.keep_pieces(digests, asked)
    pieces = {rule.id: each for rule, each in zip(tried, asked, strict=True)}
    return (
        tuple(
            replace(rule, needs=pieces.get(rule.id, ()))
            for rule in rules
            if problems.get(rule.id) is None
        ),
        [problem for problem in problems.values() if problem is not None],
    )


_ALWAYS_TRIED = frozenset(["script", "spelling"])
"""Kinds of rules that go by more than their own files."""


def _others(rules: list[ValeRule]) -> list[ValeRule]:
    return [rule for rule in rules if rule.spec.extends in _ALWAYS_TRIED]


def _unusable(rule: ValeRule) -> Problem | None:
    """What keeps a rule from being run; None if nothing does."""
    if rule.spec.extends == "script":
        return Problem(
            "E215",
            f"{rule.name} is a script, and scripts are not run; the rule is left out.",
            rule.path,
            rule.line,
            mend=f"To hear no more of it, write “{rule.name} = NO” in your .vale.ini.",
        )
    try:
        ready(rule)
    except BadExpressionError as error:
        return Problem(
            "E214",
            f"An expression of {rule.name} cannot be read ({error}); the rule is left out.",
            rule.path,
            rule.line,
            mend="Try it at a tester of Go’s or .NET’s expressions.",
        )
    except FormulaError as error:
        return Problem(
            "E214",
            f"The formula of {rule.name} cannot be read ({error}); the rule is left out.",
            rule.path,
            rule.line,
        )
    except MissingDictionaryError:
        names = " and ".join(rule.spec.dictionaries or ("en_US",))
        return Problem(
            "E216",
            f"{rule.name} needs a dictionary ({names}), and there is none; the rule is left out.",
            rule.path,
            rule.line,
            mend="Put its .dic and .aff into config/dictionaries in the folder of your styles.",
        )
    return None


def _styles(file: Ini, taken: frozenset[str]) -> list[Style]:
    """The styles that a file names anywhere."""
    base = Path(file.styles_path)
    return [Style(base / name, taken=taken) for name in _wanted(file)]


def _wanted(file: Ini) -> list[str]:
    """The names of the styles that a file names anywhere, but for Vale's own.

    Raises:
        SettingsError: some are not there.
    """
    base = Path(file.styles_path)
    lines: dict[str, int] = {}
    for section in file.sections:
        for name in section.styles or ():
            lines.setdefault(name, section.line)
    switched = {name for section in file.sections for name in _heads(section.switches)}
    wanted = [name for name in lines if name != STYLE]
    if wanted and not base.is_dir():
        raise SettingsError(
            Problem(
                "E522",
                f"The folder of the styles, {base}, is not there.",
                file.path,
                mend=_SYNC if file.packages else "Mend StylesPath, or write “vale = false”.",
            )
        )
    missing = [name for name in wanted if not (base / name).is_dir()]
    if missing:
        synced = _SYNC if file.packages else ""
        raise SettingsError(*(_no_style(n, base, synced, file.path, lines[n]) for n in missing))
    wanted += sorted(n for n in switched - set(wanted) - {STYLE} if (base / n).is_dir())
    return wanted


_SYNC = "Run “vale sync” once; it fetches the packages that the file names."


def _no_style(name: str, base: Path, mend: str, path: str = "", line: int = 0) -> Problem:
    message = f"There is no style “{name}” in {base}."
    near = _nearest(name, base)
    return Problem("E522", message, path, line, mend=near or mend or _ELSE)


_ELSE = "Mend its name, or take it away."


def _nearest(name: str, base: Path) -> str:
    from saveworthy.rules.ruleset import did_you_mean

    try:
        return did_you_mean(name, [each.name for each in base.iterdir() if each.is_dir()])
    except OSError:
        return ""


def _heads(switches: tuple[tuple[str, str], ...]) -> Iterator[str]:
    return (name.partition(".")[0] for name, to in switches if to != NO)


def _sound(hidden: Hidden, file: Ini) -> tuple[Hidden, tuple[Problem, ...]]:
    wrong = [each for each in (*hidden.tokens, *hidden.blocks) if not is_sound(each)]
    told = tuple(
        Problem("E214", f"“{each}” is no expression; nothing is ignored by it.", file.path)
        for each in wrong
    )
    return Hidden(
        tuple(each for each in hidden.tokens if each not in wrong),
        tuple(each for each in hidden.blocks if each not in wrong),
    ), told


def _unread(file: Ini) -> Iterator[Problem]:
    for key, line in file.unread:
        message = f"{ini.unread_name(key)} is not followed here."
        yield Problem("E217", message, file.path, line, mend="See docs/vale.md.")
