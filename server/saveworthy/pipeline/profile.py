"""What a draft says of its own kind, in its front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Edit, Finding, Fix, Span
from saveworthy.core.expression import expression
from saveworthy.rules.profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saveworthy.core import Document
    from saveworthy.rules.ruleset import RuleSet

_FENCES = ("---", "+++")
_LINE = expression(r"[^\r\n]*")
_VALUE = r"""[ \t]*(?P<quote>["']?)(?P<name>[^"'\s,}\]#]+)(?P=quote)"""
_PLAIN = expression(rf"profile[ \t]*[:=]{_VALUE}[ \t]*(?:#.*)?\Z")
_INSIDE = expression(rf"[ \t]+profile[ \t]*:{_VALUE}")
_IN_ONE_LINE = expression(
    r"saveworthy(?:\.|[ \t]*[:=][ \t]*\{[^#\r\n]{0,200}?)\bprofile[ \t]*[:=]" + _VALUE
)
_HEAD = expression(r"(?:saveworthy[ \t]*:|\[saveworthy\])[ \t]*(?:#.*)?\Z")
_IN_TABLE = expression(rf"[ \t]*profile[ \t]*={_VALUE}")
_TOP, _MAP, _TABLE, _ELSEWHERE = "top", "map", "table", "elsewhere"
_OWN = {_TOP: _IN_ONE_LINE, _MAP: _INSIDE, _TABLE: _IN_TABLE}
"""How a profile of ours is written in each section of front matter."""
_MOST = 20_000
"""Code points of front matter that are searched."""


class Named(NamedTuple):
    """A profile as a draft names it.

    Attributes:
        name: what stands there, a profile or not.
        span: where, in the document's text.
    """

    name: str
    span: Span


def named(document: Document) -> Named | None:
    """Return the profile that `document` names, None if it names none.

    It stands below `saveworthy`, as `profile`. A `profile` of the front matter itself counts only if
    it is one that we know: other programs use that key, too.
    """
    text = document.text
    if not text[:4].removeprefix("\ufeff").startswith(_FENCES) or "profile" not in text[:_MOST]:
        return None
    from saveworthy.text.formats.frontmatter import front_matter

    found = front_matter(text)
    lines = list(_lines(text, min(found.end, _MOST))) if found else []
    own = (_OWN[section].match(text, *span) for section, span in lines if section in _OWN)
    for match in own:
        if match:
            return _named(match)
    plain = (_PLAIN.match(text, *span) for section, span in lines if section == _TOP)
    return next((_named(match) for match in plain if match and match["name"] in PROFILES), None)


def _lines(text: str, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each line of the front matter with the section it stands in."""
    section = _TOP
    for line in _LINE.finditer(text, 0, end):
        said = line[0]
        if _HEAD.match(said):
            section = _TABLE if said[0] == "[" else _MAP
            continue
        if said.startswith("["):
            section = _ELSEWHERE
        elif section == _MAP and said.strip() and said[0] not in " \t":
            section = _TOP
        yield section, line.span()


def _named(match: re.Match[str]) -> Named:
    return Named(match["name"], Span(*match.span("name")))


def rules_for(document: Document, ruleset: RuleSet) -> RuleSet:
    """Return the rules for what `document` says it is; `ruleset` itself, if it says nothing."""
    found = named(document)
    return ruleset.for_profile(found.name) if found and found.name in PROFILES else ruleset


def remarks(document: Document, ruleset: RuleSet) -> Iterator[Finding]:
    """Yield what there is to say of the profile that `document` names: there may be no such one."""
    rule = next((r for r in ruleset.comment_checks if r.check == "unknown-profile"), None)
    found = named(document) if rule else None
    if rule is None or found is None or found.name in PROFILES:
        return
    from saveworthy.rules.ruleset import did_you_mean

    mend = did_you_mean(found.name, PROFILES)
    better = mend.partition("“")[2].partition("”")[0]
    fixes = (Fix(f"Use “{better}”", (Edit(found.span, better),)),) if better else ()
    known = mend or f"There are {', '.join(PROFILES)}."
    message = rule.message.format_map({"match": found.name, "mend": known})
    yield Finding(rule.id, found.span, message, rule.severity, fixes)
