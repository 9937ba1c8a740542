"""How much more often each rule of a pack speaks up on machines' texts than on people's.

    ./dev bench quality/machine [--pack machine] [--split tuning|last|all] [--every N] [--show RULE]

Needs SAVEWORTHY_EVALDATA. For each rule the table gives its findings, the findings per 1,000 words,
the share of texts with one, and the ratio of the two rates; a half is added to the people's findings,
so that none of them does not make the ratio infinite. Sources never straddle the splits: a domain of
`l2r` with all its rewrites, one model of `slop_outputs`, one document of the others is on one side.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from saveworthy.core import Span
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.load import load
from saveworthy.text.formats import split

DRAFTS = ("mtlynch_mtlynch_io", "18F_18f_gsa_gov")
LAST = 7
"""Sources whose digest modulo 10 is at least this are looked at last."""


class Draft(NamedTuple):
    """One text, by whom (a person unless `by_machine`), and from which data set."""

    by_machine: bool
    data: str
    source: str
    text: str


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one data set."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def drafts(folder: Path) -> Iterator[Draft]:
    """Yield all texts of the data sets that tell who wrote them."""
    for row in rows(folder, "l2r"):
        yield Draft(row["generator"] != "human", "l2r", row["domain"], row["text"])
    for row in rows(folder, "slop_outputs"):
        yield Draft(True, "slop", row["model"], row["text"])
    for row in rows(folder, "inspaired"):
        yield Draft(row["Source"] != "real", "inspaired", row["Text"], row["Text"])
    for row in rows(folder, "ewt_docs"):
        yield Draft(False, f"ewt {row['genre']}", row["doc"], " ".join(row["sents"]))
    for name in DRAFTS:
        for row in rows(folder, f"drafts_{name}"):
            yield Draft(False, name.partition("_")[0], row["path"], row["text"])


def is_last(source: str) -> bool:
    """Whether a source belongs to the split that is looked at last."""
    digest = hashlib.blake2b(source.encode(), digest_size=4).hexdigest()
    return int(digest, 16) % 10 >= LAST


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--pack", default="machine", help="a built-in pack, or a file")
    parser.add_argument("--split", choices=("tuning", "last", "all"), default="tuning")
    parser.add_argument("--every", type=int, default=1, help="read each Nth machine text only")
    parser.add_argument(
        "--show", default="", help="print what this rule (or all) marks in people's texts"
    )
    options = parser.parse_args()
    folder = Path(os.environ.get("SAVEWORTHY_EVALDATA", ""))
    if not (folder / "l2r.jsonl.gz").is_file():
        sys.exit("Set SAVEWORTHY_EVALDATA to the folder of the data sets.")
    file = Path(options.pack)
    rules = RuleSet((load(file if file.is_file() else pack_folder() / f"{options.pack}.yml"),))

    words: Counter[tuple[bool, str]] = Counter()
    texts: Counter[bool] = Counter()
    found: Counter[tuple[str, bool, str]] = Counter()
    marked: Counter[tuple[str, bool]] = Counter()
    seen = 0
    for draft in drafts(folder):
        if options.split != "all" and is_last(draft.source) != (options.split == "last"):
            continue
        seen += draft.by_machine
        if draft.by_machine and seen % options.every:
            continue
        report = review_document(split(draft.text, "markdown"), rules)
        words[draft.by_machine, draft.data] += report.words
        texts[draft.by_machine] += 1
        for finding in report.findings:
            found[finding.rule_id, draft.by_machine, draft.data] += 1
            if options.show in (finding.rule_id, "all") and not draft.by_machine:
                _show(finding.rule_id, draft, finding.span)
        for rule_id in {finding.rule_id for finding in report.findings}:
            marked[rule_id, draft.by_machine] += 1

    sizes = {who: sum(n for (by, _), n in words.items() if by is who) for who in (True, False)}
    print(f"{options.split}: machine {sizes[True]:,} words in {texts[True]:,} texts", end="; ")
    print(f"people {sizes[False]:,} words in {texts[False]:,} texts")
    print(
        f"{'rule':32}{'machine':>9}{'/1000':>8}{'texts':>8}{'people':>9}{'/1000':>8}{'texts':>8}{'ratio':>8}"
    )
    for rule in rules.rules:
        _row(rule.id, found, marked, sizes, texts)
    print("\nFindings per 1,000 words, all rules of the pack:")
    for (by, data), size in sorted(words.items()):
        count = sum(n for (_, who, where), n in found.items() if (who, where) == (by, data))
        name = f"{data} ({'machine' if by else 'people'})"
        print(f"  {name:32}{size:>10,} words{count:>8,}{1000 * count / size:>8.2f}")


def _row(
    rule_id: str,
    found: Counter[tuple[str, bool, str]],
    marked: Counter[tuple[str, bool]],
    sizes: dict[bool, int],
    texts: Counter[bool],
) -> None:
    counts = {
        who: sum(n for (rule, by, _), n in found.items() if (rule, by) == (rule_id, who))
        for who in (True, False)
    }
    ratio = counts[True] / sizes[True] / ((counts[False] + 0.5) / sizes[False])
    cells = "".join(
        f"{counts[who]:>9,}{1000 * counts[who] / sizes[who]:>8.3f}"
        f"{marked[rule_id, who] / texts[who]:>8.2%}"
        for who in (True, False)
    )
    where = Counter({d: n for (rule, by, d), n in found.items() if rule == rule_id and not by})
    print(f"{rule_id:32}{cells}{ratio:>8.1f}  {dict(where.most_common(4)) or ''}")


def _show(rule_id: str, draft: Draft, span: Span) -> None:
    before = draft.text[max(0, span.start - 80) : span.start]
    after = draft.text[span.end : span.end + 80]
    before, match, after = (" ".join(p.split()) for p in (before, span.of(draft.text), after))
    print(f"{rule_id} ({draft.data}): …{before} [[{match}]] {after}…")


if __name__ == "__main__":
    main()
