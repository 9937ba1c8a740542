"""What a text must hold for a regular expression to match anywhere in it.

To look for a few letters costs nothing; to compile an expression takes about a millisecond, and
most drafts have no word of what most expressions are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

_FLAGS = re.compile(r"\(\?[ims]+\)")
_ATOM = re.compile(
    r"(?P<open>\((?:\?(?:P?<\w+>|:|<?=)|(?!\?)))|(?P<refuse>\(\?<?!)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})[?+]?)|(?P<space>\\s\+(?![?+])| )"
    r"|(?P<set>\[[^\s^\\\[\]-][^\s\\\[\]-]*\])|(?P<letter>\\[^\w\s]|[^\s\\\[\](){}*+?|.^$])"
    r"|(?P<other>\[\^?\]?(?:\\.|[^\]\\\[])*\]|\\(?:[AbBdDnrsStwWZ]|[pP]\{\w+\}|u\w{4}|U\w{8})|[.^$])"
)
_EVERYWHERE = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "for", "from", "has", "have",
    "he", "her", "his", "in", "is", "it", "its", "may", "my", "of", "on", "one", "or", "our",
    "she", "so", "some", "that", "the", "their", "they", "this", "to", "was", "we", "were",
    "will", "with", "you", "your",
))  # fmt: skip
"""Words that nearly every paragraph holds: to look for them says nothing."""

_ZERO_WIDTH = ("^", "$", r"\b", r"\B", r"\A", r"\Z")
_LOOKS = ("(?=", "(?<=")

_MOST = 128
"""Pieces of one choice. More are not put together, but looked for apart."""

_LONGEST = 12
"""Characters of a piece that are looked for; so much is rare, and forms that differ later are one."""

_Choice = frozenset[str]
_EMPTY: _Choice = frozenset({""})


class _Part(NamedTuple):
    """What a part of an expression needs.

    Attributes:
        exact: all that it can match, None where that is too much to list.
        choices: what is needed besides, one piece of each.
    """

    exact: _Choice | None
    choices: list[_Choice]

    @property
    def all_choices(self) -> list[_Choice]:
        return self.choices if self.exact is None else [*self.choices, self.exact]


_UNKNOWN = _Part(None, [])


def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return what is in `patterns.spread(text)` if `pattern` matches in `text`: one piece of each choice.

    The rarest comes first, as far as its length tells. Understands what rules are usually written
    with; an expression that holds more than that is said to need nothing.
    """
    flags = _FLAGS.match(pattern)
    at = flags.end() if flags else 0
    ignores_case = flags is not None and "i" in flags[0]
    atoms: list[re.Match[str]] = []
    while at < len(pattern):
        atom = _ATOM.match(pattern, at)
        if atom is None:
            return ()
        atoms.append(atom)
        at = atom.end()
    choices = _group(iter(atoms)).all_choices
    if ignores_case:
        choices = [frozenset(map(str.casefold, choice)) for choice in choices]
    choices = list(dict.fromkeys(map(_shortest, filter(_worth, choices))))
    return tuple(tuple(sorted(choice)) for choice in sorted(choices, key=_worth, reverse=True))


def _group(atoms: Iterator[re.Match[str]]) -> _Part:
    """What is needed by all up to the closing bracket."""
    branches: list[list[_Part]] = [[]]
    for atom in atoms:
        branch = branches[-1]
        match atom.lastgroup:
            case "letter":
                branch.append(_Part(frozenset({atom[0][-1]}), []))
            case "space":
                branch.append(_Part(frozenset({" "}), []))
            case "set":
                branch.append(_Part(frozenset(atom[0][1:-1]), []))
            case "open":
                inner = _group(atoms)
                looks = atom[0] in _LOOKS  # it takes no room of its own
                branch.append(_Part(_EMPTY, inner.all_choices) if looks else inner)
            case "close":
                break
            case "or":
                branches.append([])
            case "times" if branch:
                branch[-1] = _times(branch[-1], atom[0])
            case "refuse":
                _group(atoms)
                branch.append(_Part(_EMPTY, []))
            case _:
                branch.append(_Part(_EMPTY, []) if atom[0] in _ZERO_WIDTH else _UNKNOWN)
    return _either([_row(branch) for branch in branches])


def _times(part: _Part, sign: str) -> _Part:
    if sign in {"?", "??", "?+"} and part.exact is not None:
        return _Part(part.exact | _EMPTY, [])
    if sign.startswith(("*", "?", "{0", "{,")):
        return _UNKNOWN
    return part if part.exact == frozenset({" "}) else _Part(None, part.all_choices)


def _either(parts: Sequence[_Part]) -> _Part:
    """What is needed where one of `parts` is enough."""
    if len(parts) == 1:
        return parts[0]
    exact = frozenset().union(*(part.exact or () for part in parts))
    if all(part.exact is not None for part in parts) and len(exact) <= _MOST:
        return _Part(exact, [c for c in parts[0].choices if all(c in p.choices for p in parts)])
    needs = [part.all_choices for part in parts]
    shared = [choice for choice in needs[0] if all(choice in other for other in needs)]
    best = [max(choices, key=_worth, default=_EMPTY) for choices in needs]
    return _Part(None, [*shared, frozenset().union(*best)])


def _row(parts: Iterable[_Part]) -> _Part:
    """What is needed by parts that follow each other."""
    choices: list[_Choice] = []
    run: _Choice = _EMPTY
    is_exact = True
    for part in parts:
        choices += part.choices
        ends = part.exact or _EMPTY
        if part.exact is not None and len(run) * len(ends) <= _MOST:
            run = frozenset(re.sub(" +", " ", one + end) for one in run for end in ends)
        else:
            is_exact = False
            choices.append(run)
            run = ends
    return _Part(run, choices) if is_exact else _Part(None, [*choices, run])


def _shortest(choice: _Choice) -> _Choice:
    """The pieces of a choice, cut short, without those that hold another one."""
    cut = {piece[:_LONGEST] for piece in choice}
    return frozenset(
        piece
        for piece in cut
        if not any(other in piece for other in cut if len(other) < len(piece))
    )


def _worth(choice: _Choice) -> int:
    """The length of the longest word that is not everywhere, in the piece where that is shortest."""
    return min(map(_rarity, choice))


@cache
def _rarity(piece: str) -> int:
    words = piece.split()
    rare = max((len(word) for word in words if word not in _EVERYWHERE), default=0)
    return rare or min(1, len(words))
