"""Spells out an expression: all the words that it stands for, if they are few."""

from __future__ import annotations

import re

MOST = 60
"""Words that one expression may stand for."""

_EDGE = re.compile(r"\\b")
_FLAGS = re.compile(r"\(\?[a-z]+\)")
_GROUP = re.compile(r"\((?:\?:|\?P?<\w+>)?(?!\?)")
_ESCAPES = {"s": " ", "t": " ", "n": " ", "-": "-", "/": "/", "'": "'"}


def spelled(pattern: str) -> list[str] | None:
    r"""Return all that `pattern` matches, in order; None if that is too much, or cannot be said.

    The edges of words (`\b`) are passed over.
    """
    reader = _Reader(_FLAGS.sub("", pattern))
    try:
        found = reader.choice()
    except _TooMuchError:
        return None
    if not reader.is_done() or any(word != word.strip() or not word for word in found):
        return None
    return list(dict.fromkeys(" ".join(word.split()) for word in found))


class _TooMuchError(Exception):
    """It stands for too many words, or for ones that nobody can list."""


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def is_done(self) -> bool:
        """Whether all of it was read."""
        return self._at == len(self._pattern)

    def choice(self) -> list[str]:
        """What one of several branches matches."""
        found = self._row()
        while self._take("|"):
            found += self._row()
        return _few(found)

    def _row(self) -> list[str]:
        found = [""]
        while not self.is_done() and self._pattern[self._at] not in "|)":
            edge = _EDGE.match(self._pattern, self._at)
            if edge:
                self._at = edge.end()
                continue
            one = self._one()
            if self._take("?"):
                one = [*one, ""]
            elif one == [" "]:
                self._take("+")
            elif not self.is_done() and self._pattern[self._at] in "*+{":
                raise _TooMuchError
            found = _few([left + right for left in found for right in one])
        return found

    def _one(self) -> list[str]:
        char = self._pattern[self._at]
        if char == "(":
            group = _GROUP.match(self._pattern, self._at)
            if group is None:
                raise _TooMuchError
            self._at = group.end()
            inner = self.choice()
            if not self._take(")"):
                raise _TooMuchError
            return inner
        if char == "[":
            return self._set()
        if char in ".*+?{^$":
            raise _TooMuchError
        self._at += 1
        return [self._escaped() if char == "\\" else char]

    def _escaped(self) -> str:
        char = self._pattern[self._at : self._at + 1]
        self._at += 1
        if char in _ESCAPES:
            return _ESCAPES[char]
        if not char or char.isalnum():
            raise _TooMuchError
        return char

    def _set(self) -> list[str]:
        end = self._pattern.find("]", self._at + 2)
        inner = self._pattern[self._at + 1 : end]
        if end < 0 or inner.startswith("^") or any(mark in inner[1:-1] for mark in "-["):
            raise _TooMuchError
        self._at = end + 1
        if "\\" in inner:
            if inner not in {r"\s", r"\s-", r"-\s", r"\s,"}:
                raise _TooMuchError
            return [" "]
        return list(inner)

    def _take(self, char: str) -> bool:
        if self._pattern.startswith(char, self._at):
            self._at += 1
            return True
        return False


def _few(found: list[str]) -> list[str]:
    if len(found) > MOST:
        raise _TooMuchError
    return found
