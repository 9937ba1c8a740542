"""Noun phrases of a tagged sentence: modifiers and head, without article, verb or preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from saveworthy.core import Span
from saveworthy.rules.compounds.pieces import GLUE, Piece, halves, pieces
from saveworthy.rules.compounds.ratings import ratings
from saveworthy.text.nlp import Token
from saveworthy.text.wordset import word_set

LONGEST = 9
"""Pieces before its head that a phrase has at most."""

_COUNTING = word_set(
    "many much more most less least few fewer several some any other others another such same own"
    " first second third last next only all both each every no various certain different enough"
    " new old whole entire additional further previous following above below current future former"
    " specific particular general main single possible potential great good better best big"
    " bigger biggest small large larger largest right wrong real"
    " actual own year-old"
)
"""Ordinary modifiers that go with any noun: at the left end of a phrase they are not part of it."""
_HELPERS = word_set(
    "have has had having be is are was were been being am get gets got getting"
    " 've 're 'm i've we've they've you've i'm we're they're you're it's"
)
_TIMES = word_set(
    "today tomorrow yesterday tonight year years month months week weeks day days time times way ways"
    " morning evening thing things lot lots bit"
)
_ADVERBIAL = frozenset(["today", "tomorrow", "yesterday", "tonight"])
"""Nouns that are no head of jargon: a phrase that ends in one ends before it."""
_NOUN, _ADJECTIVAL = ("NN", "NNS"), ("JJ", "VBN", "VBG")
_ENDS = ("", "CC", "MD", "VBZ", "VBD", "VBP", ",", ".", ":")
"""What may stand after a noun in -ing that the tagger took for a verb: "team building would help"."""

_INITIALS = 5
"""Letters in the longest word of capitals that counts as a word: AI, SaaS, ROI."""


class Part(NamedTuple):
    """One word of a phrase.

    Attributes:
        word: as `Piece` has it.
        noun: whether it stands as a noun, not as an adjective.
    """

    word: str
    noun: bool


class Chunk(NamedTuple):
    """A noun phrase.

    Attributes:
        span: in the sentence.
        parts: its words in order; the last is the head.
        commas: joints by a comma or "and" between its modifiers.
    """

    span: Span
    parts: tuple[Part, ...]
    commas: int


def chunks(text: str, tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Yield the noun phrases of two and more words in the sentence `text`, in order.

    Args:
        text: one sentence.
        tokens: its tagged tokens; spans count from its start.
    """
    found = pieces(text)
    tags = _tags(found, tokens, text)
    done = 0
    for at in range(len(tags)):
        if not _is_head(found, tags, at):
            continue
        start = _start(found, tags, at, max(done, at - LONGEST))
        if start < at and len((chunk := _chunk(found, tags, start, at)).parts) > 1:
            yield chunk
        done = at + 1


def _tags(found: Sequence[Piece], tokens: Sequence[Token], text: str) -> list[str]:
    """The tag of each piece: that of its last token, a possessive ending left out."""
    tags: list[str] = []
    number = 0
    capitals = False
    for piece in found:
        while number < len(tokens) and tokens[number].span.end <= piece.start:
            number += 1
        tag = ""
        while number < len(tokens) and tokens[number].span.start < piece.end:
            if tokens[number].tag != "POS" or not tag:
                tag = tokens[number].tag
            number += 1
        tag = _mended(piece, tag, text)
        if (
            tag == "NNP"
            and tags
            and (tags[-1] == "JJ" or capitals)
            and ratings().is_office(piece.word)
        ):
            capitals, tag = True, "NN"  # companies write their Value Creation like a name
        else:
            capitals = False
        if tags and tags[-1] == "VBD" and tag in _NOUN and tags[-2:-1] == [","]:
            tags[-1] = "VBN"  # "siloed, inspired teams": the tagger takes the second for a verb
        tags.append(tag)
    return tags


def _mended(piece: Piece, tag: str, text: str) -> str:
    """The tag of a piece, where we know better than a tagger of single tokens."""
    if not piece.is_word:
        return "," if piece.word == "," else ""
    if piece.word in {"and", "&"}:
        return "CC"
    if (
        tag == "NNP"
        and 1 < len(piece.word) <= _INITIALS
        and text[piece.start : piece.end][:2].isupper()
    ):
        return "NN"
    if piece.is_joined and tag not in _NOUN:
        return "JJ"
    return tag


def may_be_head(piece: Piece) -> bool:
    """Whether there are tags that make `piece` the last word of a phrase."""
    if piece.owner or piece.word in _TIMES:
        return False
    return not (piece.is_joined and halves(piece.word)[1] in GLUE)


def is_counting(word: str) -> bool:
    """Whether `word` is never the first of a phrase, unless a comma follows: "many", "last year"."""
    return word in _COUNTING or word in _TIMES


def _is_head(found: Sequence[Piece], tags: Sequence[str], at: int) -> bool:
    if not may_be_head(found[at]) or (tags[at] not in _NOUN and not _is_action(tags, at)):
        return False
    if found[at].is_joined and _goes_on(found, tags, at):
        return False
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if at + 1 < len(tags) and found[at + 1].word in _TIMES and tags[at + 1] in _NOUN:
        return found[at + 1].word in _ADVERBIAL
    return after not in _NOUN and not _is_action(tags, at + 1)


def _goes_on(found: Sequence[Piece], tags: Sequence[str], at: int) -> bool:
    """Whether another modifier follows: "end-to-end, curated", "high-yield emotional"."""
    at += 1 + (at + 1 < len(tags) and tags[at + 1] == ",")
    return at < len(tags) and _adjectival(found, tags, at)


def _is_action(tags: Sequence[str], at: int) -> bool:
    """Whether a word in -ing ends a phrase: the building of "team building"."""
    if not 0 < at < len(tags) or tags[at] != "VBG" or tags[at - 1] not in _NOUN:
        return False
    return at + 1 == len(tags) or tags[at + 1] in _ENDS


def _adjectival(found: Sequence[Piece], tags: Sequence[str], at: int) -> bool:
    return tags[at] in _ADJECTIVAL or (found[at].is_joined and tags[at] in _NOUN)


def _start(found: Sequence[Piece], tags: Sequence[str], head: int, floor: int) -> int:
    """Where the phrase that ends with `head` begins."""
    start = at = head
    while at > floor:
        at -= 1
        joint = tags[at] in {",", "CC"}
        if joint and start < head and (tags[start] == "RB" or _adjectival(found, tags, start)):
            at -= tags[at] == "CC" and tags[at - 1] == ","
            if at <= floor or not _adjectival(found, tags, at - 1):
                break
        elif tags[at] in _NOUN or _adjectival(found, tags, at):
            start = at
        elif tags[at] != "RB" or not found[at].word.endswith("ly"):
            break
        elif _adjectival(found, tags, start):
            start = at
        else:
            break
    return _trimmed(found, tags, start, head)


def _trimmed(found: Sequence[Piece], tags: Sequence[str], start: int, head: int) -> int:
    while start < head:
        word, tag = found[start].word, tags[start]
        before = _before(found, tags, start)
        verbal = (tag == "VBG" and tags[start + 1] != "," and not _opens_phrase(tags, start)) or (
            tag == "VBN" and before in _HELPERS
        )
        counting = word in _COUNTING and tags[start + 1] != ","
        if not (counting or word in _TIMES or tag in {",", "CC"} or verbal):
            break
        start += 1
    return start


def _before(found: Sequence[Piece], tags: Sequence[str], at: int) -> str:
    """The word before, adverbs passed over: "has never provided actionable advice"."""
    at -= 1
    while at > 0 and tags[at] == "RB":
        at -= 1
    return found[at].word if at >= 0 else ""


def _opens_phrase(tags: Sequence[str], at: int) -> bool:
    """Whether an article or the like stands before: "the emerging market", but "by growing sales"."""
    return at > 0 and tags[at - 1] in {"DT", "PRP$", "POS", "JJ", "CD"}


def _chunk(found: Sequence[Piece], tags: Sequence[str], start: int, head: int) -> Chunk:
    words = [number for number in range(start, head + 1) if found[number].is_word]
    parts = tuple(
        Part(found[n].word, tags[n] in _NOUN) for n in words if tags[n] not in {"CC", "RB"}
    )
    joints = sum(tags[number] in {",", "CC"} for number in range(start, head))
    return Chunk(Span(found[start].start, found[head].end), parts, joints)
