"""Measures what we find of jargon that no list has, beside what peers find.

    ./dev bench quality/compounds                 the part to tune on
    ./dev bench quality/compounds --split last    the part to look at last
    ./dev bench quality/compounds --show 40       with findings in prose to read
    ./dev bench quality/compounds --peers         with the peers, installed on first use

Three measures: made-up phrases in sentences (buzz_compounds; split by sentence frame), real phrases
labelled by hand (labels/compounds.jsonl and labels/flagged.jsonl; split by document), and findings
in every thousand words of real prose.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.quality.corpora import folder, rows, texts
from bench.quality.peers import started
from saveworthy.core import Span
from saveworthy.pipeline import review_document
from saveworthy.pipeline.examples import unmarked
from saveworthy.rules import RuleSet, builtin
from saveworthy.text.formats import split

RULE = "buzzwords/unlisted-compound"
WORDING = ("buzzwords", "hype", "cliches")
LABELS = Path(__file__).parent / "labels"
PEERS = ("buzzwords", "harper", "defluff", "slopvac", "proselint")

Finder = Callable[[str], list[Span]]
"""Text → the places flagged."""


@dataclass(slots=True)
class Outcome:
    """Counts over phrases of which we know what they are."""

    jargon: int = 0
    ordinary: int = 0
    exact: int = 0
    near: int = 0
    alarms: int = 0
    found: int = 0

    def row(self, name: str) -> str:
        """A line of the table."""
        both = self.jargon + self.found
        return (
            f"{name:34} exact F1 {2 * self.exact / max(1, both):.3f}"
            f"  overlap F1 {2 * self.near / max(1, both):.3f}"
            f"  recall {self.exact / max(1, self.jargon):.3f} / {self.near / max(1, self.jargon):.3f}"
            f"  false alarms {self.alarms / max(1, self.ordinary):.3f} of {self.ordinary}"
        )


def held_out(name: str) -> bool:
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return int(digest, 16) % 10 >= 7


def ours(rules: RuleSet) -> Finder:
    def found(text: str) -> list[Span]:
        return [f.span for f in review_document(split(text, "plain"), rules).findings]

    return found


def shares(one: Span, other: Span) -> float:
    """Intersection over union."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def made_up(finder: Finder, part: str) -> Outcome:
    outcome = Outcome()
    for row in rows(folder() / "buzz_compounds.jsonl.gz"):
        text, place = row["text"], Span(row["start"], row["end"])
        frame = f"{text[: place.start]}@{text[place.end :]}"
        if part != "all" and held_out(frame) != (part == "last"):
            continue
        found = finder(text)
        outcome.found += len(found)
        if row["label"]:
            outcome.jargon += 1
            outcome.exact += place in found
            outcome.near += any(shares(place, span) >= 0.5 for span in found)
        else:
            outcome.ordinary += 1
            outcome.alarms += bool(found)
    return outcome


def labelled(finder: Finder, part: str) -> str:
    """Precision of what was flagged, recall of what a random sample holds."""
    hit = wanted = silent = right = 0
    for line in (LABELS / "compounds.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if part != "all" and held_out(row["id"]) != (part == "last"):
            continue
        text = unmarked(row["text"])
        start = row["text"].index("[[")
        place = Span(start, row["text"].index("]]") - 2)
        flagged = any(shares(place, span) >= 0.5 for span in finder(text))
        if row["jargon"]:
            wanted += 1
            hit += flagged
        else:
            silent += 1
            right += not flagged
    flagged_wrongly = silent - right
    precision = hit / max(1, hit + flagged_wrongly)
    return (
        f"recall {hit}/{wanted} = {hit / max(1, wanted):.2f}, precision there {precision:.2f},"
        f" silent on {right}/{silent} of the rest"
    )


def judged(rules: RuleSet, part: str) -> str:
    """Precision, by set and severity, among findings of the past that a person read and that stay."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    path = LABELS / "flagged.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        if part != "all" and held_out(row["id"]) != (part == "last"):
            continue
        start = row["text"].index("[[")
        place = Span(start, row["text"].index("]]") - 2)
        for finding in review_document(split(unmarked(row["text"]), "plain"), rules).findings:
            if shares(place, finding.span) >= 0.5:
                for key in (row["set"], finding.severity.label, "all"):
                    counts[key][0] += row["jargon"]
                    counts[key][1] += 1
    return ", ".join(f"{key} {a}/{b} = {a / b:.2f}" for key, (a, b) in sorted(counts.items()))


def rates(rules: RuleSet, part: str) -> Iterator[tuple[str, int, int, int, list[str]]]:
    """Yield for each corpus: words, findings of the rule, of its pack, and the first in context."""
    words: dict[str, int] = defaultdict(int)
    own: dict[str, int] = defaultdict(int)
    pack: dict[str, int] = defaultdict(int)
    seen: dict[str, list[str]] = defaultdict(list)
    for one in texts(part):
        corpus = "l2r human" if one.corpus.startswith("l2r") else one.corpus
        document = split(one.text, one.format)
        report = review_document(document, rules)
        words[corpus] += report.words
        for finding in report.findings:
            pack[corpus] += finding.rule_id.startswith("buzzwords/")
            if finding.rule_id == RULE:
                own[corpus] += 1
                span = finding.span
                around = document.text[max(0, span.start - 40) : span.start]
                after = document.text[span.end : span.end + 30]
                text = f"{around}[[{span.of(document.text)}]]{after}"
                seen[corpus].append(
                    f"{finding.severity.label:7} {' '.join(text.split())}  ({one.id})"
                )
    for corpus in words:
        yield corpus, words[corpus], own[corpus], pack[corpus], seen[corpus]


def main() -> None:
    options = _options()
    every = builtin()
    alone, packs = every.select([RULE]), every.select(WORDING)
    print("Made-up phrases (buzz_compounds)")
    print(made_up(ours(alone), options.split).row("the rule alone"))
    print(made_up(ours(packs), options.split).row(" + ".join(WORDING)))
    if options.peers:
        with started(*PEERS) as (peers, missing):
            for name, peer in peers.items():
                found: Finder = lambda text, peer=peer: [  # noqa: E731
                    Span(f.start, f.end) for f in peer(text).flagged
                ]
                print(made_up(found, options.split).row(name))
            for name, reason in missing.items():
                print(f"{name:34} missing: {reason}")
    print("\nReal phrases, labelled by hand")
    print(f"random sample: {labelled(ours(alone), options.split)}")
    print(f"flagged, by set and severity: {judged(alone, options.split)}")
    print("\nFindings in every 1,000 words: the rule, the pack of business talk")
    for corpus, words, own, pack, seen in rates(every.select(["buzzwords"]), options.split):
        print(f"{corpus:20} {words:8} words  {1000 * own / words:6.2f}  {1000 * pack / words:6.2f}")
        _print_some(seen, options.show)


def _print_some(seen: Iterable[str], count: int) -> None:
    several = list(seen)
    for line in random.Random(0).sample(several, min(count, len(several))):
        print(f"    {line}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--split", choices=("tune", "last", "all"), default="tune")
    parser.add_argument("--show", type=int, default=0, help="findings to print for each corpus")
    parser.add_argument("--peers", action="store_true", help="measure the peers too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
