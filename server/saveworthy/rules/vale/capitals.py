"""Rules about capitals: titles, sentences, all small, all large, or an expression."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.rules.vale.alert import Alert, Exceptions, Finder, State
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece

_WORDS = r"[\p{N}\p{L}*]+[^\s]*"
_INNER = r"[\p{N}\p{L}]+[^\s/-]*"

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
        self._inner = Finder(rule, _INNER)
        self._prefix = Finder(rule, rf"^(?:{spec.prefix})") if spec.prefix else None
        named = spec.match.startswith("$") and spec.match[1:] in _NAMED
        self._own = None if named else Finder(rule, spec.match)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield the whole piece if it is not right."""
        text = piece.text
        if self._prefix is not None:
            found = self._prefix.all(text, state)
            text = text[found[0].end() :] if found else text
        if not self._is_right(text, state):
            yield Alert(0, len(piece.text), (piece.text,))

    def _is_right(self, text: str, state: State) -> bool:
        if self._own is not None:
            return bool(self._own.all(text, state)) or self._exceptions.has(text, state)
        match self._spec.match:
            case "$lower":
                return text == text.lower() or self._exceptions.has(text, state)
            case "$upper":
                return text == text.upper() or self._exceptions.has(text, state)
            case "$title":
                return self._is_title(text, state)
        return self._is_sentence(text, state)

    def _is_sentence(self, text: str, state: State) -> bool:
        """Whether enough of its words are small, and the first begins with a capital."""
        right = 0
        words = [match[0] for match in self._words.all(text.rstrip("?!.:"), state)]
        before = ""
        for number, whole in enumerate(words):
            word = _head(whole)
            indicated = bool(before) and before.endswith(self._spec.indicators)
            before = whole
            if word == word.upper() or indicated or self._exceptions.has(word, state):
                right += 1
            elif number == 0 and not _is_capitalised(word):
                return False
            elif number == 0 or word == word.lower():
                right += 1
        return not words or right / len(words) > self._spec.threshold

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
        return not matches or right / len(matches) > self._spec.threshold


_NAMED = frozenset(["title", "sentence", "lower", "upper"])


def _head(word: str) -> str:
    """What counts of “Top-level” and “Client’s”."""
    for mark in "-'’":
        if mark in word:
            return word.split(mark)[0]
    return word


def _is_capitalised(word: str) -> bool:
    return word == word[:1].upper() + word[1:].lower()


def _fits_title(word: str, small: frozenset[str], *, ends: bool) -> bool:
    plain = word.rstrip(",;:!?)\"'”’").lower()
    if plain in _EITHER:
        return True
    if plain in small and not ends:
        return word[:1].islower()
    return not word[:1].islower()
