"""A report to somebody who cannot see the thing: what was expected, and something to find it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.rules.checks.kinds.lines import DATED, Line, is_long, lines, turn, whole
from saveworthy.text.signals.count import total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Hit, Passage

_BROKEN = (
    r"(?:(?:does|do|did|is|are|was|were|has|have)(?: not|n't) (?:\w+ )?(?:work|load|open|start|show|save|print|send"
    r"|respond|update|sync|connect|appear|display|play|let|log|available)\w*|(?:can't|cannot|can not|couldn't|unable to)"
    r"|(?:no longer|not|nothing|none of \w+) (?:works?|working|loads?|opens?|responds?|happens?)"
    r"|broken|fail(?:s|ed|ing)?|crash(?:es|ed|ing)?|errors?|wrong|stopped|freezes?|frozen|hangs?|stuck|blank|slow"
    r"|problems?|issues?|bugs?|weird|strange|acting up|messed up|down)\b"
)
_EXPECTED = (
    r"(?:expect\w*|should(?:n't)?|supposed|instead|used to|normally|usually|before|want(?:ed)?|meant|correct(?:ly)?"
    r"|rather than|worked|until|since|need(?:s|ed)?|would|like it|as it did|always|ought|yesterday|last (?:week|time|month)"
    r"|trying to|tried to|to \w+ (?:a|an|the|my|our))\b"
)


def traces(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for one detail where a report has no number, name, time, code or message to go by.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    broken = _first_broken(found, options)
    if broken is None:
        return
    sums = total(passage.signals for passage in passages)
    if sums.figures or sums.quoted or sums.opaque or sums.names:
        return
    if any(p.block.kind is BlockKind.QUOTE for p in passages):
        return
    if any(turn(DATED).search(text) for text in whole(passages)):
        return
    yield broken.hit


def expected(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what should have happened where a report says only that something is wrong.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    broken = _first_broken(found, options)
    if broken is None or any(turn(_EXPECTED).search(text) for text in whole(passages)):
        return
    yield broken.hit


def _first_broken(found: Sequence[Line], options: Mapping[str, float]) -> Line | None:
    if not is_long(found, options):
        return None
    return next((line for line in found if turn(_BROKEN).search(line.said)), None)
