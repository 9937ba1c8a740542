"""Noun phrases that are jargon though no list has them: the rule's side of `rules.compounds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from saveworthy.core.expression import expression
from saveworthy.rules.checks.passage import Hit
from saveworthy.rules.compounds import runs
from saveworthy.rules.compounds.find import compounds, is_jargon, values
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import Sentence
from saveworthy.text.wordset import word_set

_CERTAIN = 2.0
"""More than any confidence: an option that is left out is never reached."""

_NAMED = expression(
    r"(?!(?:AI|ML|AR|VR|XR|IT|BI|CX|UX|HR|PR|KPI|ROI|ESG|DEI|ERP|CRM|IP|[A-Z]2[A-Z]|LLM|GPT|GenAI|IoT"
    r"|[A-Z][a-z]aaS|[A-Z]aaS)s?-)(?:[A-Z][\w.]*[A-Z0-9]\w*|(?<=\S\s)[A-Z]\w+)-[a-z]+\b"
)
"""A phrase that starts with a named thing: “GIL-enabled build”, “a Kerberos-enabled login”. What is
enabled there can be looked up; the short names that companies put before everything are left out."""


_THINGS = word_set(
    "client server editor compiler parser database script plugin library package module fix fixes"
    " patch patches survey surveys phase phases facility facilities building office room"
)
"""Heads of phrases that name a thing which can be opened, entered or filled in, whatever stands before."""

_MADE_OF_THING = 0.65
"""The confidence from which such a phrase is jargon all the same."""


class _Limits(NamedTuple):
    least: float
    fair: float
    sure: float


def suspects(
    text: str, sentences: tuple[Sentence, ...], options: Mapping[str, float]
) -> Iterator[Sentence]:
    """Yield the sentences that may hold what `unlisted_compounds` marks."""
    return runs.suspects(text, sentences, options.get("least", _CERTAIN))


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
        if _NAMED.match(sentence, compound.span.start, compound.span.end):
            continue
        if compound.sure < _MADE_OF_THING and _head(compound.span.of(sentence)) in _THINGS:
            continue
        milder = (compound.sure < limits.sure) + (compound.sure < limits.fair)
        yield Hit(compound.span, values(compound, sentence), milder)


def _head(phrase: str) -> str:
    return phrase.rpartition(" ")[2].lower()


def still_unlisted(phrase: str, options: Mapping[str, float]) -> bool:
    """Whether `phrase`, put in the place of a compound, could be marked in its turn."""
    return is_jargon(phrase, options.get("least", _CERTAIN))
