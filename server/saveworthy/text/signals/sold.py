"""What a quotation sells: “New offer!”, in quotation marks, is somebody else's offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import Span
from saveworthy.text.sentences import words
from saveworthy.text.signals import lexicon
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.text.sentences import Sentence


def sold(
    text: str, quoted: Span, sentences: Sequence[Sentence], first: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each sentence in `quoted`, the calls in its quoted part, and all it sells.

    `first` is the number of the sentence in which the quotation begins.
    """
    for number in range(first, len(sentences)):
        start = max(sentences[number].span.start, quoted.start)
        end = min(sentences[number].span.end, quoted.end)
        if start >= end:
            break
        lower = text[start:end].lower().replace("’", "'")
        piece = tokens(lower)
        calls = turns.CALLS.count(piece)
        praise = sum(word in lexicon.SELLING for word in words(lower))
        yield number, calls, calls + turns.NEWS.count(piece) + praise
