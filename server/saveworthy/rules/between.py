"""Where packs contradict each other: the built-in ones, and those that a user brings along."""

from __future__ import annotations

from pathlib import Path

from saveworthy.errors import Problem
from saveworthy.rules.clashes import Clash, clashes
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.rule import Rule
from saveworthy.rules.ruleset import RuleSet

_NAMED = 3
"""Rules named in one message, at most."""


def between_packs(ruleset: RuleSet) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return where packs that the user brought clash with others.

    Returns:
        What to refuse: fixes that go round in a circle (E211). And what to tell: replacements that
        another pack marks (E212), once for each two rules, or each rule that spoils others' fixes.
    """
    own = pack_folder()
    brought = {pack.name for pack in ruleset.packs if Path(pack.path).parent != own}
    if not brought:
        return (), ()
    paths = {pack.name: pack.path for pack in ruleset.packs}

    def place(rule: Rule) -> str:
        return f"{paths[rule.pack]}:{rule.line}"

    refused: list[Problem] = []
    told: dict[tuple[str, str], Problem] = {}
    spoilt: dict[str, list[Clash]] = {}
    for clash in clashes(ruleset, brought):
        rule = clash.fix.rule
        if clash.back:
            others = " and ".join(f"{fix.rule.id} ({place(fix.rule)})" for fix in clash.back)
            refused.append(circle(clash, paths[rule.pack], rule.line, f"see {others}"))
        elif rule.pack in brought:
            told.setdefault(
                (rule.id, clash.other.id),
                marked(clash, paths[rule.pack], rule.line, place(clash.other)),
            )
        else:
            spoilt.setdefault(clash.other.id, []).append(clash)
    spoils = [_spoils(found, paths[found[0].other.pack]) for found in spoilt.values()]
    return tuple(refused), (*told.values(), *spoils)


def _spoils(found: list[Clash], path: str) -> Problem:
    """Tell that a rule the user brought marks what other rules offer."""
    rules = list(dict.fromkeys(clash.fix.rule.id for clash in found))
    named = ", ".join(rules[:_NAMED]) + (f" and {len(rules) - _NAMED} more" * (len(rules) > _NAMED))
    return Problem(
        "E212",
        f"Rule {found[0].other.id} marks “{found[0].words}”, which is a replacement of {named}.",
        path,
        found[0].other.line,
        mend="Ignore it or them, or a fix will be marked again.",
    )


def circle(clash: Clash, path: str, line: int, see: str) -> Problem:
    """Return the problem of fixes that go round in a circle; `see` names the other places."""
    phrases = [clash.fix.phrase, *(fix.phrase for fix in clash.back), clash.fix.phrase]
    way = " → ".join(f"“{phrase}”" for phrase in phrases)
    return Problem(
        "E211",
        f"These fixes go round in a circle: {way}; {see}.",
        path,
        line,
        mend="Keep one direction: take the other replacement out, or ignore its rule.",
    )


def marked(clash: Clash, path: str, line: int, where: str) -> Problem:
    """Return the problem of a replacement that a rule marks, which stands at `where`."""
    what = f" for “{clash.fix.phrase}”" if clash.fix.phrase else ""
    words = "" if clash.words == clash.fix.text else f" (“{clash.words}”)"
    return Problem(
        "E212",
        f"The replacement “{clash.fix.text}”{what} is itself marked{words} by "
        f"{clash.other.id}, {where}.",
        path,
        line,
        mend="Offer other words, or list these under “except” of that rule.",
    )
