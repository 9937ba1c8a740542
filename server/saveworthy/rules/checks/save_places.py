"""Where in a draft its writer would act: the title, the opening, the longest paragraph, the end."""

from __future__ import annotations

import math
import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE, BlockKind, Span
from saveworthy.core.expression import expression
from saveworthy.rules.checks.reference import is_reference
from saveworthy.text.signals.count import is_greeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.rules.checks.passage import Passage
    from saveworthy.text.sentences import Sentence

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_NAMING = (BlockKind.TITLE, BlockKind.HEADING)
_LISTED = (BlockKind.ITEM, BlockKind.CELL)

_SIGN_OFF = expression(
    r"\W*(?:(?:all |with )?(?:the )?(?:best|kind|warm|warmest|many)\b|yours\b|sincerely|respectfully"
    r"|regards|thanks|thank you|cheers|love|xo+|warm hands|sent from|[-—–~*†‡\\^]|©|copyright)",
    re.IGNORECASE,
)
_CREDIT = expression(
    r"\W*(?:[\w ]{0,40}?\b(?:logo|illustrations?|images?|photos?|photographs?|pictures?|art|artwork|cover"
    r"|diagrams?|cartoons?|graphics|visuals?|edited|written|translated|words|music) (?:\w+ )?by\b"
    r"|(?:photos?|images?|pictures?|illustrations?) courtesy\b"
    r"|(?:cross-?posted|originally (?:posted|published|appeared)|image credit|photo credit|credits?:"
    r"|sources?:|disclaimer|disclosure)"
    r"|[\w ]{2,60}\b(?:contributed to this|writes for|is the author of|republished)\b)",
    re.IGNORECASE,
)
_SAYS = expression(r"\b(?:said|says|told|asked|added|explained|according to)\b")
_QUOTED = frozenset('"“”')
_LONGEST_SIGN_OFF = 8
_SHORT_CALL = 2
"""Words of what comes before the first sentence (“Big news!”)."""
_SHARE_OF_PROSE = 0.4


def is_draft(passages: Sequence[Passage], least: float, most: float = math.inf) -> bool:
    """Whether the passages are a draft to judge: `least` words of running text, and mostly that.

    A table, a list of links, a change log or a page of code is none; nor is what is looked things
    up in, nor what has more than `most` words of running text.
    """
    running = sum(p.signals.words for p in passages if _is_running(p))
    if running > most:
        return False
    items = sum(p.signals.words for p in passages if p.block.kind is BlockKind.ITEM)
    every = sum(p.signals.words for p in passages)
    enough = running + items >= least and running >= _SHARE_OF_PROSE * every
    return enough and not is_reference(passages)


def place(passage: Passage, span: Span) -> Span:
    """Return where `span` of the passage's view stands in the document."""
    return passage.view.span(span.start, span.end).shift(passage.block.span.start)


def name_of(passages: Sequence[Passage]) -> Span | None:
    """Return the place of the title, or else of the first heading; None if there is neither."""
    for kind in _NAMING:
        for passage in passages:
            if passage.block.kind is kind and passage.signals.words:
                return place(passage, _whole(passage))
    return None


def told(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the sentences of the running text, greetings and subject lines left out."""
    for passage in passages:
        if _is_running(passage):
            for sentence in passage.sentences:
                if len(sentence.words) > 1 and not is_greeting(passage.view.text, sentence):
                    yield passage, sentence


def first_sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the first real sentence of the draft.

    A draft with a title in its front matter may have a summary there, too, so its second paragraph
    may be the one that readers meet first; then its first sentence is yielded as well.
    """
    titled = any(passage.block.kind is BlockKind.TITLE for passage in passages)
    paragraphs = groupby(told(passages), key=lambda pair: pair[0].block.span.start)
    for _, sentences in islice(paragraphs, 2 if titled else 1):
        yield from islice((s for s in sentences if len(s[1].words) > _SHORT_CALL), 1)


def last(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the sentences of the running text from the last one back; sign-offs are left out."""
    for passage in reversed(passages):
        if passage.block.kind in _NAMING or passage.block.kind is BlockKind.CELL:
            continue
        text = passage.view.text
        for sentence in reversed(passage.sentences):
            if sentence.words and not is_sign_off(text, sentence):
                yield passage, sentence


def ends_in_list(passages: Sequence[Passage]) -> bool:
    """Whether a list or a table comes last, sign-offs apart ("- Ada" alone is one of those)."""
    ending = next(last(passages), None)
    if ending is None:
        return False
    start = ending[0].block.span.start
    listed = (p for p in passages if p.block.kind in _LISTED and p.signals.words)
    after = sum(1 for p in listed if p.block.span.start > start)
    return ending[0].block.kind is BlockKind.ITEM or after > 1


def before_last(passages: Sequence[Passage]) -> tuple[Passage, Sentence] | None:
    """Return the last sentence but one, or the last one where there is no other."""
    found = [*islice((pair for pair in last(passages) if _is_running(pair[0])), 2)]
    return found[-1] if found else None


def is_letter(passages: Sequence[Passage]) -> bool:
    """Whether the draft starts with a greeting or a subject line."""
    running = (p for p in passages if _is_running(p))
    return any(
        is_greeting(passage.view.text, sentence)
        for passage in islice(running, 3)
        for sentence in passage.sentences[:1]
    )


def quotes_people(passages: Sequence[Passage]) -> bool:
    """Whether somebody is quoted by name: “It rained,” Ada said."""
    return any(
        _SAYS.search(p.view.text) and not _QUOTED.isdisjoint(p.view.text)
        for p in passages
        if _is_running(p)
    )


def longest(passages: Sequence[Passage]) -> tuple[Passage, Sentence] | None:
    """Return the longest sentence of the longest paragraph."""
    paragraphs = [p for p in passages if p.block.kind is BlockKind.PARAGRAPH and p.sentences]
    running = paragraphs or [p for p in passages if _is_running(p) and p.sentences]
    if not running:
        return None
    passage = max(running, key=lambda p: p.signals.words)
    return passage, max(passage.sentences, key=lambda s: len(s.words))


def shortest(passages: Sequence[Passage], least: int) -> tuple[Passage, Sentence] | None:
    """Return the shortest sentence of at least `least` words that holds nothing but prose."""
    sentences = [
        (passage, sentence)
        for passage in passages
        if _is_running(passage)
        for sentence in passage.sentences
        if len(sentence.words) >= least and _is_whole(passage, sentence)
    ]
    return min(sentences, key=lambda pair: len(pair[1].words), default=None)


def is_credit(passage: Passage, span: Span) -> bool:
    """Whether `span` of the passage's view names who drew, wrote or first published something."""
    return _CREDIT.match(passage.view.text, span.start, span.end) is not None


def _is_whole(passage: Passage, sentence: Sentence) -> bool:
    piece = sentence.span.of(passage.view.text)
    marked = piece[0].isupper() and piece[-1] in ".!…"
    return marked and OPAQUE not in piece and not is_credit(passage, sentence.span)


def _is_running(passage: Passage) -> bool:
    return passage.block.kind in _RUNNING


def is_sign_off(text: str, sentence: Sentence) -> bool:
    """Whether it is "Best, Ada", a name on a line of its own, a credit, or a row of hashtags."""
    if _CREDIT.match(text, sentence.span.start, sentence.span.end):
        return True
    if len(sentence.words) > _LONGEST_SIGN_OFF:
        return sentence.span.of(text).count("#") * 2 >= len(sentence.words)
    piece = sentence.span.of(text)
    if piece.startswith("#") or _SIGN_OFF.match(piece):
        return True
    return len(sentence.words) <= 4 and piece[-1] not in '.!?…"”’)*_' and piece[-1].isalnum()


def _whole(passage: Passage) -> Span:
    first, final = passage.sentences[0].span, passage.sentences[-1].span
    return Span(first.start, final.end)
