"""Words per second of the review, and microseconds a word, stage by stage, on real texts.

    ./dev bench speed                    all stages, and the slowest expressions
    ./dev bench speed --repeat 5 --top 30

One process, one core, processor time. "all candidates" is what the rules take that ask for no
grammar; "ALL SCORES" is all three scores of texts whose words are known already; "lexical tier" is
`analyse` over blocks that are split already, under the same rules. The best of the repeats counts,
since other work on the computer only ever adds to it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.quality.corpora import DRAFTS, Text, texts
from saveworthy.core import Block, Document, Score
from saveworthy.pipeline import review_document
from saveworthy.pipeline.analyse import analyse
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.checks import SENTENCE_CHECKS
from saveworthy.rules.context import quotations
from saveworthy.rules.match import candidates
from saveworthy.rules.patterns import Spent
from saveworthy.rules.rule import PATTERN, Pack, Rule
from saveworthy.scores import readability, save, voice
from saveworthy.text.formats import split
from saveworthy.text.sentences import Sentence, sentences
from saveworthy.text.signals.count import Signals, signals
from saveworthy.text.view import View, view

CORPORA = {"ewt": ("ewt",), "yc": ("yc",), "drafts": DRAFTS}
WANTED = {"all candidates": 300_000, "ALL SCORES": 150_000}
"""Words a second to reach."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A block with what each stage starts from."""

    block: Block
    view: View
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.view.text


def lexical(ruleset: RuleSet) -> RuleSet:
    """Return the rules that never ask for grammar."""
    packs = [
        Pack(p.name, p.title, p.summary, p.path, tuple(r for r in p.rules if not _asks(r)))
        for p in ruleset.packs
    ]
    return RuleSet(packs)


def _asks(rule: Rule) -> bool:
    return rule.grammatical or rule.check in SENTENCE_CHECKS


def best(work: Callable[[], object], repeat: int) -> float:
    """Seconds of processor time for the quickest of so many times."""
    times = []
    for _ in range(repeat):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def stages(
    documents: list[Document], sources: list[Text], rules: RuleSet, everything: RuleSet
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each stage's name and its work."""
    drafts = [
        [Prepared(b, seen := view(b), sentences(seen.text)) for b in document.blocks]
        for document in documents
    ]
    prepared = [one for draft in drafts for one in draft]
    spent = Spent()
    yield "split", lambda: [split(one.text, one.format) for one in sources]
    yield "view", lambda: [view(one.block) for one in prepared]
    yield "sentences and words", lambda: [sentences(one.text) for one in prepared]
    yield "phrases", lambda: [list(rules.phrases.matches(one.text)) for one in prepared]
    yield "patterns", lambda: [list(rules.patterns.matches(one.text, spent)) for one in prepared]
    yield "quotations", lambda: [quotations(one.text) for one in prepared]
    yield (
        "all candidates",
        lambda: [candidates(rules, p.text, p.sentences, p.block.kind, spent) for p in prepared],
    )
    yield "signals of save", lambda: [_signals(one) for one in prepared]
    yield "readability tally", lambda: [_read(one) for one in prepared]
    yield "voice tally", lambda: [_heard(one) for one in prepared]
    yield "readability", lambda: [_readability(draft) for draft in drafts]
    yield "voice", lambda: [_voice(draft) for draft in drafts]
    yield "save", lambda: [_save(draft) for draft in drafts]
    yield (
        "ALL SCORES",
        lambda: [score(draft) for draft in drafts for score in (_readability, _voice, _save)],
    )
    yield "LEXICAL TIER", lambda: [analyse(document.blocks, rules) for document in documents]
    yield (
        "review, split included",
        lambda: [review_document(split(one.text, one.format), rules) for one in sources],
    )
    yield (
        "the same with grammar",
        lambda: [review_document(split(one.text, one.format), everything) for one in sources],
    )


def _signals(one: Prepared) -> Signals:
    return signals(one.text, one.sentences, one.block.kind)


def _read(one: Prepared) -> readability.ReadabilityTally:
    return readability.tally(one.text, one.sentences)


def _heard(one: Prepared) -> voice.VoiceTally:
    return voice.tally(one.text, one.sentences, one.block.kind)


def _readability(draft: list[Prepared]) -> Score:
    return readability.score([(one.block, one.view, _read(one)) for one in draft])


def _voice(draft: list[Prepared]) -> Score:
    return voice.score([(one.block, one.view, _heard(one)) for one in draft])


def _save(draft: list[Prepared]) -> Score:
    return save.score([(one.block, one.view, one.sentences, _signals(one)) for one in draft])


def slowest(documents: list[Document], rules: RuleSet, top: int) -> list[tuple[float, str, int]]:
    """Return what the costliest expressions take: seconds, rule, and the blocks they look into."""
    from saveworthy.rules.patterns import PatternMatcher, spread

    seen = [view(block).text for document in documents for block in document.blocks]
    held = [spread(text) for text in seen]
    rows = []
    for rule in rules.rules:
        if rule.matcher != PATTERN:
            continue
        matcher = PatternMatcher([rule])
        looked = [
            text
            for text, has in zip(seen, held, strict=True)
            if all(any(piece in has for piece in choice) for choice in rule.needs)
        ]
        begun = time.process_time()
        for text in looked:
            list(matcher.matches(text))
        rows.append((time.process_time() - begun, rule.id, len(looked)))
    return sorted(rows, reverse=True)[:top]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench speed", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--top", type=int, default=12, help="slow expressions to name")
    parser.add_argument("--words", type=int, default=100_000, help="words of each corpus, at most")
    options = parser.parse_args()
    everything = builtin()
    rules = lexical(everything)
    corpora = {name: _some(prefixes, options.words) for name, prefixes in CORPORA.items()}
    documents = {n: [split(t.text, t.format) for t in of] for n, of in corpora.items()}
    words = {n: _words(of) for n, of in documents.items()}
    print("words a second, and microseconds a word")
    print("words".ljust(26) + "".join(f"{f'{n} {w:,}':>18}" for n, w in words.items()))
    rates: dict[str, dict[str, int]] = {}
    parts = {n: list(stages(documents[n], corpora[n], rules, everything)) for n in corpora}
    for number, (stage, _) in enumerate(parts["ewt"]):
        for name in corpora:
            seconds = best(parts[name][number][1], options.repeat)
            rates.setdefault(stage, {})[name] = round(words[name] / seconds)
        row = "".join(f"{rate:>12,} {1e6 / rate:5.2f}" for rate in rates[stage].values())
        print(f"{stage:26}{row}", flush=True)
    print("\nThe costliest expressions, over all of it (seconds, rule, blocks looked into)")
    every = [document for of in documents.values() for document in of]
    for seconds, rule_id, blocks in slowest(every, rules, options.top):
        print(f"{seconds:8.3f}  {rule_id:36} {blocks:6}")
    print()
    for stage, wanted in WANTED.items():
        lowest = min(rates[stage].values())
        print(f"{stage} at least {wanted:,} words/s: {'pass' if lowest >= wanted else 'FAIL'}")
    print(json.dumps({"words_per_second": rates}))


def _some(prefixes: tuple[str, ...], most: int) -> list[Text]:
    chosen: list[Text] = []
    words = 0
    for one in texts("all"):
        if one.corpus.startswith(prefixes) and words < most:
            chosen.append(one)
            words += len(one.text.split())
    return chosen


def _words(documents: list[Document]) -> int:
    return sum(
        len(sentence.words)
        for document in documents
        for block in document.blocks
        for sentence in sentences(view(block).text)
    )


if __name__ == "__main__":
    main()
