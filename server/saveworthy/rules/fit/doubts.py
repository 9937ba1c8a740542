"""Tells where a fix that its rule calls safe might still change what a sentence says."""

from __future__ import annotations

import re

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.capitals import WORD

_LINK = r"(?:\b(?:and|or|but|nor)|,)\s+(?:also\s+|not\s+|able\s+|the\s+fact\s+|to\s+the\s+fact\s+)*"
_REACH = 200

_BEFORE_INFINITIVE = expression(
    r"(?i)(?:(?:agree|appear|arrang|attempt|beg|ceas|claim|continu|dar|decid|deserv|desir|fail|"
    r"happen|hat|hav|hesitat|hop|hurr|intend|learn|lik|lov|manag|need|offer|plan|prefer|prepar|"
    r"pretend|proceed|promis|prov|refus|regret|remain|remember|request|seem|start|stopp?|striv|"
    r"struggl|tend|threaten|try|tri|us|vow|wait|want|wish|work|mov|car|mean|com|go)"
    r"(?:e|s|es|ed|d|ing|ies|ied|y)?"
    r"|ha[sd]|began|begun|chose|chosen|forgot|forgotten|forget|got|get|gets|meant|sought|seek|went|"
    r"came|able|ready|happy|eager|easy|hard|free|likely|quick|slow|ability|chance|decision|effort|"
    r"efforts|opportunity|opportunities|permission|power|reason|reasons|right|tendency|time|way|"
    r"ways|willingness|money|tools|what)\Z"
)
"""Words after which a bare “to” would belong to them, not to the purpose."""
_WITH_OBJECT = expression(
    r"(?i)\b(?:ask|tell|told|allow|forc|requir|teach|taught|expect|invit|urg|order|pay|paid|hir|help|"
    r"want|need|encourag|persuad|remind|warn|permit|enabl|train|lead|led|caus|push|get|got|send|"
    r"sent|have|had|use|using|used|choos|chose|ke(?:ep|pt))[a-z]*\b(?!.*[,;:\u2014])"
)
"""Verbs that somebody is asked or made to do something with."""


def doubtful(text: str, span: Span, replacement: str, sentence: Span) -> bool:
    """Whether putting `replacement` for `text[span]` could change the meaning or the grammar here.

    - “Due to the fact that … and that …” leans on its last word again.
    - “He has money in order to live”: a bare “to” would belong to “has money”.
    - “Used” before “to” reads as a habit.
    - “They are are able to”: the slip must go first.
    """
    match = [word.lower() for word in WORD.findall(span.of(text))]
    words = [word.lower() for word in WORD.findall(replacement)]
    if not match:
        return False
    lead = text[max(sentence.start, span.start - _REACH) : span.start]
    before = WORD.findall(lead)
    if before and before[-1].lower() == match[0]:
        return True
    rest = text[span.end : min(sentence.end, span.end + _REACH)]
    if (
        match[-1] in {"that", "to", "of", "for"}
        and match[-1] != (words or [""])[-1]
        and re.search(rf"{_LINK}{match[-1]}\b", rest, re.IGNORECASE)
    ):
        return True
    if words[-1:] == ["used"] and re.match(r"\s+to\b", rest):
        return True
    if words == ["to"]:
        return bool(before and _BEFORE_INFINITIVE.match(before[-1])) or bool(
            _WITH_OBJECT.search(lead)
        )
    return False
