"""A post in a feed: what can be seen before the fold, and where it would be cut."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE, BlockKind
from saveworthy.rules.checks import save_places as places
from saveworthy.rules.checks.passage import Hit
from saveworthy.rules.checks.save_openings import throat_clearing
from saveworthy.text.signals.count import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Passage

_HASHTAG = re.compile(r"(?<![\w&/])#[^\W\d_]\w{2,}")
_HOOKS = tuple(
    COUNTS.index(name)
    for name in (
        "me", "you", "others", "figures", "moments", "feelings", "surprises", "questions",
        "orders", "examples", "quoted", "named",
    )
)  # fmt: skip
"""What makes a reader stop, by the columns of a sentence's counts."""


def fold(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a hook where what a feed shows of a post has none.

    A person, a number, a name, a question, an order or a short sentence is one.

    Options: `characters`, what a feed shows; `words` and `most`, the shortest and the longest draft
    to judge; `short`, words of a sentence that needs nothing else.
    """
    running = _feed(passages)
    words = sum(p.signals.words for p in running)
    if not options.get("words", 0) <= words <= options.get("most", math.inf):
        return
    if len(running) < 2 or places.is_letter(passages):
        return
    left = options.get("characters", 0)
    first = None
    for passage in running:
        for sentence, row in zip(passage.sentences, passage.signals.rows, strict=True):
            start = sentence.span.start
            if start >= left:
                break
            if not sentence.words:
                continue
            is_short = len(sentence.words) <= options.get("short", 0) and sentence.span.end <= left
            if is_short or any(row[column] for column in _HOOKS):
                return
            if OPAQUE in sentence.span.of(passage.view.text):
                return
            first = first or (passage, sentence)
        left -= len(passage.view.text) + 1
    if first is not None and not throat_clearing(first[0].view.text, first[1], math.inf):
        yield Hit(places.place(first[0], first[1].span))


def length(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Say where a post would be cut.

    Only what is surely a post in a feed is counted: it has hashtags, or many very short paragraphs.

    Options: `characters`, the longest post; `paragraphs` and `short`, how many paragraphs, and of how
    many words in the middle, make a post.
    """
    running = _feed(passages)
    if not running:
        return
    lengths = sorted(p.signals.words for p in running)
    half = len(lengths) // 2
    typical = (lengths[half] + lengths[~half]) / 2
    many = len(running) >= options.get("paragraphs", math.inf)
    tagged = any(_HASHTAG.search(p.view.text) for p in running[-2:])
    if not tagged and not (many and typical <= options.get("short", 0)):
        return
    most = options.get("characters", math.inf)
    count = sum(len(p.view.text) + 2 for p in running)
    if count <= most:
        return
    left = most
    for passage in running:
        if len(passage.view.text) > left:
            over = [s for s in passage.sentences if s.words and s.span.end > left]
            if over:
                values = {"count": f"{count:,}", "most": f"{most:,.0f}"}
                yield Hit(places.place(passage, over[0].span), values)
            return
        left -= len(passage.view.text) + 2


def _feed(passages: Sequence[Passage]) -> list[Passage]:
    """The paragraphs and items of a post; none where it has what a feed cannot show."""
    shown = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)
    if any(p.block.kind not in shown for p in passages if p.signals.words):
        return []
    return [p for p in passages if p.signals.words]
