"""Would you save this? Seven questions to a whole draft.

Each check yields at most one hit, at the place where the writer would act. Where they could meet,
they keep apart: the opening asks at the first sentence, the ending at the last, the takeaway at the
title, the others inside. A rule sets the bounds; without them its check says nothing.
"""

from __future__ import annotations

import math
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.rules.checks import save_places as places
from saveworthy.rules.checks.passage import Hit, Passage
from saveworthy.rules.checks.save_openings import throat_clearing
from saveworthy.text.signals import lexicon
from saveworthy.text.signals import phrases as turns
from saveworthy.text.signals.count import Signals, is_order, is_question, lower_case, total
from saveworthy.text.signals.lines import SHORTEST, Line, joined_line
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.text.sentences import Sentence

_ABOUT_US = 60
"""Sentences in which to look for one that starts with "we"."""


def concrete(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for an example where there is hardly a number, a name, a moment or a quotation.

    Options: `words`, the shortest draft to judge; `per`, words for which one such thing is enough;
    `enough`, how many do for a draft of any length.
    """
    if not places.is_draft(passages, options.get("words", 0)):
        return
    sums = total(passage.signals for passage in passages)
    if _scarce(sums.concrete, sums, options):
        yield from _hit(places.longest(passages))


def reader(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a word to the reader where nobody is spoken to and nobody speaks.

    A story, told by an "I" or about somebody, needs no "you": its reader is in it anyway. Nor does a
    report that quotes people.

    Options: as for `concrete`, of "you", questions and orders; `story`, words for which one "I",
    "she" or "he" makes a story.
    """
    if not places.is_draft(passages, options.get("words", 0)):
        return
    sums = total(passage.signals for passage in passages)
    told = (sums.me + sums.others) * options.get("story", 0) >= sums.words
    if told or not _scarce(sums.reader, sums, options):
        return
    if not (sums.quoted and places.quotes_people(passages)):
        yield from _hit(_about_us(passages))


def takeaway(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what a reader can take along where nothing is advised, concluded or listed to do.

    A letter is left alone: what its one reader takes along is its news.

    Options: as for `concrete`, of advice and orders; `tale`, words for which one "she" or "he"
    makes a tale, which need not advise; `report`, words for which one quotation makes a report,
    which need not either.
    """
    if not places.is_draft(passages, options.get("words", 0)) or places.is_letter(passages):
        return
    sums = total(passage.signals for passage in passages)
    reports = sums.quoted > 1 and sums.quoted * options.get("report", 0) >= sums.words
    if _is_tale(sums, options) or reports:
        return
    if not _scarce(sums.advice + sums.orders, sums, options):
        return
    name = places.name_of(passages)
    if name is not None:
        yield Hit(name)
    else:
        yield from _hit(places.before_last(passages))


def screenshot(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a line worth a screenshot, at the line that comes closest.

    A letter is left alone: it is written for one reader, who will not pass it on. So is a long
    draft, which is kept for all that it holds.

    Options: `words` and `most`, the shortest and the longest draft to judge; `strength`, from which
    a line is strong enough.
    """
    if not _is_post(passages, options) or places.is_letter(passages):
        return
    lines = [(p.signals.best, p) for p in passages if p.signals.best is not None]
    lines = [(line, p) for line, p in lines if not places.is_credit(p, line.span)]
    strongest = max((line.score for line, _ in lines), default=-math.inf)
    if max(strongest, *_across(passages)) >= options.get("strength", -math.inf):
        return
    said = [(line, p) for line, p in lines if not line.span.of(p.view.text).endswith("?")]
    if said:
        line, passage = max(said, key=_stands_alone)
        yield Hit(places.place(passage, line.span))
    else:
        yield from _hit(places.shortest(passages, SHORTEST))


def opening(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Point at a sentence near the start that only clears its throat.

    Options: `words`, the shortest draft to judge; `lead`, words before the first comma that are too
    long a way to the subject.
    """
    if sum(passage.signals.words for passage in passages) < options.get("words", 0):
        return
    for passage, sentence in places.first_sentences(passages):
        if throat_clearing(passage.view.text, sentence, options.get("lead", math.inf)):
            yield from _hit((passage, sentence))
            return


def ending(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask for a last word to the reader where the end has no question, order or invitation.

    A draft that ends in what it shows (a list, a table, a colon and then code) is left alone, and so
    is a long one, which is looked things up in rather than answered.

    Options: `words` and `most`, the shortest and the longest draft to judge; `reach`, words that
    count as its end; `tale`, as for `takeaway`.
    """
    if not _is_post(passages, options):
        return
    if _is_tale(total(passage.signals for passage in passages), options):
        return
    if places.ends_in_list(passages):
        return
    final: tuple[Passage, Sentence] | None = None
    seen = 0
    for passage, sentence in places.last(passages):
        if seen >= options.get("reach", 0):
            break
        if final is None and passage.view.text[sentence.span.end - 1] == ":":
            return
        if _invites(passage.view.text, sentence):
            return
        if final is None and passage.block.kind is BlockKind.PARAGRAPH:
            final = passage, sentence
        seen += len(sentence.words)
    yield from _hit(final)


def only_sells(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Ask what is in it for the reader where a draft announces and praises and gives little else.

    Options: `words`, the shortest draft to judge; `per`, words for which one selling turn is much;
    `give`, how many selling turns one thing for the reader (concrete, advice, a question) makes up
    for; `enough`, how many such things do in any case.
    """
    if not places.is_draft(passages, options.get("words", 0)):
        return
    sums = total(passage.signals for passage in passages)
    given = sums.concrete + sums.advice + sums.orders + sums.questions + sums.me
    much = sums.selling * options.get("per", 0) >= sums.words
    little = (
        given < options.get("enough", math.inf) and given * options.get("give", 0) <= sums.selling
    )
    if much and little:
        yield from _hit(_boast(passages))


def _is_post(passages: Sequence[Passage], options: Mapping[str, float]) -> bool:
    """Whether the draft is as long as what people answer and pass on."""
    return places.is_draft(passages, options.get("words", 0), options.get("most", math.inf))


def _scarce(count: int, sums: Signals, options: Mapping[str, float]) -> bool:
    """Whether `count` is too little for so many words."""
    per = options.get("per", math.inf)
    return count < options.get("enough", math.inf) and count * per < sums.words


def _is_tale(sums: Signals, options: Mapping[str, float]) -> bool:
    return sums.others * options.get("tale", 0) >= sums.words


def _hit(found: tuple[Passage, Sentence] | None) -> Iterator[Hit]:
    if found is not None:
        passage, sentence = found
        yield Hit(places.place(passage, sentence.span))


def _stands_alone(found: tuple[Line, Passage]) -> tuple[bool, float]:
    """How fit a line is to be quoted as the closest: one that leans on the line before is not."""
    line, passage = found
    first = line.span.of(passage.view.text).partition(" ")[0].lower().strip(".,!“”\"'’")
    return first not in lexicon.DANGLING and first != "please", line.score


def _about_us(passages: Sequence[Passage]) -> tuple[Passage, Sentence] | None:
    """The first sentence after the opening that starts with "we", or else the one after it."""
    taken = [*places.first_sentences(passages)]
    apart = [*taken, places.longest(passages)]
    rest = [*islice((pair for pair in places.told(passages) if pair not in apart), _ABOUT_US)]
    ours = (pair for pair in rest if pair[1].words[0].lower() in lexicon.WE)
    return next(ours, rest[0] if rest else taken[-1] if taken else None)


def _boast(passages: Sequence[Passage]) -> tuple[Passage, Sentence] | None:
    """The sentence that praises most, where other checks do not point already."""
    taken = [*places.first_sentences(passages), places.longest(passages), _about_us(passages)]
    told = [*places.told(passages)]
    return max(
        (pair for pair in told if pair not in taken), key=_praise, default=told[0] if told else None
    )


def _invites(text: str, sentence: Sentence) -> bool:
    said = tokens(sentence.span.of(text).lower())
    return (
        is_question(text, sentence)
        or is_order(lower_case(text), sentence)
        or turns.INVITES.occur(said)
        or turns.CALLS.occur(said)
        or not lexicon.ADDRESSED.isdisjoint(word.lower() for word in sentence.words)
    )


def _across(passages: Sequence[Passage]) -> Iterator[float]:
    """How strong two short paragraphs in a row are as one line; 0 for none."""
    yield 0.0
    for one, other in pairwise(p for p in passages if p.block.kind is BlockKind.PARAGRAPH):
        line = joined_line(one.view.text, one.sentences, other.view.text, other.sentences)
        if line is not None:
            yield line.score


def _praise(found: tuple[Passage, Sentence]) -> int:
    """How much a sentence announces and praises."""
    passage, sentence = found
    news = turns.NEWS.count(tokens(sentence.span.of(passage.view.text).lower()))
    return news + sum(word.lower() in lexicon.SELLING for word in sentence.words)
