"""From blocks to what there is to say of each: pure, so that it can be cached by block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from saveworthy.core import Block, Finding, Span
from saveworthy.rules.density import Mark, marks
from saveworthy.rules.match import Candidate, candidates, choose, with_grammar
from saveworthy.rules.mend import finding
from saveworthy.rules.patterns import OverrunError, Spent
from saveworthy.rules.ruleset import RuleSet
from saveworthy.scores import voice
from saveworthy.scores.readability import ReadabilityTally, tally
from saveworthy.text import nlp
from saveworthy.text.language import Language, language
from saveworthy.text.sentences import Sentence, sentences
from saveworthy.text.signals.count import Signals, signals
from saveworthy.text.view import View, view

_TELLING = 40
"""Words of a block that are enough to tell its language."""


class Analysis(NamedTuple):
    """What one block gives to the review of its draft, wherever in the draft it stands.

    Attributes:
        view: the block as its reader sees it.
        sentences: in order; spans count from the start of the view's text.
        signals: what the checks over the whole draft go by.
        findings: the remarks on this block alone; spans count from the block's start.
        faint: those of which their check is not sure.
        marks: what counts only where the whole draft has many of it; spans likewise.
        readability: its part of the readability score.
        voice: its part of the voice score.
        language: what tells English from other languages.
    """

    view: View
    sentences: tuple[Sentence, ...]
    signals: Signals
    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    marks: tuple[Mark, ...]
    readability: ReadabilityTally
    voice: voice.VoiceTally
    language: Language

    @property
    def words(self) -> int:
        """Words of prose in the block."""
        return sum(len(sentence.words) for sentence in self.sentences)


class Reading(NamedTuple):
    """One block, read lexically.

    Attributes:
        block: the block.
        view: the block as its reader sees it.
        sentences: in order; spans count from the start of the view's text.
        found: what rules have matched, and what they ask the tagger about.
    """

    block: Block
    view: View
    sentences: tuple[Sentence, ...]
    found: tuple[Candidate, ...]

    @property
    def asks(self) -> bool:
        """Whether only a tagger can tell what there is to say."""
        return any(candidate.asks for candidate in self.found)

    def without_grammar(self) -> Reading:
        """The same but for what only a tagger can tell."""
        return self._replace(found=tuple(c for c in self.found if not c.asks))


Tagger = Callable[[Sequence[str]], list[tuple[nlp.Token, ...]]]
"""Takes sentences, returns the tokens of each."""


def analyse(
    blocks: Sequence[Block], ruleset: RuleSet, tagger: Tagger | None = None
) -> list[Analysis]:
    """Return the analysis of each block, in order.

    Reads all blocks lexically first; the sentences in which a rule asks for grammar then go to the
    tagger in one batch, which is loaded only if there are any.

    Args:
        blocks: of one draft.
        ruleset: the rules that apply.
        tagger: None stands for `nlp.tag`.

    Raises:
        OverrunError: an expression takes too long on these blocks.
    """
    spent = Spent()
    return conclude([read(block, ruleset, spent) for block in blocks], tagger)


def conclude(readings: Sequence[Reading], tagger: Tagger | None = None) -> list[Analysis]:
    """Return the analyses that readings come to, in order; tags what they ask about.

    Args:
        readings: of blocks.
        tagger: None stands for `nlp.tag`.
    """
    tags = _tags(readings, tagger or nlp.tag)
    # One count over all blocks before the next: what it looks up stays at hand.
    counted = [signals(r.view.text, r.sentences, r.block.kind) for r in readings]
    tallies = [tally(r.view.text, r.sentences) for r in readings]
    heard = [voice.tally(r.view.text, r.sentences, r.block.kind) for r in readings]
    analyses = zip(readings, counted, tallies, heard, strict=True)
    return [
        _conclude(reading, tags.get(number, {}), its_signals, its_tally, its_voice)
        for number, (reading, its_signals, its_tally, its_voice) in enumerate(analyses)
    ]


def read(block: Block, ruleset: RuleSet, spent: Spent) -> Reading:
    """Read a block lexically.

    Args:
        block: the block.
        ruleset: the rules that apply.
        spent: what other blocks of the draft have cost already.

    Raises:
        OverrunError: an expression takes too long.
    """
    seen = view(block)
    parts = sentences(seen.text)
    try:
        found = candidates(ruleset, seen.text, parts, block.kind, spent)
    except OverrunError as overrun:
        raise OverrunError(overrun.rule, block.key) from None
    return Reading(block, seen, parts, found)


def _tags(
    readings: Sequence[Reading], tagger: Tagger
) -> Mapping[int, Mapping[Span, tuple[nlp.Token, ...]]]:
    wanted = {
        (number, candidate.sentence.span): None
        for number, reading in enumerate(readings)
        for candidate in reading.found
        if candidate.asks
    }
    if not wanted:
        return {}
    texts = [span.of(readings[number].view.text) for number, span in wanted]
    tags: dict[int, dict[Span, tuple[nlp.Token, ...]]] = {}
    for (number, span), tokens in zip(wanted, tagger(texts), strict=True):
        tags.setdefault(number, {})[span] = tokens
    return tags


def _conclude(
    reading: Reading,
    tags: Mapping[Span, tuple[nlp.Token, ...]],
    counted: Signals,
    read_as: ReadabilityTally,
    heard: voice.VoiceTally,
) -> Analysis:
    block, seen, parts = reading.block, reading.view, reading.sentences
    found = with_grammar(reading.found, seen.text, tags)
    chosen = choose(candidate for candidate in found if candidate.rule.density is None)
    return Analysis(
        view=seen,
        sentences=parts,
        signals=counted,
        findings=tuple(finding(block, seen, each) for each in chosen if not each.faint),
        faint=tuple(finding(block, seen, each) for each in chosen if each.faint),
        marks=marks(block, seen, found),
        readability=read_as,
        voice=heard,
        language=language(islice(chain.from_iterable(s.words for s in parts), _TELLING)),
    )
