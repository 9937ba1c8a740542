"""Rules that look for words in a row by what they are and what part of speech they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.rules.vale.alert import Alert, Finder, State
from saveworthy.rules.vale.expressions import compiled
from saveworthy.rules.vale.rule import Slot

if TYPE_CHECKING:
    import regex

    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece
    from saveworthy.text.nlp import Token

_MOST_SLOTS = 40
_WORD = re.compile(r"\w+|[^\w\s]")


class _Place(NamedTuple):
    """One slot, compiled."""

    slot: Slot
    pattern: regex.Pattern[str] | None
    tag: regex.Pattern[str] | None


class SequenceCheck:
    """Marks rows of words that fit its slots, but for those that begin inside an exception.

    Each slot takes one word. The first slot with an expression, and not one for what must not be there,
    is the anchor: only sentences that have such a word are tagged. From the anchor outward, up to
    `skip` words may lie between a slot's word and the one before it on the way.
    """

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        flags = "(?i)" if spec.ignorecase else ""
        slots = [slot for slot in spec.slots for _ in range(slot.least)][:_MOST_SLOTS]
        self._places = [
            _Place(
                slot,
                compiled(f"{flags}^(?:{slot.pattern})$") if slot.pattern else None,
                compiled(slot.tag) if slot.tag else None,
            )
            for slot in slots
        ]
        wanted = [number for number, slot in enumerate(slots) if not slot.negate]
        named = [number for number in wanted if slots[number].pattern]
        self._anchor = (named or wanted or [0])[0]
        pattern = slots[named[0]].pattern if named else ""
        self._trigger = Finder(rule, f"{flags}(?m)(?:{pattern})") if named else None
        self._word_by_word = any(mark in pattern for mark in "^$")
        self._exceptions = [Finder(rule, each) for each in spec.exceptions if each]

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield each row of words that fits; rows do not overlap."""
        text = piece.text
        if not self._places or not self._may_fit(text, state):
            return
        words = _words(text)
        innocent = [m for exception in self._exceptions for m in exception.all(text, state)]
        last = -1
        for at in range(len(words)):
            row = self._row(words, text, at)
            if row is None or min(row) <= last:
                continue
            last = max(row)
            aimed = [n for n, place in row.items() if place.slot.target] or [*row]
            start, end = words[min(aimed)].span.start, words[max(aimed)].span.end
            if not any(region.start() <= start < region.end() for region in innocent):
                steps = words[min(row) : last + 1]
                yield Alert(start, end, tuple(step.span.of(text) for step in steps))

    def _may_fit(self, text: str, state: State) -> bool:
        """Whether a sentence has a word that the anchor asks for."""
        if self._trigger is None:
            return True
        shown = "\n".join(_WORD.findall(text)) if self._word_by_word else text
        return bool(self._trigger.all(shown, state))

    def _row(self, words: Sequence[Token], text: str, at: int) -> dict[int, _Place] | None:
        """The places that the words take, where the word at `at` takes the anchor's; None if none fit."""
        anchor = self._places[self._anchor]
        if not _matches(anchor, words[at], text):
            return None
        left = _walk(self._places[: self._anchor][::-1], words, text, at, -1)
        right = _walk(self._places[self._anchor + 1 :], words, text, at, 1)
        return None if left is None or right is None else {at: anchor, **left, **right}


def _walk(
    places: Sequence[_Place], words: Sequence[Token], text: str, at: int, step: int
) -> dict[int, _Place] | None:
    """The words that take `places` on the way from `at`, leftward or rightward; None if some do not.

    Beyond the end of the sentence, what must not be there is not there.
    """
    dead: set[tuple[int, int]] = set()

    def rest(number: int, before: int) -> dict[int, _Place] | None:
        if number == len(places):
            return {}
        if (number, before) in dead:
            return None
        place = places[number]
        for here in range(before + step, before + step * (place.slot.skip + 2), step):
            outside = not 0 <= here < len(words)
            if place.slot.negate if outside else _matches(place, words[here], text):
                found = rest(number + 1, here)
                if found is not None:
                    return found if outside else {here: place, **found}
        dead.add((number, before))
        return None

    return rest(0, at)


def _matches(place: _Place, word: Token, text: str) -> bool:
    fits = True
    if place.pattern is not None:
        fits = place.pattern.search(word.span.of(text)) is not None
    if fits and place.tag is not None:
        fits = place.tag.search(word.tag) is not None
    return fits != place.slot.negate


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[Token, ...]:
    from saveworthy.text.nlp import tag

    return tuple(token for token in tag([text])[0] if not token.span.of(text).isspace())
