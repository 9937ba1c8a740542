"""An answer to somebody with a problem: their problem comes before its solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.rules.checks.kinds.lines import is_long, lines, turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Hit, Passage

_SOLUTION = (
    r"please (?:try|clear|restart|go|click|update|follow|see|send|check|contact|provide|fill|log|re\w+|note"
    r"|visit|use|make sure|ensure|refer|download|open|allow|be advised|be patient|submit|attach|complete)\b"
    r"|you (?:can|could|should|must|may|need to|will need to|have to|might want to) "
    r"|we (?:recommend|suggest|advise|ask that|kindly ask)\b|(?:it is|is) recommended"
    r"|to (?:resolve|fix|solve|do) (?:this|it|the issue|your issue)\b"
    r"|(?:we|i)(?: have|'ve)? (?:(?:forwarded|escalated|logged) (?:your|this|the)|(?:opened|created) a (?:ticket|case))\b"
    r"|(?:we|i)(?: have|'ve)?(?: just| now)? (?:released|deployed|published|shipped|launched|rolled out|pushed)\b"
    r"|(?:as per|according to|under|in line with) (?:our|the) (?:policy|policies|terms|guidelines)"
    r"|(?:your|this|the) (?:request|ticket|case|inquiry|enquiry|query|message) (?:has been|was|is being|will be)"
)
_PROBLEM = (
    r"(?:problems?|errors?|delay(?:s|ed)?|mistakes?|trouble|bugs?|wrong|missing|late|broken|damaged|faulty"
    r"|crash(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|twice|double|lost|stuck|leak(?:s|ed|ing)?|crack(?:s|ed)?|torn"
    r"|cold|noisy|slow|expired|cancell?ed|declined|rejected|refused|overcharged|empty|outage|down|locked|dead"
    r"|unable|never|no longer|not (?:work|load|open|arrive|show|been|receiv|get|able|start|what)\w*"
    r"|(?:did|does|do|could|would|can|is|are|was|were|has|have|had)(?: not|n't)|can't|cannot|won't"
    r"|stopped|disappeared|frustrat\w+|annoy\w+|disappoint\w+|upset\w*|spoil(?:t|ed)|ruined|waited|waiting)\b"
    r"|fix(?:es|ed)? (?:the|that|this|your|it|for)\b|works? again\b|again (?:works?|loads?|opens?)\b"
    r"|(?:yes|no)\b(?=,|\.|!)"
    r"|you (?:wrote|said|mentioned|asked|told|reported|noticed|saw|ran|were|had|have been|got|received|ordered"
    r"|paid|describe|described|wanted|want|lost|tried|found|bought|waited|expected|sent|asked|are asking)\b"
)
_GENERIC = (
    r"your (?:message|e-?mail|mail|ticket|request|inquiry|enquiry|query|patience|interest|feedback|purchase|business"
    r"|understanding|time|letter|continued|loyalty|concern|question|convenience|reaching|contacting|writing"
    r"|satisfaction|support)\b"
)


_COURTESY = (
    r"(?:thank|thanks|many thanks|we (?:really |truly )?appreciate|we (?:are sorry|apologi[sz]e)|sorry|apologies"
    r"|i (?:am sorry|apologi[sz]e|appreciate|hope|understand)|we (?:hope|understand|value)|hope|i'm sorry|we're sorry"
    r"|it was (?:a pleasure|nice|good)|(?:good|great|nice|glad|happy) to)\b"
)


def problem_first(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Mark a solution that comes first in a reply, courtesies apart, and does not name the problem.

    What is theirs (“your parcel”), what they did (“you were charged”) or what went wrong counts as the
    problem; thanks for their message, or sorrow about “any inconvenience”, does not.

    Options: `words`, the shortest draft to judge.
    """
    found = lines(passages)
    if not is_long(found, options):
        return
    for line in found:
        if turn(_PROBLEM).search(line.said):
            return
        if turn(_SOLUTION).search(line.said) or line.is_order:
            yield line.hit
            return
        yours = turn(r"your\b").search(turn(_GENERIC).sub("", line.said))
        if yours or line.is_question or not turn(_COURTESY).match(line.said):
            return
