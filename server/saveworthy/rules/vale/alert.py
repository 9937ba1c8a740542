"""What a check says of a piece, and what checks share."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from saveworthy.rules.alike import is_plain
from saveworthy.rules.patterns import OverrunError, Spent
from saveworthy.rules.vale import quick
from saveworthy.rules.vale.expressions import compiled

if TYPE_CHECKING:
    import regex

    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Layout, Piece

    Match = re.Match[str] | regex.Match[str]

WHOLE = (-1, -1)
"""Stands for the place of an alert about the draft as a whole: its first character."""


class Alert(NamedTuple):
    """One place that a rule marks.

    Attributes:
        start: in the piece's text; `WHOLE` for the draft as a whole.
        end: one past the last.
        said: what the message puts in for "%s", in order.
        params: what an action without parameters of its own goes by.
    """

    start: int
    end: int
    said: tuple[str, ...]
    params: tuple[str, ...] = ()


@dataclass(slots=True)
class State:
    """What the rules have learnt of one draft so far.

    Attributes:
        layout: the draft in pieces.
        spent: what expressions have cost.
        seen: for each rule, words or names it has come across.
        counts: for each rule's name, alerts so far.
    """

    layout: Layout
    spent: Spent = field(default_factory=Spent)
    seen: dict[str, set[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


class Check(Protocol):
    """A rule, ready to read pieces."""

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield what the rule says of a piece.

        Raises:
            OverrunError: one of its expressions has no time left.
        """


class Keeping:
    """A check that does not read the same words twice, such as those of a draft that somebody edits.

    Args:
        check: one whose alerts depend on the words of a piece alone.
    """

    _MOST, _LONGEST = 1500, 4000
    """Pieces that are kept, and code points of the longest of them."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._kept: dict[str, tuple[Alert, ...]] = {}

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield what the check says of a piece."""
        known = self._kept.get(piece.text)
        if known is None:
            known = tuple(self._check.alerts(piece, state))
            if len(piece.text) <= self._LONGEST:
                if len(self._kept) >= self._MOST:
                    self._kept.clear()
                self._kept[piece.text] = known
        yield from known


class Finder:
    """An expression of a rule, which has so much time for a draft and no more."""

    def __init__(self, rule: ValeRule, pattern: str) -> None:
        self._rule = rule
        self._pattern = pattern
        self._quick = quick.compiled(pattern)
        self.groups = self._quick.groups if self._quick else self._expression.groups

    @cached_property
    def _expression(self) -> regex.Pattern[str]:
        return compiled(self._pattern)

    def all(self, text: str, state: State) -> Sequence[Match]:
        """Every match in `text`, in order.

        Raises:
            OverrunError: there is no time left.
        """
        if self._quick is not None and is_plain(text):
            return list(self._quick.finditer(text))
        left = state.spent.left(self._rule, text)
        begun = time.thread_time()
        try:
            if left <= 0:
                raise TimeoutError
            found = list(self._expression.finditer(text, timeout=left))
        except TimeoutError:
            raise OverrunError(self._rule) from None
        state.spent.took(self._rule, time.thread_time() - begun)
        return found


class Exceptions:
    """Words in which a match is innocent."""

    def __init__(self, rule: ValeRule) -> None:
        words = [word for word in rule.exceptions_all if word]
        phrases = [word for word in words if any(mark in word for mark in _SPACES)]
        self.pattern = rf"\b(?:{_either(words)})\b" if words else ""
        self._words = Finder(rule, f"(?m){self.pattern}") if words else None
        self._phrases = Finder(rule, rf"(?i)\b(?:{_either(phrases)})\b") if phrases else None
        self._text: str | None = None
        self._held: list[tuple[int, int]] = []

    def has(self, observed: str, state: State) -> bool:
        """Whether an exception stands in `observed`."""
        return self._words is not None and bool(self._words.all(observed, state))

    def hold(self, text: str, start: int, end: int, state: State) -> bool:
        """Whether `text[start:end]` is one, or stands within a longer one."""
        if self.has(text[start:end].strip(), state):
            return True
        if self._phrases is None:
            return False
        if self._text is not text:  # one text has many matches
            self._held = [match.span() for match in self._phrases.all(text, state)]
            self._text = text
        before = bisect_right(self._held, (start, len(text))) - 1
        return before >= 0 and end <= self._held[before][1]


_SPACES = (" ", "\t", r"\s")


def _either(words: list[str]) -> str:
    """One expression for all of them; a flag reaches to the end of its own."""
    return "|".join(f"(?:{word})" if "(?" in word else word for word in words)


_VERB = re.compile(r"%(?:%|(?:\[(\d+)\])?[sdvq])")


_LINE_END = re.compile(r"\s*\n\s*")


def formatted(message: str, said: tuple[str, ...]) -> str:
    """Return `message` with what is said in the places of "%s" and "%[2]s", as one line."""
    turn = 0

    def put(found: re.Match[str]) -> str:
        nonlocal turn
        if found[0] == "%%":
            return "%"
        number = int(found[1]) if found[1] else turn + 1
        turn = number
        return said[number - 1] if 0 < number <= len(said) else ""

    return _LINE_END.sub(" ", _VERB.sub(put, message)).strip()
