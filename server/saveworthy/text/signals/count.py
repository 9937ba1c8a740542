"""What one block gives its reader, counted: figures, names, moments, questions, selling.

The counts of two blocks add up to the counts of both, so a draft is judged by a sum over its
blocks, and a keystroke costs the counting of one.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import OPAQUE, BlockKind, Span
from saveworthy.core.expression import expression
from saveworthy.text.known import Known
from saveworthy.text.signals import lexicon
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.lines import Line, best_line
from saveworthy.text.signals.sold import sold
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.text.sentences import Sentence

_LONGEST_GREETING = 80
_LIST_NUMBER = expression(r"\(?\d{1,3}[.)]\s")
_OPAQUE_RUN = expression(f"{OPAQUE}+")


(
    _WORDS, _ME, _WE, _YOU, _OTHERS, _FIGURES, _DAYS, _SELLING, _FEELINGS, _LIVES, _SURPRISES, _TOOLS,
    _QUESTIONS, _ORDERS, _CALLS, _EXAMPLES, _QUOTED, _OPAQUE, _ADVICE, _DEFINITIONS, _NAMED,
) = range(21)  # fmt: skip
"""Columns of a sentence's counts; `_DAYS` holds all moments in the end."""

_SORTS = {
    form: sort
    for sort, words in (
        (_LIVES, lexicon.LIVES),
        (_FEELINGS, lexicon.FEELINGS),
        (_SURPRISES, lexicon.SURPRISES),
        (_TOOLS, lexicon.TOOLS),
        (_ME, lexicon.ME),
        (_WE, lexicon.WE),
        (_YOU, lexicon.YOU),
        (_OTHERS, lexicon.OTHERS),
        (_FIGURES, lexicon.NUMBERS),
        (_DAYS, lexicon.DAYS),
        (_SELLING, lexicon.SELLING),
    )
    for word in words
    for form in (word, word.replace("'", "’"))
}


def _column(word: str) -> int:
    """The column that `word` counts in, `_WORDS` for no other."""
    is_figure = word[0].isdigit() and word not in lexicon.EMPTY_FIGURES
    return _SORTS.get(word.lower(), _FIGURES if is_figure else _WORDS)


_COLUMN = Known(_column)
_MAY_ORDER = lexicon.ORDERS | {"do", "don't", "don’t"}
_MAY_OPEN = _MAY_ORDER | lexicon.BEFORE_ORDERS
"""What an order may start with."""
_NO_NAMES = frozenset[str]()
_GOES_ON = frozenset("abcdefghijklmnopqrstuvwxyz0123456789,;)”’")


class Signals(NamedTuple):
    """Counts over one block, or over several when summed.

    Attributes:
        words: all words.
        me: words of the writer's own ("I", "my").
        we: "we", "us", "our".
        you: "you", "your", and turns that take the reader in ("let's", "dear Ada").
        others: "she", "he" and their forms.
        figures: numbers that say something, as digits or words.
        moments: days, months and turns that place an event in time.
        selling: words and turns that announce, praise and offer.
        feelings: words that name a feeling.
        lives: words about people and what becomes of them.
        surprises: words that announce the unexpected.
        tools: words for what is kept for later use ("recipe", "template").
        questions: sentences that end in a question mark.
        orders: sentences that tell the reader to do something, selling apart.
        calls: what a seller asks for ("sign up now").
        examples: turns that bring an example.
        quoted: quotations of some length.
        opaque: runs of what is no prose (code, addresses).
        advice: turns that carry advice, a step, a conclusion.
        definitions: turns that say what something is.
        named: names, once for each sentence they are in.
        names: capitalised words inside sentences, each once.
        best: the line that could best stand alone, None if no line could.
        rows: the counts of each sentence of a block, in this order; empty in a sum of blocks.
    """

    words: int = 0
    me: int = 0
    we: int = 0
    you: int = 0
    others: int = 0
    figures: int = 0
    moments: int = 0
    selling: int = 0
    feelings: int = 0
    lives: int = 0
    surprises: int = 0
    tools: int = 0
    questions: int = 0
    orders: int = 0
    calls: int = 0
    examples: int = 0
    quoted: int = 0
    opaque: int = 0
    advice: int = 0
    definitions: int = 0
    named: int = 0
    names: frozenset[str] = frozenset()
    best: Line | None = None
    rows: tuple[tuple[int, ...], ...] = ()

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


COUNTS = Signals._fields[: Signals._fields.index("names")]
"""The names of a row's columns."""
_counts = attrgetter(*COUNTS)


def signals(text: str, sentences: Sequence[Sentence], kind: BlockKind) -> Signals:
    """Count what `text` (the text of a block's view, split into `sentences`) gives its reader."""
    lower = lower_case(text)
    heading = kind in (BlockKind.TITLE, BlockKind.HEADING)
    names: set[str] = set()
    rows = []
    for sentence in sentences:
        row = _count(text, lower, sentence)
        if not heading and row[_WORDS]:
            named = _names(text, sentence.span)
            row[_NAMED] = len(named)
            names |= named
        rows.append(row)
    if rows:
        _count_runs(text, sentences, kind, rows)
    best = None if heading or kind is BlockKind.CELL else best_line(text, sentences)
    return Signals._make((*_sums(rows), frozenset(names), best, tuple(map(tuple, rows))))


def _sums(rows: Sequence[Sequence[int]]) -> Sequence[int]:
    if len(rows) == 1:
        return rows[0]
    return [*map(sum, zip(*rows, strict=True))] or [0] * len(COUNTS)


def _count(text: str, lower: str, sentence: Sentence) -> list[int]:
    row = [0] * len(COUNTS)
    if not sentence.words:
        return row
    row[_WORDS] = len(sentence.words)
    row[_QUESTIONS] = int(is_question(text, sentence))
    row[_ORDERS] = int(is_order(lower, sentence))
    for column in filter(None, map(_COLUMN.__getitem__, _told(text, sentence))):
        row[column] += 1
    found = turns.FAMILIES.count(tokens(lower[sentence.span.start : sentence.span.end]))
    calls, inclusive, moments, examples, advice, news, definitions = found
    row[_CALLS] = calls
    row[_YOU] += inclusive
    row[_DAYS] += moments
    row[_EXAMPLES] = examples
    row[_ADVICE] = advice
    row[_SELLING] += calls + news
    row[_DEFINITIONS] = definitions
    return row


def _count_runs(
    text: str, sentences: Sequence[Sentence], kind: BlockKind, rows: list[list[int]]
) -> None:
    """Count what may run over several sentences at the one it starts in."""
    starts = [sentence.span.start for sentence in sentences]

    def row(at: int) -> list[int]:
        return rows[max(0, bisect_right(starts, at) - 1)]

    if kind is BlockKind.QUOTE:
        rows[0][_QUOTED] = 1
    elif '"' in text or "“" in text or "‘" in text:
        for found in lexicon.QUOTED.finditer(text):
            row(found.start())[_QUOTED] += 1
            first = max(0, bisect_right(starts, found.start()) - 1)
            for number, calls, selling in sold(text, Span(*found.span()), sentences, first):
                rows[number][_CALLS] = max(0, rows[number][_CALLS] - calls)
                rows[number][_SELLING] = max(0, rows[number][_SELLING] - selling)
    if OPAQUE in text:
        for found in _OPAQUE_RUN.finditer(text):
            row(found.start())[_OPAQUE] += 1


def total(parts: Iterable[Signals]) -> Signals:
    """Return the counts of all `parts` together."""
    every = tuple(parts)
    lines = (part.best for part in every if part.best is not None)
    names = frozenset[str]().union(*(part.names for part in every))
    best = max(lines, key=lambda line: line.score, default=None)
    return Signals._make((*_sums([_counts(part) for part in every]), names, best, ()))


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
    if not sentence.words or sentence.words[0].lower() not in _MAY_OPEN:
        return False
    words = [word.lower() for word in sentence.words[:5]]
    while len(words) > 1 and words[0] in lexicon.BEFORE_ORDERS:
        words.pop(0)
    if words[0] not in _MAY_ORDER:
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


def _names(text: str, span: Span) -> frozenset[str]:
    # Most sentences have no capital but their first, which is a name only after a comma and the like.
    if text[span.start + 1 : span.end].islower() and not (
        text[span.start].isupper() and text[max(0, span.start - 2) : span.start][:1] in _GOES_ON
    ):
        return _NO_NAMES
    found = lexicon.NAME.findall(text, span.start, span.end)
    return frozenset(filter(None, map(_NAME_OF.__getitem__, found))) if found else _NO_NAMES


def _named(word: str) -> str:
    """Return the name that a capitalised `word` is, "" for none."""
    lower = word.lower()
    if lower.replace("’", "'") in lexicon.NO_NAMES or lower in _SORTS:
        return ""
    return word.removesuffix("'s").removesuffix("’s")


_NAME_OF = Known(_named)
