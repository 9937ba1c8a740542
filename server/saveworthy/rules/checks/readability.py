"""Sentences that are hard to read, by their words, their length and their clauses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from saveworthy.rules.checks.clauses import clauses, load
from saveworthy.rules.checks.passage import Hit
from saveworthy.rules.checks.rare import hard_words
from saveworthy.text.difficulty import difficulty, facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.text.sentences import Sentence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW_CLAUSES = 3
"""Fewer than this is no reason to mention them."""


def hard_sentence(
    text: str, sentences: tuple[Sentence, ...], options: Mapping[str, float]
) -> Iterator[Hit]:
    """Mark each hard sentence of `text`.

    A list counts as its longest item, because a reader takes its items one by one; names make a
    sentence no harder, because its writer can't choose others.

    Options: `words`, from which a sentence is hard by its length alone; `below`, from which it is
    another rule's business; `dense`, from which it is hard when it has `clauses` clauses; `some`,
    from which it is hard when its `difficulty` (1–6, as people judged sentences) says so.

    The message may say {length} ("46 words and five clauses, with “remuneration” among them") and
    {advice}, a sentence.
    """
    limit = options.get("words", math.inf)
    below = options.get("below", math.inf)
    dense = options.get("dense", math.inf)
    some = options.get("some", math.inf)
    least = min(limit, dense, some)
    for sentence in sentences:
        if len(sentence.words) < least or _is_loose(text, sentence):
            continue
        words = load(text, sentence)
        if not least <= words < below:
            continue
        count = clauses(text, sentence) if words >= min(limit, dense) else 0
        if (
            words >= limit
            or (words >= dense and count >= options.get("clauses", 0))
            or (words >= some and _difficulty(sentence, words) >= options.get("difficulty", 0))
        ):
            yield Hit(sentence.span, _values(text, sentence, count or clauses(text, sentence)))


def _difficulty(sentence: Sentence, words: int) -> float:
    return difficulty(facts(sentence.words, names=False)._replace(words=words))


def _is_loose(text: str, sentence: Sentence) -> bool:
    """Whether it is no sentence but lines without an end mark: an address, a poem, a menu."""
    piece = sentence.span.of(text)
    return "\n" in piece and not piece.rstrip("\"'”’)]*_").endswith((".", "!", "?", "…", ":", ";"))


def _values(text: str, sentence: Sentence, count: int) -> dict[str, str]:
    from saveworthy.rules.checks.breaks import advice  # most drafts have no hard sentence

    length = f"{len(sentence.words)} words"
    if count >= _FEW_CLAUSES:
        length += f" and {_NUMBERS[count] if count < len(_NUMBERS) else count} clauses"
    said = advice(text, sentence)
    rare = tuple(word for word in hard_words(sentence.words) if f"“{word}”" not in said)
    if rare:
        length += f", with {_enumerated(rare)} among them"
    return {"length": length, "advice": said}


def _enumerated(words: Sequence[str]) -> str:
    *first, last = (f"“{word}”" for word in words)
    return f"{', '.join(first)} and {last}" if first else last
