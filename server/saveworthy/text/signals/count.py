"""What one block gives its reader, counted: figures, names, moments, questions, selling.

The counts of two blocks add up to the counts of both, so a draft is judged by a sum over its
blocks, and a keystroke costs the counting of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE, BlockKind
from saveworthy.text.signals import lexicon
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.lines import Line, best_line
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.text.sentences import Sentence

_LONGEST_GREETING = 80
_LIST_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s")
_OPAQUE_RUN = re.compile(f"{OPAQUE}+")


_ME, _WE, _YOU, _OTHERS, _NUMBER, _DAY, _SELLING = range(7)

_SORTS = {
    form: sort
    for sort, words in (
        (_ME, lexicon.ME),
        (_WE, lexicon.WE),
        (_YOU, lexicon.YOU),
        (_OTHERS, lexicon.OTHERS),
        (_NUMBER, lexicon.NUMBERS),
        (_DAY, lexicon.DAYS),
        (_SELLING, lexicon.SELLING),
    )
    for word in words
    for form in (word, word.replace("'", "’"))
}


@dataclass(frozen=True, slots=True)
class Signals:
    """Counts over one block, or over several when summed.

    Attributes:
        words: all words.
        me: words of the writer's own ("I", "my").
        we: "we", "us", "our".
        you: "you", "your", and turns that take the reader in ("let's", "dear Ada").
        others: "she", "he" and their forms.
        questions: sentences that end in a question mark.
        orders: sentences that tell the reader to do something, selling apart.
        calls: what a seller asks for ("sign up now").
        figures: numbers that say something, as digits or words.
        moments: days, months and turns that place an event in time.
        examples: turns that bring an example.
        quoted: quotations of some length.
        opaque: runs of what is no prose (code, addresses).
        advice: turns that carry advice, a step, a conclusion.
        selling: words and turns that announce, praise and offer.
        names: capitalised words inside sentences, each once.
        best: the line that could best stand alone, None if no line could.
    """

    words: int = 0
    me: int = 0
    we: int = 0
    you: int = 0
    others: int = 0
    questions: int = 0
    orders: int = 0
    calls: int = 0
    figures: int = 0
    moments: int = 0
    examples: int = 0
    quoted: int = 0
    opaque: int = 0
    advice: int = 0
    selling: int = 0
    names: frozenset[str] = frozenset()
    best: Line | None = None

    @property
    def concrete(self) -> int:
        """How many things a reader can see, count or look up."""
        return (
            self.figures
            + self.moments
            + self.examples
            + self.quoted
            + len(self.names)
            + (self.opaque + 1) // 2
        )

    @property
    def reader(self) -> int:
        """How often the reader is spoken to."""
        return self.you + self.questions + self.orders


def signals(text: str, sentences: Sequence[Sentence], kind: BlockKind) -> Signals:
    """Count what `text` (the text of a block's view, split into `sentences`) gives its reader."""
    lower = lower_case(text)
    totals = [0] * 7
    questions = orders = 0
    for sentence in sentences:
        if not sentence.words:
            continue
        questions += is_question(text, sentence)
        orders += is_order(lower, sentence)
        for word in _told(text, sentence):
            sort = _SORTS.get(word.lower())
            if sort is not None:
                totals[sort] += 1
            elif word[0].isdigit() and word not in lexicon.EMPTY_FIGURES:
                totals[_NUMBER] += 1
    heading = kind in (BlockKind.TITLE, BlockKind.HEADING)
    said = tokens(lower)
    calls = turns.CALLS.count(said)
    return Signals(
        words=sum(len(sentence.words) for sentence in sentences),
        me=totals[_ME],
        we=totals[_WE],
        you=totals[_YOU] + turns.INCLUSIVE.count(said),
        others=totals[_OTHERS],
        questions=questions,
        orders=orders,
        calls=calls,
        figures=totals[_NUMBER],
        moments=totals[_DAY] + turns.MOMENTS.count(said),
        examples=turns.EXAMPLES.count(said),
        quoted=1 if kind is BlockKind.QUOTE else _count(lexicon.QUOTED, text),
        opaque=_count(_OPAQUE_RUN, text) if OPAQUE in text else 0,
        advice=turns.ADVICE.count(said),
        selling=totals[_SELLING] + calls + turns.NEWS.count(said),
        names=frozenset() if heading else _names(text),
        best=None if heading or kind is BlockKind.CELL else best_line(text, sentences),
    )


_COUNTS = tuple(field.name for field in fields(Signals) if field.type == "int")
_counts = attrgetter(*_COUNTS)


def total(parts: Iterable[Signals]) -> Signals:
    """Return the counts of all `parts` together."""
    every = tuple(parts)
    sums = (sum(column) for column in zip(*map(_counts, every), strict=True))
    lines = (part.best for part in every if part.best is not None)
    return Signals(
        **dict(zip(_COUNTS, sums, strict=False)),
        names=frozenset().union(*(part.names for part in every)),
        best=max(lines, key=lambda line: line.score, default=None),
    )


def lower_case(text: str) -> str:
    """Return `text` in lower case and at equal length ("İ" would become two code points)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


def is_question(text: str, sentence: Sentence) -> bool:
    """Whether `sentence` of `text` asks something."""
    return "?" in text[max(sentence.span.start, sentence.span.end - 4) : sentence.span.end]


def is_greeting(text: str, sentence: Sentence) -> bool:
    """Whether `sentence` of `text` only says hello, or is the subject line of a mail."""
    piece = sentence.span.of(text)
    if piece[:8].lower() == "subject:":
        return True
    return len(piece) <= _LONGEST_GREETING and lexicon.GREETING.match(piece) is not None


def is_order(lower: str, sentence: Sentence) -> bool:
    """Whether `sentence` tells its reader to do something (a seller's call is none).

    `lower` is the text in lower case.
    """
    words = [word.lower() for word in sentence.words[:5]]
    while len(words) > 1 and words[0] in lexicon.BEFORE_ORDERS:
        words.pop(0)
    if not words:
        return False
    verb = words[0]
    if verb in ("don't", "don’t") or words[:2] == ["do", "not"]:
        return True
    if verb not in lexicon.ORDERS:
        return False
    if turns.CALLS.open(tokens(sentence.span.of(lower))):
        return False
    if verb in lexicon.PLAIN_ORDERS:
        return True
    return len(words) > 1 and words[1].replace("’", "'") in lexicon.AFTER_ORDERS


def _told(text: str, sentence: Sentence) -> Sequence[str]:
    """The words of `sentence` without a list number in front."""
    if sentence.words[0][0].isdigit() and _LIST_NUMBER.match(text, sentence.span.start):
        return sentence.words[1:]
    return sentence.words


def _names(text: str) -> frozenset[str]:
    return frozenset(
        name.removesuffix("'s").removesuffix("’s")
        for name in lexicon.NAME.findall(text)
        if name.lower().replace("’", "'") not in lexicon.NO_NAMES and name.lower() not in _SORTS
    )


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
