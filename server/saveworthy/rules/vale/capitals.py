"""Rules about capitals: titles, sentences, all small, all large, or an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.rules.vale.alert import Alert, Exceptions, Finder, State
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece

_WORDS = r"[\p{N}\p{L}*]+[^\s]*"
_INNER = r"[\p{N}\p{L}]+[^\s/-]*"

_NUMBER = re.compile(r"\d+\.")
_BEGINS = re.compile(r"(?<![\w’])[^\W\d_]")

_ARTICLES = frozenset(["a", "an", "the"])
_AP = _ARTICLES | frozenset(
    ["and", "as", "at", "but", "by", "for", "in", "nor", "of", "on", "or", "to"]
)
"""AP: words of up to three letters that are small inside a title."""

_CHICAGO = _ARTICLES | frozenset(
    """about above across after against along among and around as at before behind below beneath
    beside between beyond but by despite down during except for from in inside into like near nor of
    off on onto or out outside over past since than through throughout to toward towards under
    underneath until up upon with within without""".split()  # noqa: SIM905
)
"""Chicago: also the prepositions, however long."""

_EITHER = word_set("en if off out per so than up v v. via vs vs. yet")
"""Words on which the two, and their readers, differ: right both ways."""


class Capitalization:
    """Marks a piece whose capitals are not as they should be."""

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        self._spec = spec
        self._exceptions = Exceptions(rule)
        alone = f"(?m){self._exceptions.pattern}|" if self._exceptions.pattern else ""
        self._words = Finder(rule, alone + _WORDS)
        terms = [term for term in rule.exceptions_all if term]
        self._spelled = {term.lower(): term for term in rule.setup.accepted if term in terms}
        self._within = Finder(rule, "|".join(f"(?:{term})" for term in terms)) if terms else None
        self._inner = Finder(rule, _INNER)
        self._prefix = Finder(rule, rf"^(?:{spec.prefix})") if spec.prefix else None
        named = spec.match.startswith("$") and spec.match[1:] in _NAMED
        self._own = None if named else Finder(rule, spec.match)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield the whole piece if it is not right."""
        text = piece.text
        prefix = self._prefix.all(text, state) if self._prefix is not None else ()
        start = prefix[0].end() if prefix else 0
        is_right, expected = self._read(text, start, state)
        if not is_right:
            is_sentence = self._spec.match == "$sentence" and text.lower() == expected.lower()
            params = (expected,) if is_sentence else ()  # unless marks or spaces would be lost
            yield Alert(0, len(text), (text, expected), params)

    def _read(self, text: str, start: int, state: State) -> tuple[bool, str]:
        """Whether `text` is right from `start` on, and what was expected."""
        match self._spec.match:
            case "$lower":
                expected = text.lower()
            case "$upper":
                expected = text.upper()
            case "$title":
                return self._is_title(text[start:], state), ""
            case "$sentence":
                expected = text[:start] + self._sentence(text[start:], state)
                return self._is_sentence(text, expected, state), expected
            case expression:
                expected = expression
        own = bool(self._own.all(text, state)) if self._own is not None else text == expected
        return own or self._exceptions.has(text, state), expected

    def _sentence(self, text: str, state: State) -> str:
        """`text` with the capitals of a sentence; a word that holds an exception keeps its own."""
        made: list[str] = []
        before = ""
        for number, match in enumerate(self._words.all(text, state)):
            word = match[0]
            begins = number == 0 or self._indicates(before, number - 1)
            spelled = self._spelled.get(word.lower())
            if spelled is not None:
                made.append(spelled)
            elif self._within is not None and self._within.all(word, state):
                made.append(word)
            else:
                made.append(word[:1].title() + word[1:].lower() if begins else word.lower())
            before = word
        return " ".join(made)

    def _indicates(self, word: str, number: int) -> bool:
        """Whether the word after this one begins with a capital: after “Note:”, and after “1.”."""
        marks = self._spec.indicators
        ends = any(word.endswith(mark) and len(word) > len(mark) for mark in marks)
        return ends or (number == 0 and _NUMBER.search(word) is not None)

    def _is_sentence(self, text: str, expected: str, state: State) -> bool:
        """Whether enough of its words are as expected, and the first begins with a capital."""
        right = 0
        wanted = [match[0] for match in self._words.all(expected, state)]
        words = [match[0] for match in self._words.all(text, state)]
        for number, word in enumerate(words):
            as_wanted = number >= len(wanted) or word == wanted[number]
            if as_wanted or self._exceptions.has(word, state):
                right += 1
            elif number == 0 and not _is_capitalised(word):
                return False
        return not words or right / len(words) >= self._spec.threshold

    def _is_title(self, text: str, state: State) -> bool:
        """Whether enough of its words have the capitals that the style gives them."""
        small = _CHICAGO if self._spec.style == "Chicago" else _AP
        matches = self._words.all(text, state)
        right = 0
        for number, match in enumerate(matches):
            word = match[0]
            first = number == 0 or matches[number - 1][0].endswith(":")
            ends = first or number == len(matches) - 1
            if word == word.upper() or self._exceptions.has(word, state):
                right += 1
                continue
            parts = self._inner.all(word, state)
            right += all(
                _fits_title(part[0], small, ends=ends and (first or part is parts[-1]))
                for part in parts
            )
        return not matches or right / len(matches) >= self._spec.threshold


_NAMED = frozenset(["title", "sentence", "lower", "upper"])


def _is_capitalised(word: str) -> bool:
    """Whether each part of it begins with a capital: “Well-Known”."""
    return word == _BEGINS.sub(lambda found: found[0].upper(), word.lower())


def _fits_title(word: str, small: frozenset[str], *, ends: bool) -> bool:
    plain = word.rstrip(",;:!?)\"'”’").lower()
    if plain in _EITHER:
        return True
    if plain in small and not ends:
        return word[:1].islower()
    return not word[:1].islower()
