"""A newsletter: the one line of it that an inbox shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.rules.checks import save_places as places
from saveworthy.rules.checks.passage import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Passage

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    "|autumn|fall|winter|first|second|third|fourth|latest|new|next|monthly|weekly|quarterly"
)
_HOUSEKEEPING = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|good \w+)\b[\w ]{0,24}[,!.]? ?(?:and )?)?(?:(?:view|read|open) (?:this|it|the)?[\w -]{0,30}\b(?:in|on) (?:your|the|a) (?:browser|web)"
    r"|(?:trouble|problems|difficulty) (?:viewing|reading)|having trouble"
    r"|you(?:'re| are) (?:receiving|getting|reading) (?:this|our|the)|add us to your"
    r"|happy (?:new year|new month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^.?!]{0,30}[.!]*\Z"
    r"|can you believe (?:it's|it is|that)|it's (?:that|the) time (?:of|again)|time flies"
    r"|another (?:month|week|quarter|year) (?:has|is|gone|over)"
    rf"|(?:here is|here's|this is|welcome to) (?:the|our|your) (?:\w+ )?(?:{_MONTH})(?: \d+)?"
    r" (?:newsletter|edition|issue|update|digest|roundup)\b"
    r"|(?:(?:here is|here's|this is|welcome to) )?(?:issue|edition|volume|vol\.?|no\.?|newsletter) ?(?:#|no\.? ?)?\d+\b"
    r"|we hope (?:you|this|everyone))",
    re.IGNORECASE,
)


def preview(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what is inside where all that an inbox shows is housekeeping.

    Options: `words`, the shortest draft to judge; `characters`, what an inbox shows; `rest`, characters
    of these that are too few to say something.
    """
    if sum(p.signals.words for p in passages) < options.get("words", 0):
        return
    first = None
    left = options.get("characters", 0)
    for passage, sentence in places.told(passages):
        said = " ".join(sentence.span.of(passage.view.text).replace("’", "'").split())
        if first is not None and left < options.get("rest", 0):
            break
        if not _HOUSEKEEPING.match(said):
            return
        first = first or (passage, sentence)
        left -= len(said) + 1
    if first is not None:
        yield Hit(places.place(first[0], first[1].span))
