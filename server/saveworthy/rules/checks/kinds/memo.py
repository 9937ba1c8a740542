"""A memo: its decision stands in the first lines."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.rules.checks.kinds.lines import is_long, lines, turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.kinds.lines import Line
    from saveworthy.rules.checks.passage import Hit, Passage

_WHO = (
    r"(?:we|i|management|the (?:board|management|team|committee|company|department|council|partners"
    r"|directors|executive team|leadership team|steering group))"
)
_DECIDED = (
    rf"{_WHO}(?: (?:have|has|had|therefore|hereby|now|all|also|both|would|must|do))*"
    r" (?:decided?|recommend(?:s|ed)?|propos(?:e|es|ed)|approved?|request(?:s|ed)?|resolved|agreed to"
    r"|ask(?:s|ed)? (?:you|the|for|that|to)|need your (?:decision|approval|vote|sign))"
    r"|(?:i am|i'm|we are|we're) (?:asking|recommending|proposing|requesting|seeking)"
    r"|(?:my|our) (?:decision|recommendation|proposal|request|ask) (?:is|to|for)\b"
    r"|the (?:decision|recommendation|proposal) is\b"
    r"|(?:decision|recommendation|proposal|request|decided|for decision|ask) ?:"
    r"|(?:it (?:has been|was|is) (?:decided|agreed|proposed|recommended|suggested|resolved))"
    r"|please (?:approve|decide|confirm|choose|agree|vote|sign|review and approve)"
    r"|(?:approval|a decision|your decision|your approval|sign-off) (?:is|are) (?:needed|required|requested)"
)
_ORDERS = re.compile(
    r"(?:\W*(?:\w+-?\d+|\d+)\s*[.:)–—-]\s*)?(?:add|adopt|allow|avoid|ban|build|buy|cancel|centrali[sz]e|change|close"
    r"|combine|consolidate|cut|delay|drop|end|extend|give up|hire|introduce|keep|launch|limit|make|merge|migrate"
    r"|move|open|pause|postpone|prefer|raise|reduce|remove|rename|rent|replace|retire|return|sell|separate|split"
    r"|standardi[sz]e|stop|support|switch|unify|upgrade|use)\b(?! (?:of|case|cases|and|or|is|was)\b)"
)
"""A title that is an order tells the decision: “22. Remove the proxy”, “Close the office on Fridays”."""
_HEADS = r"(?:decisions?|recommendations?|proposals?|our proposal|requests?|the ask|conclusion)\Z"
_ANY = (
    rf"{_DECIDED}|will\b|'ll\b|shall\b|going to\b|from (?:now|\w+day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|the first|next)\b|please\b|must\b|should\b|starting\b|let's\b"
    r"|(?:approve|decide|decision|propose|recommend|request|plan)\w*\b|(?:no|any) longer\b|as of\b|effective\b"
    r"|need(?:s|ed)?\b"
)


def decision_first(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Mark the decision of a memo that comes after its first lines, with none in these.

    Options: `words`, the shortest draft to judge; `first`, words that count as its first lines.
    """
    found = lines(passages)
    first = options.get("first", 0)
    start = next((line.place.start for line in found if line.before >= first), None)
    if start is None or not is_long(found, options) or _headed(passages, start):
        return
    if any(turn(_ANY).search(line.said) or line.is_question for line in _early(found, first)):
        return
    named = _named(passages)
    for line in found:
        below = line.passage.block.span.start in named
        if line.before >= first and (below or turn(_DECIDED).search(line.said)):
            yield line.hit
            return


def a_decision(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what is decided where a memo neither decides, nor asks, nor plans anything.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options) or _headed(passages):
        return
    if not any(turn(_ANY).search(line.said) or line.is_question for line in found):
        yield found[0].hit


def _early(found: Sequence[Line], words: float) -> Iterator[Line]:
    return (line for line in found if line.before < words)


def _named(passages: Sequence[Passage]) -> set[int]:
    """Where the blocks start that stand right below a heading such as “Recommendation”."""
    return {
        below.block.span.start
        for head, below in pairwise(passages)
        if head.block.kind is BlockKind.HEADING
        and turn(_HEADS).search(head.view.text.strip().lower())
    }


def _headed(passages: Sequence[Passage], end: float = math.inf) -> bool:
    """Whether a title or heading before `end` tells the decision, or asks for it."""
    heads = (
        p
        for p in passages
        if p.block.kind in (BlockKind.TITLE, BlockKind.HEADING) and p.block.span.start < end
    )
    said = (" ".join(p.view.text.lower().replace("’", "'").split()) for p in heads)
    return any(turn(_ANY).search(text) or "?" in text or _ORDERS.match(text) for text in said)
