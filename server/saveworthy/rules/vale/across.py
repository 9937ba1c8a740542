"""Rules that remember what stood further up: conditional and consistency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.rules.vale.alert import Alert, Exceptions, Finder, State

if TYPE_CHECKING:
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece

_WORD = r"(?m)\b(?:%s)\b"


class Conditional:
    """Marks what comes first where what should go with it is missing.

    Where the second expression has a group, what the group has caught so far may stand alone from
    then on (“World Health Organization (WHO)”). Where it has none, it only has to be there.
    """

    def __init__(self, rule: ValeRule) -> None:
        self._id = rule.id
        self._first = Finder(rule, rule.spec.first)
        self._second = Finder(rule, rule.spec.second)
        self._exceptions = Exceptions(rule)

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield each first without its second."""
        first = self._first.all(piece.text, state)
        known = state.seen.setdefault(self._id, set())
        if self._second.groups:
            for match in self._second.all(piece.text, state):
                known.update(group for group in match.groups() if group)
        elif first and self._second.all(piece.text, state):
            return
        for match in first:
            start, end = match.span()
            if start == end or match[0] in known:
                continue
            if not self._exceptions.hold(piece.text, start, end, state):
                yield Alert(start, end, (match[0],))


class Consistency:
    """Marks a word in a draft that has used its rival before."""

    def __init__(self, rule: ValeRule) -> None:
        spec = rule.spec
        self._id = rule.id
        frame = "(?m)(?:%s)" if spec.nonword else rule.setup.word or _WORD
        flags = "(?i)" if spec.ignorecase else ""
        self._pairs = [
            Finder(rule, flags + frame.replace("%s", f"(?P<one>{one})|(?P<other>{other})", 1))
            for one, other in spec.pairs
        ]

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield one alert for each pair of which a piece has a word, once both have been used."""
        known = state.seen.setdefault(self._id, set())
        for number, pair in enumerate(self._pairs):
            found = pair.all(piece.text, state)
            known.update(f"{number} {match.lastgroup}" for match in found if match.lastgroup)
            if not found or not {f"{number} one", f"{number} other"} <= known:
                continue
            last = found[-1][0]
            match = next(each for each in found if each[0] == last)
            yield Alert(*match.span(), (last,))
