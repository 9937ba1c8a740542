"""Tells the past tense from the participle where one form of the old verb stands for both."""

from __future__ import annotations

from saveworthy.core import Span
from saveworthy.core.expression import expression

_PARTICIPLES = {
    "ate": "eaten",
    "became": "become",
    "began": "begun",
    "broke": "broken",
    "came": "come",
    "chose": "chosen",
    "did": "done",
    "drew": "drawn",
    "drove": "driven",
    "fell": "fallen",
    "gave": "given",
    "grew": "grown",
    "hid": "hidden",
    "knew": "known",
    "ran": "run",
    "rose": "risen",
    "saw": "seen",
    "shook": "shaken",
    "showed": "shown",
    "spoke": "spoken",
    "threw": "thrown",
    "took": "taken",
    "went": "gone",
    "woke": "woken",
    "wore": "worn",
    "wrote": "written",
}
_AMBIGUOUS = expression(
    r"(?i)(?:[a-z]+ed|hit|set|put|cut|let|made|led|built|held|brought|bought)\b"
)
"""How a match starts whose past tense and participle look the same."""
_HELPER = expression(
    r"(?i)(?:\b(?:have|has|had|having|is|are|am|was|were|be|been|being|get|gets|got|getting)"
    r"|['\u2019](?:ve|re|m)|n['\u2019]t|\bnot)"
    r"(?:\s+(?:not|never|also|just|already|now|since|only|always|recently|[a-z]+ly))*\s+\Z"
)
_AGENT = expression(r"\s+by\b")
_REACH = 60


def tensed(text: str, span: Span, replacement: str) -> str:
    """Return `replacement` as a participle where `text[span]` is one ("was gifted": "given").

    The word before tells, or a “by” after. Where neither does, the past tense stays.
    """
    head, space, rest = replacement.partition(" ")
    participle = _PARTICIPLES.get(head)
    if participle is None or not _AMBIGUOUS.match(text, span.start, span.end):
        return replacement
    if _HELPER.search(text, max(0, span.start - _REACH), span.start) or _AGENT.match(
        text, span.end
    ):
        return participle + space + rest
    return replacement
