"""What a word brings to any compound at best, before its sentence is tagged: looked up, once worked out."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from saveworthy.rules.compounds.chunks import Part, is_counting, may_be_head
from saveworthy.rules.compounds.model import glue_of
from saveworthy.rules.compounds.pieces import GLUE, halves, piece
from saveworthy.rules.compounds.ratings import is_abstract, ratings
from saveworthy.text.known import Known
from saveworthy.text.wordset import word_set

BREAK, JOINT, WORD = range(3)
"""What no phrase goes on across, what may join two modifiers, and what may be part of one."""

PAIR: Final = 2.8
"""The lowest sum of the ratings of two neighbours that is worth a closer look."""

_GLUED: Final = 1.6
"""What the strongest glue adds to it."""

_LONGEST = 40

_SMALL = word_set(
    "a an the this that these those my your his her its our their we you they he she it i me us"
    " him them who which what whose of in on at to for from by with without into onto over under"
    " between through during about against upon within than as if so because when while where why"
    " how or but nor yet not no is are was were be been being am do does did have has had having"
    " can could will would shall should may might must there here very too also just then now"
    " isn't aren't wasn't don't doesn't didn't can't won't it's that's i'm we're you're they're"
    " i've we've you've they've i'll we'll you'll let's more most much many"
)
"""Words beside which nothing smells of the office."""

_CLOSED = word_set(
    "a an the this that these those my your his its our their we you they he she it i me him them who"
    " which what whose of in on at to for from by with without into onto under between through during"
    " against upon within than as if because when where why how is are was were be am do does did have"
    " has can could would should might not more most"
)
"""Words that are never part of a noun phrase as `chunks` cuts them, unless in capitals ("IT")."""

_JOINTS = frozenset({",", *word_set("and or but nor yet so plus both either neither")})
_PASSED = frozenset({"and", "&", ","})


class Promise(NamedTuple):
    """What one piece of a sentence promises.

    Attributes:
        word: as `Piece` has it.
        sort: `BREAK`, `JOINT` or `WORD`.
        near: its rating beside a neighbour; None for what neighbours are looked for across.
        bond: the same for the neighbour after it, its glue counted.
        ends: whether there are tags that make it the last word of a phrase.
        counts: whether it is never the first, unless a comma follows.
        as_head: the part it would be as the last word.
        as_modifier: the part it would be before another.
        head: its rating as the last word.
        rating: its rating before another.
        glue: how strong a glue it has, 0–1.
        abstract: 1 if its ending makes it an abstract noun.
        joined: whether it is made of words joined by hyphens.
        drops: whether it may be an adverb, which stands inside a phrase and is no part of it.
        opens_term: whether an ordinary expression starts with it.
    """

    word: str
    sort: int
    near: float | None
    bond: float
    ends: bool
    counts: bool
    as_head: Part
    as_modifier: Part
    head: float
    rating: float
    glue: float
    abstract: float
    joined: bool
    drops: bool
    opens_term: bool


def _promise(written: str) -> Promise:
    own, known = piece(written), ratings()
    word = own.word
    sort = _sort(written, word, is_word=own.is_word)
    noun, modifier = known.of(word, noun=True), known.of(word, noun=False)
    near = _near(word, noun, modifier) if own.is_word or word in _PASSED else -PAIR
    as_noun = Part(word, noun=True)
    best = as_noun if noun >= modifier else Part(word, noun=False)
    # A word in -ing may stand at the end as a verb.
    last = best if word.endswith("ing") else as_noun
    joined = "-" in word
    strong = (
        _GLUED * GLUE.get(halves(word)[1], 0.5) if joined and near not in {None, -PAIR} else 0.0
    )
    return Promise(
        word=word,
        sort=sort,
        near=near,
        bond=(near or 0.0) + strong,
        ends=sort == WORD and may_be_head(own),
        counts=is_counting(word),
        as_head=last,
        as_modifier=best,
        head=noun if last.noun else modifier,
        rating=max(noun, modifier),
        glue=glue_of(word),
        abstract=float(is_abstract(word)),
        joined=joined,
        drops=word.endswith("ly"),
        opens_term=word in _openings(),
    )


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(term.partition(" ")[0] for term in ratings().terms)


PROMISES = Known(_promise)
"""By a piece as it is written."""


def _sort(written: str, word: str, *, is_word: bool) -> int:
    if word in _JOINTS:
        return JOINT
    if not is_word or word.isdecimal():
        return BREAK
    return BREAK if word in _CLOSED and not (len(word) > 1 and written.isupper()) else WORD


def _near(word: str, noun: float, modifier: float) -> float | None:
    if word in _PASSED:
        return None
    if word in _SMALL or len(word) > _LONGEST:
        return -PAIR
    return max(noun, modifier) if "-" not in word and ratings().has(word) else noun
