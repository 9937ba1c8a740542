"""Buzzword findings per 1,000 words, ours and peers', in corporate copy and in personal prose.

    ./dev bench quality/rates                      the part of the data that rules are written against
    ./dev bench quality/rates --split last         the part kept for a last look
    ./dev bench quality/rates --no-peers --rules 30 --genre "ewt reviews"

Peers are asked about a sample of each corpus (`--peer-texts`), since most take seconds a draft.
The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.quality.corpora import CORPORATE, PERSONAL, SPLITS, Text, texts
from bench.quality.peers import Peer, started
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet, builtin
from saveworthy.text.formats import split

BUZZ = ("buzzwords", "jargon", "compounds")
"""The packs whose findings count as buzzwords; the others have columns of their own."""

PEERS = ("buzzwords", "defluff", "slop_guard", "slopscore", "sloplint", "proselint", "write-good")
NOT_PROSE = ("readability", "save")
"""Packs of prompts about a draft, not about words."""

MOST_PERSONAL, LEAST_CORPORATE, LEAST_RATIO = 1.5, 15.0, 10.0


@dataclass
class Rates:
    """What was found in one corpus: counts by pack, and by rule, over so many words."""

    words: int = 0
    drafts: int = 0
    packs: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    phrases: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, other: Rates) -> None:
        """Count another corpus too."""
        self.words += other.words
        self.drafts += other.drafts
        self.packs.update(other.packs)
        self.rules.update(other.rules)
        for rule, phrases in other.phrases.items():
            self.phrases[rule].update(phrases)

    def per_thousand(self, packs: Iterable[str]) -> float:
        """Findings of these packs per 1,000 words."""
        return 1000 * sum(self.packs[pack] for pack in packs) / max(1, self.words)


def ours(ruleset: RuleSet, every: Iterable[Text]) -> dict[str, Rates]:
    """Review every text; the rates by corpus."""
    found: dict[str, Rates] = defaultdict(Rates)
    for one in every:
        report = review_document(split(one.text, one.format), ruleset)
        rates = found[one.corpus]
        rates.words += report.words
        rates.drafts += 1
        for finding in report.findings:
            rates.packs[finding.rule_id.partition("/")[0]] += 1
            rates.rules[finding.rule_id] += 1
            words = " ".join(finding.span.of(one.text).split())
            rates.phrases[finding.rule_id][words.lower()[:60]] += 1
    return dict(found)


def of_peer(peer: Peer, every: Iterable[Text]) -> tuple[int, int]:
    """What a peer flags in all of `every`, and its words."""
    flagged = words = 0
    for one in every:
        flagged += len(peer(one.text).flagged)
        words += len(one.text.split())
    return flagged, words


def sampled(every: Sequence[Text], count: int) -> list[Text]:
    """At most so many texts of each corpus, the same ones every time."""
    by_corpus: dict[str, list[Text]] = defaultdict(list)
    for one in every:
        by_corpus[one.corpus].append(one)
    chance = random.Random(20)
    return [
        one
        for group in by_corpus.values()
        for one in (chance.sample(group, count) if len(group) > count else group)
    ]


def main() -> None:
    """Print the tables."""
    options = _options()
    every = [
        one for one in texts(options.split) if not options.genre or one.corpus in options.genre
    ]
    ruleset = builtin()
    packs = [pack.name for pack in ruleset.packs if pack.name not in NOT_PROSE]
    found = ours(ruleset, every)
    print(f"Findings per 1,000 words, ours, by pack ({options.split} split)\n")
    head = "".join(f"{pack:>11}" for pack in packs)
    print(f"{'corpus':28}{'texts':>6}{'words':>9}{'buzz':>8}{head}{'all':>8}")
    for corpus, rates in found.items():
        _print_row(corpus, rates, packs)
    groups = {name: _together(found, corpora) for name, corpora in _GROUPS.items()}
    print()
    for name, rates in groups.items():
        _print_row(name, rates, packs)
    if options.rules:
        for name, rates in (groups if not options.genre else found).items():
            _print_rules(name, rates, options.rules)
    peers = _peers(every, options.peer_texts) if options.peers else {}
    _verdict(groups, peers, options.split)


_GROUPS = {"personal": PERSONAL, "corporate": CORPORATE}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench quality/rates", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--split", choices=SPLITS, default="tune")
    parser.add_argument("--genre", action="append", help="only this corpus (repeatable)")
    parser.add_argument("--rules", type=int, default=12, help="rules named for each group")
    parser.add_argument("--peer-texts", type=int, default=40, help="texts of a corpus for peers")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    return parser.parse_args()


def _together(found: dict[str, Rates], corpora: Iterable[str]) -> Rates:
    total = Rates()
    for corpus in corpora:
        if corpus in found:
            total.add(found[corpus])
    return total


def _print_row(name: str, rates: Rates, packs: Sequence[str]) -> None:
    cells = "".join(f"{rates.per_thousand([pack]):11.2f}" for pack in packs)
    print(
        f"{name:28}{rates.drafts:6}{rates.words:9,}{rates.per_thousand(BUZZ):8.2f}{cells}"
        f"{rates.per_thousand(packs):8.2f}"
    )


def _print_rules(name: str, rates: Rates, count: int) -> None:
    print(f"\nMost frequent in {name} (findings; words found)")
    shown = [rule for rule in rates.rules.most_common() if rule[0].split("/")[0] not in NOT_PROSE]
    for rule, times in shown[:count]:
        words = ", ".join(f"{what} {n}" for what, n in rates.phrases[rule].most_common(4))
        print(f"{times:6}  {rule:36} {words}")


def _peers(every: Sequence[Text], count: int) -> dict[str, tuple[float, float]]:
    sample = sampled(every, count)
    corpora = list(dict.fromkeys(one.corpus for one in sample))
    table: dict[str, tuple[float, float]] = {}
    print(f"\nPeers, on at most {count} texts of each corpus (flags per 1,000 words)\n")
    print(f"{'peer':18}{'personal':>10}{'corporate':>10}{'ratio':>8}  by corpus")
    with started(*PEERS) as (peers, missing):
        for name, peer in peers.items():
            counts = {c: of_peer(peer, [t for t in sample if t.corpus == c]) for c in corpora}
            personal, corporate = (_rate(counts, group) for group in (PERSONAL, CORPORATE))
            each = "  ".join(f"{c} {_rate(counts, [c]):.1f}" for c in corpora if c[:3] != "l2r")
            table[name] = personal, corporate
            ratio = corporate / personal if personal else float("inf")
            print(f"{name:18}{personal:10.2f}{corporate:10.2f}{ratio:8.1f}  {each}", flush=True)
        for name, reason in missing.items():
            print(f"{name:18}MISSING: {reason}")
    return table


def _rate(counts: dict[str, tuple[int, int]], corpora: Iterable[str]) -> float:
    parts = [counts[corpus] for corpus in corpora if corpus in counts]
    return 1000 * sum(flagged for flagged, _ in parts) / max(1, sum(words for _, words in parts))


def _verdict(groups: dict[str, Rates], peers: dict[str, tuple[float, float]], part: str) -> None:
    personal, corporate = (groups[name].per_thousand(BUZZ) for name in _GROUPS)
    ratio = corporate / personal if personal else float("inf")
    print(f"\nTargets (packs {', '.join(BUZZ)})")
    for what, value, wanted, good in (
        ("personal, at most", personal, MOST_PERSONAL, personal <= MOST_PERSONAL),
        ("corporate, at least", corporate, LEAST_CORPORATE, corporate >= LEAST_CORPORATE),
        ("ratio, at least", ratio, LEAST_RATIO, ratio >= LEAST_RATIO),
    ):
        print(f"  {what:22}{wanted:7.1f}{value:9.2f}  {'pass' if good else 'FAIL'}")
    summary = {
        "split": part,
        "personal": round(personal, 3),
        "corporate": round(corporate, 3),
        "ratio": round(ratio, 2) if personal else None,
        "peers": {name: [round(value, 3) for value in values] for name, values in peers.items()},
    }
    print(json.dumps(summary))


if __name__ == "__main__":
    main()
