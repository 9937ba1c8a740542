"""From the text of one block to what may become findings: collect, ask for grammar, choose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from saveworthy.core import BlockKind, Span
from saveworthy.rules.checks import BLOCK_CHECKS
from saveworthy.rules.context import allowed, quotations
from saveworthy.rules.rule import CHECK, Rule
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.nlp import Token
from saveworthy.text.sentences import Sentence

_TAGS = {"verb": ("VB", "MD"), "noun": ("NN",), "adj": ("JJ",), "adv": ("RB",)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of `rule` at `span` of the view's text that may become a finding.

    Attributes:
        sentence: the one it stands in.
        fixes: replacements in their plain form, the best first.
        values: what a check gives for the message's placeholders.
    """

    rule: Rule
    span: Span
    sentence: Sentence
    fixes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


def candidates(
    ruleset: RuleSet, text: str, sentences: tuple[Sentence, ...], kind: BlockKind
) -> tuple[Candidate, ...]:
    """Return all that the lexical tier finds in `text`, before any choice between overlaps.

    Sentences in a quotation block are mostly somebody else's: no checker asks to recast them.
    """
    if not sentences:
        return ()
    starts = [sentence.span.start for sentence in sentences]

    def home(span: Span) -> Sentence:
        return sentences[max(0, bisect_right(starts, span.start) - 1)]

    quoted = quotations(text)
    quotes = [quotation.start for quotation in quoted]
    found: list[Candidate] = []
    for match in chain(ruleset.phrases.matches(text), ruleset.patterns.matches(text)):
        sentence = home(match.span)
        before = bisect_right(quotes, match.span.start) - 1
        if before >= 0 and quoted[before].contains(match.span):
            continue
        if allowed(match.rule, text, match.span, sentence):
            found.append(Candidate(match.rule, match.span, sentence, match.fixes))
    for rule in ruleset.block_checks if kind != BlockKind.QUOTE else ():
        hits = BLOCK_CHECKS[rule.check](text, sentences, rule.options)
        found += [Candidate(rule, hit.span, home(hit.span), (), hit.values) for hit in hits]
    return tuple(found)


def with_grammar(
    found: Iterable[Candidate], tags: Mapping[Span, tuple[Token, ...]]
) -> tuple[Candidate, ...]:
    """Return those candidates whose part of speech is what their rule asks for.

    Args:
        found: candidates of one block.
        tags: for each sentence that has a candidate whose rule asks, its tokens.
    """
    return tuple(
        candidate
        for candidate in found
        if not candidate.rule.pos or _has_part_of_speech(candidate, tags[candidate.sentence.span])
    )


def _has_part_of_speech(candidate: Candidate, tokens: tuple[Token, ...]) -> bool:
    at = candidate.span.shift(-candidate.sentence.span.start)
    inside = [token for token in tokens if token.span.overlaps(at)]
    if not inside:
        return False
    head = inside[0] if candidate.rule.pos in {"verb", "adv"} else inside[-1]
    return head.tag.startswith(_TAGS[candidate.rule.pos])


def choose(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return at most one candidate for each place: leftmost, then longest, then gravest.

    Whole-sentence checks stand beside what they contain; they never compete.
    """
    kept = []
    end = -1
    order = sorted(found, key=lambda c: (c.span.start, -c.span.end, -c.rule.severity, c.rule.id))
    for candidate in order:
        if candidate.rule.matcher == CHECK:
            kept.append(candidate)
        elif candidate.span.start >= end:
            kept.append(candidate)
            end = candidate.span.end
    return tuple(kept)
