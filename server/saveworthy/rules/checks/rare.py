"""The rare words of a sentence that its writer could put more plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core.expression import expression
from saveworthy.text.difficulty import rare_words
from saveworthy.text.frequency import UNKNOWN, fifths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST = 7
"""Letters of a rare word worth pointing out: shorter ones are names of things, tools and slips."""

_LOOKED_AT = 8
_ENDING = expression(r"(?:ies|es|s|ed|d|ing|er|ers|ly)\Z")


def hard_words(words: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Return the rarest of `words` that are hard, in their order; at most `most`.

    Forms of everyday words ("hiked", "stomachs") are rare on paper, but nobody stumbles over them;
    and what no list of words has ("argparse") is the name of something, or a slip.
    """
    rare = [
        word
        for word in rare_words(words, _LOOKED_AT)
        if len(word) >= _SHORTEST
        and fifths(word) > UNKNOWN
        and all(rare_words([base]) for base in _bases(word))
    ]
    chosen = rare_words(rare, most)
    return tuple(word for word in rare if word in chosen)


def _bases(word: str) -> Iterator[str]:
    """Yield what could stand before the ending of `word`: hike for "hiking", stop for "stopped"."""
    ending = _ENDING.search(word)
    if ending is None:
        return
    stem = word[: ending.start()]
    yield stem
    if ending[0] == "ies":
        yield f"{stem}y"
    if ending[0] in {"ing", "er", "ers"}:
        yield f"{stem}e"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
