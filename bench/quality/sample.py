"""Random findings on real drafts, for reading by hand, and the share of them worth showing.

    ./dev bench quality/sample --count 300 --seed 7 --write friday     draws, and starts a label file
    ./dev bench quality/sample --read friday                           shows what was drawn again
    ./dev bench quality/sample --score friday                          the share worth showing

The label file bench/quality/labels/NAME.txt has a line for each finding: a verdict (`y` worth
showing, `n` not, `?` not judged yet), its key, and what was marked. Put the verdicts in by hand; a
note may follow after ` # `. Keys are made of the draft, the rule and the words around, so a label
still fits when other findings come and go, and verdicts given once are kept when drawing again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.corpora import SPLITS, Text, texts
from saveworthy.core import Finding
from saveworthy.pipeline import review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import split

LABELS = Path(__file__).resolve().parent / "labels"
DRAFTS = ("mtlynch", "18F", "ewt weblog", "ewt reviews", "yc")
_AROUND = 120
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finding with the draft it is in."""

    draft: Text
    finding: Finding

    @property
    def pack(self) -> str:
        """The pack of its rule."""
        return self.finding.rule_id.partition("/")[0]

    @property
    def words(self) -> str:
        """What is marked, on one line."""
        return " ".join(self.finding.span.of(self.draft.text).split())[:_LONGEST]

    @property
    def key(self) -> str:
        """Names the finding, whatever else is found in its draft."""
        at = self.finding.span
        around = self.draft.text[max(0, at.start - 40) : at.end + 40]
        name = f"{self.draft.corpus}\0{self.draft.id}\0{self.finding.rule_id}\0{around}"
        return hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=5).hexdigest()

    def shown(self) -> str:
        """The finding as a reader judges it."""
        at, text = self.finding.span, self.draft.text
        before = " ".join(text[max(0, at.start - _AROUND) : at.start].split())
        after = " ".join(text[at.end : at.end + _AROUND].split())
        lines = [
            f"{self.key}  {self.finding.rule_id}  {self.finding.severity.label}",
            f"    {self.draft.corpus}: {self.draft.id}",
            f"    …{before} [[{self.words}]] {after}…",
            f"    {self.finding.message}",
        ]
        if self.finding.fixes:
            lines.append(f"    → {self.finding.fixes[0].title}")
        return "\n".join(lines)


def findings(part: str, corpora: Sequence[str]) -> Iterator[Drawn]:
    """Yield every finding in these corpora."""
    ruleset = builtin()
    for one in texts(part):
        if one.corpus in corpora:
            for finding in review_document(split(one.text, one.format), ruleset).findings:
                yield Drawn(one, finding)


def drawn(every: Sequence[Drawn], count: int, seed: int) -> list[Drawn]:
    """Draw as many of each pack as its share allows, at least five where there are any."""
    packs: dict[str, list[Drawn]] = defaultdict(list)
    for one in every:
        packs[one.pack].append(one)
    chance = random.Random(seed)
    chosen: list[Drawn] = []
    for _, of_pack in sorted(packs.items()):
        share = max(5, round(count * len(of_pack) / len(every)))
        chosen += chance.sample(of_pack, min(share, len(of_pack)))
    chance.shuffle(chosen)
    return chosen[:count]


def verdicts(path: Path) -> dict[str, tuple[str, str]]:
    """The verdicts of a label file, and the rest of each line, by key."""
    found: dict[str, tuple[str, str]] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                verdict, key, rest = (*line.split(maxsplit=2), "")[:3]
                found[key] = verdict, rest
    return found


def write(path: Path, chosen: Sequence[Drawn]) -> None:
    """Write a label file; verdicts given before are kept, also of findings not drawn again."""
    known = verdicts(path)
    for one in chosen:
        known.setdefault(one.key, ("?", f"{one.finding.rule_id} | {one.words}"))
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{verdict} {key} {rest}" for key, (verdict, rest) in known.items()]
    head = "# y worth showing, n not, ? not judged yet; key; rule | words # note\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def score(path: Path) -> None:
    """Print the share worth showing, in all and by pack."""
    tally: dict[str, list[str]] = defaultdict(list)
    for verdict, rest in verdicts(path).values():
        for name in ("all", rest.partition("/")[0]):
            tally[name].append(verdict)
    if not tally:
        sys.exit(f"There are no labels in {path}; draw some with --write {path.stem}.")
    for name, given in sorted(tally.items(), key=lambda row: -len(row[1])):
        judged = sum(verdict in ("y", "n") for verdict in given)
        good = given.count("y")
        share = f"{100 * good / judged:5.1f} %" if judged else "   –"
        print(f"{name:14}{good:5} of {judged:4} worth showing {share}   ({len(given)} drawn)")


def main() -> None:
    """Draw, show or score."""
    parser = argparse.ArgumentParser(prog="bench quality/sample", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=SPLITS, default="tune")
    parser.add_argument("--corpus", action="append", help="instead of all drafts (repeatable)")
    parser.add_argument("--pack", action="append", help="only findings of this pack (repeatable)")
    parser.add_argument("--write", metavar="NAME", help="start or extend this label file")
    parser.add_argument("--read", metavar="NAME", help="show the findings of this label file")
    parser.add_argument("--score", metavar="NAME", help="sum this label file up")
    options = parser.parse_args()
    if options.score:
        score(LABELS / f"{options.score}.txt")
        return
    every = [
        one
        for one in findings(options.split, options.corpus or DRAFTS)
        if not options.pack or one.pack in options.pack
    ]
    if options.read:
        labelled = verdicts(LABELS / f"{options.read}.txt")
        chosen = [one for one in every if one.key in labelled]
    else:
        chosen = drawn(every, options.count, options.seed)
    print("\n\n".join(one.shown() for one in chosen))
    if options.write:
        write(LABELS / f"{options.write}.txt", chosen)


if __name__ == "__main__":
    main()
