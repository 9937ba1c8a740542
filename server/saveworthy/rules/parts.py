"""Verb or noun, by the neighbours alone.

A word between "to" and "the" is a verb whatever stands around it. Such evidence settles most cases
at no cost, and it holds in headings, fragments and orders, where a small tagger errs.
"""

from __future__ import annotations

from typing import Final

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.normalise import fold
from saveworthy.text.sentences import Sentence
from saveworthy.text.wordset import word_set

VERB: Final = "verb"
NOUN: Final = "noun"
ADJECTIVE: Final = "adj"

_REACH = 60
_PIECE = expression(r"[^\W_]+(?:['\u2019][^\W_]+)*|\S")


_MODAL = word_set(
    "can could will would shall should must may might cannot can't couldn't won't wouldn't"
    " shouldn't mustn't do does did don't doesn't didn't let's please helps help helped"
    " i'll we'll you'll they'll he'll she'll it'll i'd we'd you'd they'd"
)
_SUBJECT = word_set("i we you they he she it who which")
_HAVE = word_set("have has had having i've we've you've they've haven't hasn't hadn't")
_BE = word_set(
    "is are was were be been being am isn't aren't wasn't weren't i'm we're you're they're he's"
    " she's it's get gets got getting"
)
_DETERMINER = word_set(
    "a an the our your my their its his every each another any some no such much more"
    " less most many few several enough what whose"
)
_LOOSE = word_set("more most much what less enough")
_PREPOSITION = word_set(
    "of in on at with without from into under over between through during about against upon via"
    " within per than"
)
_OBJECT = word_set(
    "the a an our your their its my his her it them us me him this these those every everyone"
    " anyone both ourselves yourself themselves whatever"
)
_PREDICATE = word_set("is are was were has had of will would could can isn't wasn't")
_TO_NOUN = word_set(
    "due thanks according access addition subject contrary related relation regard respect owing"
    " next close prior similar equal equivalent amounts amount leads led lead contributes contribute"
    " response reaction approach key comes came come back return point from exposure turn turned"
    " ways talk words call calls called moved spurred stirred sprang"
)
_NEVER_ADVERB = word_set(
    "family supply reply early daily monthly weekly only assembly rally july ally"
)
_JOINING = word_set(
    "also never always not just even still now then often ever both really actually"
)
_CLOSED = (
    _MODAL | _SUBJECT | _HAVE | _BE | _DETERMINER | _PREPOSITION | _OBJECT | _PREDICATE
) | word_set(
    "to and or but if as for by so that because when while where why after before until not"
)


def part(text: str, span: Span, sentence: Sentence) -> str | None:
    """Return "verb", "noun" or, of participles, "adj" for the words at `span`.

    None where their neighbours do not tell.
    """
    left, right = _left(text, span, sentence), _right(text, span, sentence)
    head = fold(span.of(text)).split()[0]
    last, following = (left[-1] if left else "^"), (right[0] if right else "$")
    if _is_adverb(last) or last in _JOINING:  # "we directly impact": what stands before it tells
        last = left[-2] if len(left) > 1 else "^"
        if last in _DETERMINER or last in _BE:
            return None
    if head.endswith("ing"):
        return _gerund(last, following)
    if head.endswith("ed"):
        return _past(last, following)
    return _plain_form(head, last, following, left)


def _gerund(last: str, following: str) -> str | None:
    if following == "of":
        return NOUN
    if last in _BE or (following in _OBJECT and last not in _DETERMINER):
        return VERB
    return None


def _past(last: str, following: str) -> str | None:
    if last in _DETERMINER:
        return ADJECTIVE if open_class(following) else None
    if last in _HAVE or last in _SUBJECT or following in _OBJECT:
        return VERB
    return VERB if last in _BE and following in {"by", "to", "$", ".", "from"} else None


def _plain_form(head: str, last: str, following: str, left: list[str]) -> str | None:
    if last == "to":
        return _infinitive(head, following, left)
    if last in {"you", "it"} and (following in _PREPOSITION or not following[0].isalpha()):
        return None  # "a handle gives you leverage"
    if last in _MODAL or last in _SUBJECT:
        return VERB
    if last == "this":
        return VERB if head.endswith("s") and following in _OBJECT else None
    if last in _DETERMINER or last in _PREPOSITION or last.endswith("'s"):
        # "the impact", but "more impact" and "what impacts the sea" leave room for both.
        loose = last in _LOOSE and (following in _OBJECT or head.endswith("s"))
        return None if loose else NOUN
    if following in _OBJECT and last != "that":
        return VERB
    return NOUN if following in _PREDICATE and last not in {"and", "or", "that"} else None


def _infinitive(head: str, following: str, left: list[str]) -> str | None:
    """What follows "to": a verb, but for "due to leverage" and "access to leverage"."""
    if len(left) > 1 and left[-2] in _TO_NOUN:
        return VERB if following in _OBJECT else None
    return None if following in _PREDICATE or head.endswith("s") else VERB


def open_class(word: str) -> bool:
    """Whether only a tagger can say what part of speech `word` (in small letters) is."""
    return word[:1].isalpha() and word not in _CLOSED


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly") and word not in _NEVER_ADVERB


def _left(text: str, span: Span, sentence: Sentence) -> list[str]:
    start = max(sentence.span.start, span.start - _REACH)
    piece = fold(text[start : span.start]).replace("\u2019", "'")
    return _PIECE.findall(piece)[-3:]


def _right(text: str, span: Span, sentence: Sentence) -> list[str]:
    piece = fold(text[span.end : min(sentence.span.end, span.end + _REACH)])
    return _PIECE.findall(piece.replace("\u2019", "'"))[:2]
