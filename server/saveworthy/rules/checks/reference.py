"""Tells what is looked things up in (a manual, a job advertisement, minutes) from what is read.

Such a page is kept for what it holds. It needs no line to screenshot and no question at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.core.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.rules.checks.passage import Passage

_NAMING = (BlockKind.TITLE, BlockKind.HEADING)

_SURE = expression(
    r"(?:(?:release|version) )?v?\d+(?:\.\d+)+[\w.+-]*\W*(?:\d[\d ./-]*)?"
    r"|.*\bjob (?:description|advert(?:isement)?|posting)"
    r"|licen[cs]e|licensing|api(?: reference)?|change ?log|unreleased|release (?:notes|history)"
    r"|contributing|maintainers|security policy"
    r"|(?:(?:key|core|your|main) )?responsibilities|(?:(?:minimum|preferred|required) )?qualifications"
    r"|required skills|about the (?:role|position)|interview process|how to apply"
    r"|what (?:you’ll|you will) do|attendees|agenda|action items|roll call"
    r"|(?:registration )?terms(?: of (?:service|use))?|privacy policy"
)
"""A heading that such a page alone has: “[1.4.0] - 2026-03-18”, “License”, “Responsibilities”."""

_LIKELY = expression(
    r"install(?:ation|ing)?|(?:basic )?usage|options|configuration|requirements|prerequisites|dependencies"
    r"|documentation|compatibility|building(?: from source)?|running the tests|troubleshooting"
    r"|arguments|parameters|syntax|getting started|quick ?start|known issues|nice to have|next meeting"
)
"""Headings of which two make one."""

_EDGES = expression(r"\A[\W_]+|[\W_]+\Z")


def is_reference(passages: Sequence[Passage]) -> bool:
    """Whether the headings of the draft are those of a page that is looked things up in."""
    likely = 0
    for heading in _headings(passages):
        if _SURE.fullmatch(heading):
            return True
        likely += _LIKELY.fullmatch(heading) is not None
    return likely > 1


def _headings(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        if passage.block.kind in _NAMING:
            text = " ".join(passage.view.text.lower().replace("'", "’").split())
            yield _EDGES.sub("", text)
