"""From the text of one block to what may become findings: collect, ask for grammar, choose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from saveworthy.core import BlockKind, Severity, Span
from saveworthy.rules.checks import BLOCK_CHECKS, SENTENCE_CHECKS
from saveworthy.rules.context import allowed, quotations
from saveworthy.rules.cover import NOWHERE, Cover
from saveworthy.rules.grammar import agrees, told
from saveworthy.rules.patterns import Spent
from saveworthy.rules.rule import CHECK, Rule
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import Sentence

_NO_SENTENCES = frozenset({BlockKind.QUOTE, BlockKind.CELL})
"""Kinds of block that sentence checks leave alone: what others said, and labels of tables."""


class Candidate(NamedTuple):
    """A match of `rule` at `span` of the view's text that may become a finding.

    Attributes:
        sentence: the one it stands in.
        fixes: replacements in their plain form, the best first.
        values: what a check gives for the message's placeholders.
        kind: what matches of the same sort share, in small letters.
        asks: only the tagger can tell whether it stands. Of a sentence check, whose candidate is a
            whole sentence, it also tells where.
        innocent: places in which a sentence check finds nothing: quotations, accepted terms.
        faint: its check is not sure, so that it counts only in a draft with more of its kind.
    """

    rule: Rule
    span: Span
    sentence: Sentence
    fixes: tuple[str, ...] = ()
    values: Mapping[str, str] = MappingProxyType({})
    kind: str = ""
    asks: bool = False
    innocent: Cover = NOWHERE
    faint: bool = False


def candidates(
    ruleset: RuleSet,
    text: str,
    sentences: tuple[Sentence, ...],
    kind: BlockKind,
    spent: Spent | None = None,
) -> tuple[Candidate, ...]:
    """Return all that the lexical tier finds in `text`, before any choice between overlaps.

    Sentences in a quotation block are mostly somebody else's: no checker asks to recast them.

    Raises:
        OverrunError: an expression has used up its time on the draft; `spent` holds what it took so far.
    """
    if not sentences:
        return ()
    starts = [sentence.span.start for sentence in sentences]

    def home(span: Span) -> Sentence:
        return sentences[max(0, bisect_right(starts, span.start) - 1)]

    accepted = tuple(ruleset.accepted.spans(text))
    quoted = quotations(text)
    quotes = Cover(quoted) if quoted else NOWHERE
    terms = Cover(accepted) if accepted else NOWHERE
    innocent = Cover((*quoted, *accepted)) if quoted and accepted else quotes or terms
    found: list[Candidate] = []
    for match in chain(ruleset.phrases.matches(text), ruleset.patterns.matches(text, spent)):
        sentence = home(match.span)
        if quotes.contains(match.span):
            continue
        if not allowed(match.rule, text, match.span, sentence):
            continue
        stands = not match.rule.grammatical or told(match.rule, text, match.span, sentence)
        if stands is not False:
            candidate = Candidate(
                match.rule, match.span, sentence, match.fixes, kind=match.kind, asks=stands is None
            )
            found.append(candidate)
    for rule in ruleset.block_checks if kind != BlockKind.QUOTE else ():
        hits = BLOCK_CHECKS[rule.check](text, sentences, rule.options)
        found += [Candidate(rule, hit.span, home(hit.span), (), hit.values) for hit in hits]
    for rule in ruleset.sentence_checks if kind not in _NO_SENTENCES else ():
        found += [
            Candidate(rule, s.span, s, asks=True, innocent=innocent)
            for s in SENTENCE_CHECKS[rule.check].suspects(text, sentences, rule.options)
        ]
    if terms:
        found = [c for c in found if not terms.contains(c.span)]
    return tuple(found)


def with_grammar(
    found: Iterable[Candidate], text: str, tags: Mapping[Span, tuple[Token, ...]]
) -> tuple[Candidate, ...]:
    """Return those candidates whose parts of speech are what their rule asks for.

    A sentence that a check suspects gives way to what the check finds in it.

    Args:
        found: candidates of one block.
        text: the block's text.
        tags: for each sentence that has a candidate that asks, its tokens.
    """
    kept: list[Candidate] = []
    for c in found:
        if c.rule.check in SENTENCE_CHECKS:
            kept += _hits(c, text, tags[c.sentence.span])
        elif not c.asks or agrees(c.rule, text, c.span, c.sentence, tags[c.sentence.span]):
            kept.append(c)
    return _taken_in(tuple(kept), text)


def _hits(suspect: Candidate, text: str, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """What a sentence check finds in its suspect."""
    rule, sentence = suspect.rule, suspect.sentence
    for hit in SENTENCE_CHECKS[rule.check].hits(sentence.span.of(text), tokens, rule.options):
        span = hit.span.shift(sentence.span.start)
        if suspect.innocent.contains(span):
            continue
        if allowed(rule, text, span, sentence):
            severity = Severity(max(Severity.HINT, rule.severity - hit.milder))
            yield Candidate(
                replace(rule, severity=severity),
                span,
                sentence,
                values=hit.values,
                faint=hit.milder > 0,
            )


def choose(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return at most one candidate for each place: leftmost, then longest, then gravest.

    Whole-sentence checks stand beside what they contain; they never compete.
    """
    kept = []
    end = -1
    order = sorted(found, key=lambda c: (c.span.start, -c.span.end, -c.rule.severity, c.rule.id))
    for candidate in order:
        if candidate.rule.matcher == CHECK and not _is_compound(candidate):
            kept.append(candidate)
        elif candidate.span.start >= end:
            kept.append(candidate)
            end = candidate.span.end
    return tuple(kept)


def _is_compound(candidate: Candidate) -> bool:
    return candidate.rule.check in SENTENCE_CHECKS


def _taken_in(found: tuple[Candidate, ...], text: str) -> tuple[Candidate, ...]:
    """The candidates without the shorter ones that a compound touches: these become part of it."""
    compounds = [c for c in found if _is_compound(c)]
    if not compounds:
        return found
    words = sorted(filter(_competes, found), key=lambda c: c.span.start)
    starts = [c.span.start for c in words]
    left: dict[int, Candidate] = dict(enumerate(words))
    whole: list[Candidate] = []
    for compound in compounds:
        # What is shorter and touches it starts less than its own length before it.
        low = bisect_right(starts, compound.span.start - len(compound.span))
        high = bisect_left(starts, compound.span.end)
        inside = [
            number
            for number in range(low, high)
            if number in left
            and words[number].span.overlaps(compound.span)
            and len(words[number].span) < len(compound.span)
        ]
        whole.append(_merged(compound, choose(words[number] for number in inside), text))
        for number in inside:
            del left[number]
    others = (c for c in found if not _competes(c) and not _is_compound(c))
    return (*left.values(), *others, *whole)


def _competes(candidate: Candidate) -> bool:
    """Whether a compound may take it in: what only counts, or judges whole sentences, stays."""
    return candidate.rule.matcher != CHECK and candidate.rule.density is None


def _merged(compound: Candidate, inside: tuple[Candidate, ...], text: str) -> Candidate:
    """A compound as grave as the gravest of what it takes in, and with the fixes of all of it."""
    gravest = max([compound.rule.severity, *(c.rule.severity for c in inside)])
    faint = compound.faint and not inside
    rule = replace(compound.rule, severity=gravest)
    merged = compound._replace(rule=rule, faint=faint)
    if not inside or not all(
        compound.span.contains(c.span) and c.fixes and c.fixes[0] for c in inside
    ):
        return merged
    pieces = []
    done = compound.span.start
    for c in inside:
        pieces += [text[done : c.span.start], c.fixes[0]]
        done = c.span.end
    fix = " ".join("".join([*pieces, text[done : compound.span.end]]).split())
    if SENTENCE_CHECKS[compound.rule.check].still(fix, compound.rule.options):
        return merged
    return merged._replace(fixes=(fix,))
