"""Looks for turns of phrase, word by word.

One regular expression for hundreds of turns takes longer to compile than a short draft to review;
a table of them takes no time and is searched as fast.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Slot = Callable[[str], bool]
    _Rests = Sequence[tuple[_Slot, ...]]

_TOKEN = re.compile(r"\w+|(?<=\w)'\w+|[^\w\s]")
_END = ""
"""Stands after the last token; no slot takes it."""


def tokens(lower: str) -> list[str]:
    """Split text in lower case into words, their endings ("'s", "'ve") and single marks."""
    return [*chain.from_iterable(map(_PIECES.__getitem__, lower.split())), _END]


def _piece(piece: str) -> tuple[str, ...]:
    if piece.isalnum():
        return (piece,)
    if piece[:-1].isalnum() and piece[-1] in ".,!?:;)":
        return piece[:-1], piece[-1]
    return tuple(_TOKEN.findall(piece.replace("’", "'")))


_PIECES = Known(_piece)


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
        return _end(self._rests[tokens[at]], tokens, at)

    def rests(self, first: str) -> _Rests:
        """What may follow `first` to make a turn, in the order in which it is tried."""
        return self._rests.get(first, ())


class Families:
    """Several kinds of turns, counted in one go."""

    def __init__(self, *families: Turns) -> None:
        self._none = [0] * len(families)
        after: dict[str, list[tuple[int, _Rests]]] = {}
        for number, turns in enumerate(families):
            for word in turns.starts:
                after.setdefault(word, []).append((number, turns.rests(word)))
        self._starts = {word: Known(partial(_likely, rests)) for word, rests in after.items()}

    def count(self, tokens: Sequence[str]) -> list[int]:
        """Count the turns of each kind in `tokens`, as `Turns.count` does."""
        found = self._none.copy()
        past = self._none.copy()
        for at, seconds in enumerate(map(self._starts.get, tokens)):
            if seconds is None:
                continue
            for number, rests in seconds[tokens[at + 1]]:
                if at >= past[number] and (end := _end(rests, tokens, at)):
                    found[number] += 1
                    past[number] = end
        return found


def _likely(after: Sequence[tuple[int, _Rests]], second: str) -> tuple[tuple[int, _Rests], ...]:
    """What of the rests of turns, each with the number of its kind, may begin with `second`."""
    likely = []
    for number, rests in after:
        ours = [rest for rest in rests if not rest or rest[0](second)]
        if ours:
            likely.append((number, ours))
    return tuple(likely)


def _end(rests: _Rests, tokens: Sequence[str], at: int) -> int:
    """Where the first of `rests` that goes on from the token at `at` is over, 0 if none does."""
    for rest in rests:
        end = at + 1
        for slot in rest:
            if not slot(tokens[end]):
                break
            end += 1
        else:
            return end
    return 0


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
