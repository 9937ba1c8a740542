"""A landing page: claims with something to hold on to, and somewhere to go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.rules.checks.kinds.lines import is_long, lines, turn, whole
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.count import total
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Hit, Passage

_CLAIM = (
    r"(?:the|our) (?:world's |industry's |market's )?(?:best|fastest|smartest|leading|easiest|safest"
    r"|most [\w-]+)(?: [\w-]+){1,4} (?:on the market|in the world|in the industry|of its kind|available"
    r"|out there)"
    r"|(?:industry|market|world|category)[- ]leading|world[- ]class|best[- ]in[- ]class|award[- ]winning"
    r"|unmatched|unrivall?ed|unparalleled|second to none|like no other|trusted by|loved by|relied on by"
    r"|proven (?:results|success|track record|to)|guaranteed (?:results|success)|state[- ]of[- ]the[- ]art"
    r"|revolutionary|game[- ]changing|number one (?:choice|platform|tool|solution|provider)"
    r"|(?<=#)1 (?:choice|platform|tool|solution|provider|app|in)\b|no\. ?1 (?:choice|platform|tool|solution|provider|app)\b"
    r"|superior (?:results|quality|performance)|exceptional (?:results|quality|performance|service)"
)
_EMPTY = r"(?:(?<=#)1|no\. ?1|24/7|24 hours|100 ?%|100 percent|360)(?!\d)"
"""Figures that every page has."""
_FIGURE = (
    r"\w*\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty"
    r"|hundreds?|thousands?|millions?|half|twice|percent|for example|for instance)\b"
)
_NAMING = re.compile(r"\b(?:including|such as|like|by|from|at) (?:the )?[A-Z]\w+")
"""Who uses or backs it, by name: “trusted by Siemens” can be looked up."""
_BUTTON = (
    r"(?:try|start|book|sign|download|get|see|read|contact|call|write|install|request|join|subscribe|buy"
    r"|order|talk|ask|choose|pick|add|take|learn|explore|discover|meet|watch|apply|register|visit|open"
    r"|create|claim|reserve|find|check|browse|shop|donate|schedule)\b"
)


def proof(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what shows it where a page claims and has no number, no example and nobody's words.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    sums = total(passage.signals for passage in passages)
    quoted = any(p.block.kind is BlockKind.QUOTE for p in passages)
    if quoted or sums.quoted or sums.opaque:
        return
    if any(turn(_FIGURE).search(turn(_EMPTY).sub("", text)) for text in whole(passages)):
        return
    for line in found:
        claim = turn(rf"(?<!your )(?:{_CLAIM})").search(line.said)
        if claim and not _NAMING.search(line.sentence.span.of(line.passage.view.text)):
            yield line.marking(claim)
            return


def way_on(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what a reader can do now where a page invites to nothing, in no line and on no button.

    A text without any heading is part of a page at most.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    headed = any(p.block.kind in (BlockKind.TITLE, BlockKind.HEADING) for p in passages)
    if not headed or not is_long(found, options):
        return
    if any(line.is_order or line.is_question for line in found):
        return
    for text in whole(passages):
        said = tokens(text)
        if turn(_BUTTON).match(text) or turns.CALLS.occur(said) or turns.INVITES.occur(said):
            return
    yield found[-1].hit
