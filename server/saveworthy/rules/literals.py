"""What a text must hold for a regular expression to match anywhere in it.

To look for a few letters costs nothing; to compile an expression takes about a millisecond, and
most drafts have no word of what most expressions are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

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

_OPTIONAL = ("*", "?", "{0", "{,")

_Choice = frozenset[str]


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
    choices = _group(iter(atoms))
    if ignores_case:
        choices = [frozenset(map(str.casefold, choice)) for choice in choices]
    choices = list(dict.fromkeys(filter(_worth, choices)))
    return tuple(tuple(sorted(choice)) for choice in sorted(choices, key=_worth, reverse=True))


def _group(atoms: Iterator[re.Match[str]]) -> list[_Choice]:
    """What is needed by all up to the closing bracket."""
    branches: list[list[str | list[_Choice]]] = [[]]
    for atom in atoms:
        branch = branches[-1]
        match atom.lastgroup:
            case "letter":
                branch.append(atom[0][-1])
            case "space":
                branch.append(" ")
            case "set":
                branch.append([frozenset(atom[0][1:-1])])
            case "open":
                branch.append(_group(atoms))
            case "close":
                break
            case "or":
                branches.append([])
            case "times" if branch and atom[0].startswith(_OPTIONAL):
                branch[-1] = []
            case "refuse":
                _group(atoms)
                branch.append([])
            case _:
                branch.append([])
    needs = [_branch(branch) for branch in branches]
    shared = [choice for choice in needs[0] if all(choice in other for other in needs)]
    return [*shared, frozenset().union(*(max(choices, key=_worth) for choices in needs))]


def _branch(parts: Iterable[str | list[_Choice]]) -> list[_Choice]:
    """What is needed by letters and groups that follow each other."""
    choices: list[_Choice] = []
    run = ""
    for part in (*parts, []):
        if isinstance(part, str):
            run += part
        else:
            choices += (*part, frozenset({re.sub(" +", " ", run)}))
            run = ""
    return choices


def _worth(choice: _Choice) -> int:
    """The length of the longest word that is not everywhere, in the piece where that is shortest."""
    return min(map(_rarity, choice))


@cache
def _rarity(piece: str) -> int:
    words = piece.split()
    rare = max((len(word) for word in words if word not in _EVERYWHERE), default=0)
    return rare or min(1, len(words))
