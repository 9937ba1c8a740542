"""Noun phrases that are jargon though no list has them: the rule's side of `rules.compounds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from saveworthy.rules.checks.passage import Hit
from saveworthy.rules.compounds.find import compounds, is_jargon, values
from saveworthy.text.nlp import Token

_CERTAIN = 2.0
"""More than any confidence: an option that is left out is never reached."""


class _Limits(NamedTuple):
    least: float
    fair: float
    sure: float


def unlisted_compounds(
    sentence: str, tokens: Sequence[Token], options: Mapping[str, float]
) -> Iterator[Hit]:
    """Mark the jargon among the noun phrases of one tagged `sentence`.

    Options, each a confidence of 0–1: `least`, from which a phrase is marked; `fair`, from which the
    severity is one step below the rule's own, and not two; `sure`, from which it is the rule's own;
    `per`, words of the draft to each such phrase up to which those below `sure` are shown.

    The message may say {words}: those that made it jargon, in quotation marks.
    """
    limits = _Limits(*(options.get(name, _CERTAIN) for name in _Limits._fields))
    for compound in compounds(sentence, tokens, limits.least):
        milder = (compound.sure < limits.sure) + (compound.sure < limits.fair)
        yield Hit(compound.span, values(compound, sentence), milder)


def still_unlisted(phrase: str, options: Mapping[str, float]) -> bool:
    """Whether `phrase`, put in the place of a compound, could be marked in its turn."""
    return is_jargon(phrase, options.get("least", _CERTAIN))
