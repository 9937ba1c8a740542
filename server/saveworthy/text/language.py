"""Tells English from other languages, where there is enough text to be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.frequency import fifths
from saveworthy.text.known import Known
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WORDS = 12
"""With fewer words every text passes for English."""

_ONLY_ENGLISH = word_set("""
the and that it you this are have but they from my his she what which their would there when your has been who
were said its about into could our than how because these with of don't it's i'm you're can't didn't that's he
him them where why should
""")
"""Short common words that hardly another language has. "Is", "was", "for", "in" are too common."""

_NEVER_ENGLISH = word_set("""
le les des du et est une dans que qui pas sur avec nous vous ils elle je ne ce cette mais sont aux été être ont
avait c'est qu'il leur où comme même ses votre notre très
der das und ist nicht ein eine einen mit auf für von zu sich auch wie wir ich sie bei haben wird über sind oder
nach het een niet voor zijn dat aan ook maar naar wordt deze
una por para está como pero más muy sus porque cuando hay esta este os uma não em das ao também
você seu sua foi são isso
il che di della sono gli nel anche più questo questa alla perché în și din
och att det som är inte på av jag vi har ikke og jeg til nie się jest na ve bir için yang dan untuk dengan tidak
ini itu ja että oli že
""")
"""Short common words of other languages, as far as English has no use for them but in names."""

_FOREIGN = 0.12
"""Share of such words from which a text with fewer English ones is surely in another language."""

_ENOUGH = 0.04
"""Share of such words from which a text is surely English: prose has .15 and more."""
_KNOWN = 15
"""From this frequency on (in fifths; Zipf 3) most readers of English know a word."""
_MOSTLY = 0.6
"""Share of known words from which a text may be English without such words: a list, a headline."""


class Language(NamedTuple):
    """Counts that add up.

    Attributes:
        words: without numbers.
        short: the short ones that hardly another language has.
        known: those that English readers know, the short ones among them.
        foreign: the short ones that only other languages have.
    """

    words: int = 0
    short: int = 0
    known: int = 0
    foreign: int = 0

    def plus(self, other: Language) -> Language:
        """The counts of both texts."""
        return Language(
            self.words + other.words,
            self.short + other.short,
            self.known + other.known,
            self.foreign + other.foreign,
        )

    @property
    def is_english(self) -> bool:
        """Whether the text is, or may well be, in English."""
        if self.words < FEWEST_WORDS:
            return True
        if self.foreign > self.short and self.foreign >= _FOREIGN * self.words:
            return False
        if self.short >= _ENOUGH * self.words:
            return True
        return self.known >= _MOSTLY * self.words


def language(words: Iterable[str]) -> Language:
    """Count `words`; numbers are left out."""
    kinds = list(map(_KINDS.__getitem__, words))
    short, foreign = kinds.count(_SHORT), kinds.count(_ELSEWHERE)
    known = short + kinds.count(_FAMILIAR)
    return Language(len(kinds) - kinds.count(_NUMBER), short, known, foreign)


_NUMBER, _SHORT, _FAMILIAR, _ELSEWHERE, _OTHER = range(5)


def _kind(word: str) -> int:
    small = word.lower().replace("’", "'")
    if not small[0].isalpha():
        return _NUMBER
    if small in _ONLY_ENGLISH:
        return _SHORT
    if small in _NEVER_ENGLISH:
        return _ELSEWHERE
    return _FAMILIAR if small.isascii() and fifths(small) >= _KNOWN else _OTHER


_KINDS = Known(_kind)
