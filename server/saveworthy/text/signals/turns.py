"""Looks for turns of phrase, word by word.

One regular expression for hundreds of turns takes longer to compile than a short draft to review;
a table of them takes no time and is searched as fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Slot = Callable[[str], bool]

_TOKEN = re.compile(r"\w+|(?<=\w)'\w+|[^\w\s]")
_END = ""
"""Stands after the last token; no slot takes it."""


def tokens(lower: str) -> list[str]:
    """Split text in lower case into words, their endings ("'s", "'ve") and single marks."""
    return [*_TOKEN.findall(lower.replace("’", "'")), _END]


class Turns:
    """Turns of phrase to look for in the tokens of a text.

    Args:
        turns: each a row of tokens with spaces between. "a|b" is one or the other, "(a)" may be
            missing, "*" is any word, "a*" a word that starts so, "*a" one that ends so. A turn
            starts with words that are spelt out.
    """

    def __init__(self, *turns: str) -> None:
        self._rests: dict[str, list[tuple[_Slot, ...]]] = {}
        for turn in turns:
            for first, *rest in dict.fromkeys(_rows(tuple(turn.split()))):
                slots = tuple(map(_slot, rest))
                for word in first.split("|"):
                    self._rests.setdefault(word, []).append(slots)

    def count(self, tokens: Sequence[str]) -> int:
        """Count the turns in `tokens`; of those that overlap only the first one counts."""
        found = past = 0
        for at, token in enumerate(tokens):
            if token in self._rests and at >= past:
                end = self.end(tokens, at)
                if end:
                    found += 1
                    past = end
        return found

    def occur(self, tokens: Sequence[str]) -> bool:
        """Whether there is a turn in `tokens`."""
        return any(self.end(tokens, at) for at, t in enumerate(tokens) if t in self._rests)

    def open(self, tokens: Sequence[str]) -> bool:
        """Whether `tokens` start with a turn."""
        return tokens[0] in self._rests and self.end(tokens, 0) > 0

    @property
    def starts(self) -> Iterable[str]:
        """The words that a turn can start with."""
        return self._rests.keys()

    def end(self, tokens: Sequence[str], at: int) -> int:
        """Where the turn that starts at `at` is over, 0 if none starts there."""
        for rest in self._rests[tokens[at]]:
            end = at + 1
            for slot in rest:
                if not slot(tokens[end]):
                    break
                end += 1
            else:
                return end
        return 0


class Families:
    """Several kinds of turns, counted in one go."""

    def __init__(self, *families: Turns) -> None:
        self._none = [0] * len(families)
        self._starts: dict[str, tuple[tuple[int, Turns], ...]] = {}
        for number, turns in enumerate(families):
            for word in turns.starts:
                self._starts[word] = (*self._starts.get(word, ()), (number, turns))

    def count(self, tokens: Sequence[str]) -> list[int]:
        """Count the turns of each kind in `tokens`, as `Turns.count` does."""
        found = self._none.copy()
        past = self._none.copy()
        starts = self._starts
        for at, token in enumerate(tokens):
            if token in starts:
                for number, turns in starts[token]:
                    if at >= past[number] and (end := turns.end(tokens, at)):
                        found[number] += 1
                        past[number] = end
        return found


def _rows(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """`row` with and without each of the tokens that may be missing, the longest first."""
    for at, token in enumerate(row):
        if token[0] == "(":
            yield from _rows((*row[:at], token[1:-1], *row[at + 1 :]))
            yield from _rows((*row[:at], *row[at + 1 :]))
            return
    yield row


def _slot(choice: str) -> _Slot:
    """Tells whether a token is one of `choice`."""
    words = choice.split("|")
    plain = frozenset(words)
    if "*" not in choice:
        return plain.__contains__
    starts = tuple(word[:-1] for word in words if word[-1] == "*")
    ends = tuple(word[1:] for word in words if word[0] == "*")

    def takes(token: str) -> bool:
        is_like = token.startswith(starts) or token.endswith(ends)
        return token in plain or (is_like and token[:1].isalnum())

    return takes
