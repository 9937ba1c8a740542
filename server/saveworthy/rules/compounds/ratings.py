"""How much each word smells of the office, from 0 (ordinary) to 3 (hardly said outside one)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from saveworthy.core.expression import expression
from saveworthy.rules.compounds.pieces import GLUE, halves
from saveworthy.text.wordset import word_set

HIGHEST: Final = 3.0
STEP: Final = 0.2
UNKNOWN: Final = 0.55
"""The rating of a word that no table has, and how finely the table tells ratings apart."""

_TABLE = Path(__file__).parent / "tables" / "ratings.txt"
_ABSTRACT = expression(
    r"(?:ization|isation|ability|ibility|iveness|[a-z]ment|ance|ence|ship|ivity|[a-z]ation|[a-z]ition"
    r"|ution|ity|ness|ing|tion|sion)s?\Z"
)
_ABSTRACT_FROM = 7
_ABSTRACT_BONUS, _MADE_BONUS = 0.3, 0.7
_MADE = expression(r"(?:i[sz]ation|[ai]bility|iveness|ality|ment)s?\Z")
"""Endings by which companies make nouns of their own."""
_OFFICE = 1.0
_PREFIXES = ("re", "co", "multi", "hyper", "cross", "pre", "over")
_SMALL = frozenset({"to", "of", "in", "on", "the", "and", "a", "by", "for"})
_LOFTY = word_set(
    "multi cross hyper end next best top high out market industry value real future forward full"
    " always world enterprise business customer client"
)
"""First words of compounds that companies are fond of: next-generation, high-touch."""


class Ratings(NamedTuple):
    """Ratings of words.

    Attributes:
        nouns: the ratings of words that stand as nouns.
        modifiers: of those that stand as adjectives or participles.
        terms: ordinary expressions, words parted by single spaces: "customer service".
    """

    nouns: Mapping[str, float]
    modifiers: Mapping[str, float]
    terms: frozenset[str]

    def of(self, word: str, *, noun: bool) -> float:
        """Return the rating of `word`, 0–3; a word that the table lacks goes by its parts."""
        own = self._listed(word, noun=noun)
        if own is not None:
            return own
        return self._joined(word) if "-" in word else self._guess(word, noun=noun)

    def has(self, word: str) -> bool:
        """Whether a table has `word`."""
        return word in self.nouns or word in self.modifiers

    def is_noun(self, word: str) -> bool:
        """Whether `word` has a higher rating as a noun than as a modifier."""
        return self.nouns.get(word, 0.0) > self.modifiers.get(word, 0.0)

    def is_office(self, word: str) -> bool:
        """Whether `word` is a noun more at home in an office than elsewhere."""
        return self.nouns.get(word, 0.0) >= _OFFICE

    def _listed(self, word: str, *, noun: bool) -> float | None:
        first, second = (self.nouns, self.modifiers) if noun else (self.modifiers, self.nouns)
        found = first.get(word)
        return second.get(word) if found is None else found

    def _guess(self, word: str, *, noun: bool) -> float:
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) > len(prefix) + 3:
                rest = self._listed(word[len(prefix) :], noun=noun)
                if rest is not None:
                    return min(HIGHEST, rest + STEP)
        if not is_abstract(word):
            return UNKNOWN
        return UNKNOWN + (_MADE_BONUS if _MADE.search(word) else _ABSTRACT_BONUS)

    def _joined(self, word: str) -> float:
        base, last = halves(word)
        parts = [part for part in base.split("-") if part and part not in _SMALL] or [base]
        if last in GLUE:
            of_base = max(self._either(part) for part in parts)
            return min(HIGHEST, 0.55 * of_base + 1.5 * GLUE[last] * min(1.0, of_base / 1.3))
        values = [self._either(part) for part in (*parts, last)]
        high = max(values)
        rating = 0.9 * min(HIGHEST, 0.35 + 0.5 * high + 0.5 * sum(values) / len(values))
        if parts[0] in _LOFTY or "-to-" in word:
            rating = min(HIGHEST, rating + 0.4)
        return rating * 0.6 if len(values) == 2 and high < 1 else rating

    def _either(self, word: str) -> float:
        if not self.has(word):
            return UNKNOWN
        return max(self.nouns.get(word, 0.0), self.modifiers.get(word, 0.0))


def is_abstract(word: str) -> bool:
    """Whether the ending of `word` makes it an abstract noun: alignment, scalability."""
    return len(word) >= _ABSTRACT_FROM and _ABSTRACT.search(word) is not None


@lru_cache(maxsize=1)
def ratings() -> Ratings:
    """Return the shipped ratings; reads the table on the first call."""
    return read(_TABLE.read_text("utf-8"))


def read(table: str) -> Ratings:
    """Return the ratings in the text of a table; see tables/README.md for its form."""
    nouns: dict[str, float] = {}
    modifiers: dict[str, float] = {}
    for kind, rating, words in _rated(table):
        (nouns if kind == "n" else modifiers).update(dict.fromkeys(words, rating))
    _, _, terms = table.rpartition("\nterm\t")
    return Ratings(nouns, modifiers, frozenset(terms.rstrip("\n").split("\t")))


def words_from(least: float) -> frozenset[str]:
    """Return the words of the shipped table that are rated `least` or higher."""
    rated = _rated(_TABLE.read_text("utf-8"), least)
    return frozenset(word for _, _, words in rated for word in words)


def _rated(table: str, least: float = 0.0) -> Iterator[tuple[str, float, list[str]]]:
    for line in table.splitlines():
        kind, _, rest = line.partition("\t")
        if kind[:1] in {"n", "m"} and kind[1:].isdecimal():
            rating = round(int(kind[1:]) * STEP, 1)
            if rating >= least:
                yield kind[0], rating, rest.split(" ")


def written(found: Ratings) -> str:
    """Return the text of the table that `read` turns into `found`."""
    lines = []
    for letter, words in (("n", found.nouns), ("m", found.modifiers)):
        levels: dict[int, list[str]] = {}
        for word, rating in words.items():
            levels.setdefault(round(rating / STEP), []).append(word)
        lines += [f"{letter}{level}\t{' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    return "\n".join([*lines, "term\t" + "\t".join(sorted(found.terms))]) + "\n"
