"""The sentences of a short message in the form in which its checks read them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import BlockKind, Span
from saveworthy.rules.checks import save_places as places
from saveworthy.rules.checks.passage import Hit, Passage
from saveworthy.text.signals.count import COUNTS, is_greeting
from saveworthy.text.signals.count import is_order as starts_as_order
from saveworthy.text.signals.count import is_question as asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.text.sentences import Sentence

_OWN = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_POSTSCRIPT = re.compile(r"\W*p\.?\s?s\b", re.IGNORECASE)

DATED = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    r"|today|tonight|tomorrow|this (?:week|month|quarter|afternoon|morning|evening|friday)"
    r"|(?:next|coming|following|same|within (?:a|the|one|two)) (?:\w+ )?(?:days?|weeks?|months?|quarter|year|spring|summer"
    r"|autumn|fall|winter)|end of (?:the )?(?:day|week|month|quarter|year)|q[1-4]\b|\d{1,2}[:.]\d\d|\d+ ?(?:am|pm)\b"
    r"|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[/.-]\d{1,2}|(?:in|within|after|for) (?:\d+|an?|one|two|three|four|five|six|ten)"
    r" (?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?)|noon|midnight|eod|eow|(?:first|last) thing)"
)
"""A day or an hour, as people write it."""


class Line(NamedTuple):
    """One sentence of a draft.

    Attributes:
        passage: the block it stands in.
        sentence: itself.
        said: its words in small letters, with straight apostrophes and single spaces.
        before: words of running text that come before it.
        row: its counts, in the order of `COUNTS`.
    """

    passage: Passage
    sentence: Sentence
    said: str
    before: int
    row: tuple[int, ...]

    def count(self, *names: str) -> int:
        """How often it has what `Signals` counts under these names."""
        return sum(self.row[COUNTS.index(name)] for name in names)

    @property
    def hit(self) -> Hit:
        """The whole sentence."""
        return Hit(self.place)

    @property
    def place(self) -> Span:
        """Where it stands in the document."""
        return places.place(self.passage, self.sentence.span)

    def marking(self, found: re.Match[str]) -> Hit:
        """The whole sentence, for what was found in it."""
        return Hit(self.place, {"match": found[0].strip()})

    @property
    def is_order(self) -> bool:
        """Whether it tells its reader to do something."""
        text = self.passage.view.text
        lower = text.lower()
        return starts_as_order(lower if len(lower) == len(text) else text, self.sentence)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return asks(self.passage.view.text, self.sentence)


def lines(passages: Sequence[Passage]) -> list[Line]:
    """Return the writer's own sentences: no heading, quotation, greeting, sign-off or postscript."""
    found: list[Line] = []
    before = 0
    for passage in passages:
        if passage.block.kind not in _OWN:
            continue
        text = passage.view.text
        for sentence, row in zip(passage.sentences, passage.signals.rows, strict=True):
            said = sentence.span.of(text)
            if _POSTSCRIPT.match(said):
                return found
            closing = bool(found) and places.is_sign_off(text, sentence)
            if not sentence.words or is_greeting(text, sentence) or closing:
                continue
            plain = " ".join(said.lower().replace("’", "'").split())
            found.append(Line(passage, sentence, plain, before, row))
            before += len(sentence.words)
    return found


def whole(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the text of every block, headings and quotations too, in the form of `Line.said`."""
    for passage in passages:
        yield " ".join(passage.view.text.lower().replace("’", "'").split())


def is_long(found: Sequence[Line], options: Mapping[str, float]) -> bool:
    """Whether the lines are enough to judge. Option: `words`, the shortest draft to judge."""
    return bool(found) and found[-1].before + len(found[-1].sentence.words) >= options.get(
        "words", 0
    )


@cache
def turn(pattern: str) -> re.Pattern[str]:
    """Compile what is looked for in `Line.said`; whole words."""
    return re.compile(rf"\b(?:{pattern})")
