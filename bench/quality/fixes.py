"""What the fixes do to real drafts: does each sentence still parse, is each mended once and for all?

    ./dev bench quality/fixes [--split tune|last|all] [--corpora ewt,mtlynch,18F,yc] [--show N]
                              [--sample N] [--seed N] [--no-grammar]

Needs SAVEWORTHY_EVALDATA, and link-grammar (apt-get install link-grammar) unless --no-grammar.
Applies every safe fix, and apart from that the first fix of every finding, to each draft. `--show`
prints sentences that no longer parse, `--sample` prints changed sentences to be read by eye.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from bench.quality import grammar
from bench.quality.corpora import SPLITS, Text, texts
from saveworthy.core import Block, Document, Finding, Fix, Span, apply_edits
from saveworthy.pipeline import Cache, review_document
from saveworthy.pipeline.analyse import analyse
from saveworthy.pipeline.fixes import Fixed, fix_all
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.rule import CHECK
from saveworthy.text.formats import split
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view


class Change(NamedTuple):
    """A sentence before and after, as a reader sees it, and the rules that changed it."""

    before: str
    after: str
    rules: tuple[str, ...]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="What the fixes do to real drafts.")
    parser.add_argument("--split", choices=SPLITS, default="tune")
    parser.add_argument("--corpora", default="ewt,mtlynch,18F")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-grammar", action="store_true")
    given = parser.parse_args()
    if not given.no_grammar:
        grammar.need()
    wanted = tuple(given.corpora.split(","))
    drafts = [text for text in texts(given.split) if text.corpus.startswith(wanted)]
    rules = builtin()
    for safe_only in (True, False):
        print(f"\n{'every safe fix' if safe_only else 'every first fix'}")
        changes = _measured(drafts, rules, safe_only=safe_only)
        if not given.no_grammar:
            _print_parses(changes, given.show)
        if given.sample:
            _print_sample(changes, given.sample, given.seed)


def _measured(drafts: Iterable[Text], rules: RuleSet, *, safe_only: bool) -> list[Change]:
    cache = Cache()
    sums: Counter[str] = Counter()
    changes: list[Change] = []
    for draft in drafts:
        old = split(draft.text, draft.format)
        fixed = fix_all(old, rules, safe_only=safe_only, cache=cache)
        new = split(fixed.text, draft.format)
        sums["drafts"] += 1
        sums["fixes"] += len(fixed.applied)
        sums["left for want of rounds"] += len(fixed.skipped)
        sums["overlapping edits"] += _overlaps(fixed)
        sums["fixes again on the fixed draft"] += len(
            fix_all(new, rules, safe_only=safe_only, cache=cache).applied
        )
        sums["blocks that came or went"] += abs(len(old.blocks) - len(new.blocks))
        sums["new findings"] += _new_findings(old, new, rules, cache)
        sums["findings at the place of one fix made alone"] += _not_final(
            old, rules, cache, safe_only=safe_only
        )
        changes += _changes(old, new, fixed)
    sums["sentences changed"] = len(changes)
    for name, count in sums.items():
        print(f"  {name:46}{count:7,}")
    return changes


def _overlaps(fixed: Fixed) -> int:
    return sum(later.span.start < edit.span.end for edit, later in pairwise(fixed.edits))


def _new_findings(old: Document, new: Document, rules: RuleSet, cache: Cache) -> int:
    """Findings of the fixed draft that outnumber those of their rule in the draft before."""
    before, after = (Counter(_marks(document, rules, cache)) for document in (old, new))
    return sum((after - before).values())


def _marks(document: Document, rules: RuleSet, cache: Cache) -> Iterator[str]:
    for finding in review_document(document, rules, cache).findings:
        if _wording(finding, rules):
            yield finding.rule_id


def _wording(finding: Finding, rules: RuleSet) -> bool:
    """Whether the rule looks at words, not at the draft or a sentence as a whole."""
    rule = rules.rule(finding.rule_id)
    return rule is not None and rule.matcher != CHECK and rule.density is None


def _not_final(document: Document, rules: RuleSet, cache: Cache, *, safe_only: bool) -> int:
    """Fixes that, made alone, leave a finding on the words they put in."""
    count = 0
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for finding in review_document(document, rules, cache).findings:
        fix = finding.fixes[0] if finding.fixes else None
        if fix is None or (safe_only and not fix.safe) or not _wording(finding, rules):
            continue
        while block is not None and block.span.end < finding.span.end:
            block = next(blocks, None)
        if block is not None:
            count += _stays_flagged(block, fix.shift(-block.span.start), rules)
    return count


def _stays_flagged(block: Block, fix: Fix, rules: RuleSet) -> bool:
    main = max(fix.edits, key=lambda edit: len(edit.span))
    earlier = (edit for edit in fix.edits if edit.span.start < main.span.start)
    start = main.span.start + sum(len(edit.text) - len(edit.span) for edit in earlier)
    text = apply_edits(block.text, fix.edits)
    after = analyse([Block(Span(0, len(text)), block.kind, text, block.level)], rules)[0]
    place = Span(start, start + len(main.text))
    return any(f.span.overlaps(place) and _wording(f, rules) for f in after.findings)


def _changes(old: Document, new: Document, fixed: Fixed) -> Iterator[Change]:
    if len(old.blocks) != len(new.blocks):
        return
    for block, after in zip(old.blocks, new.blocks, strict=True):
        if block.text == after.text:
            continue
        rules = tuple(f.rule_id for f in fixed.applied if f.span.overlaps(block.span))
        before_all, after_all = ([s.span.of(v.text) for s in sentences(v.text)]
                                 for v in (view(block), view(after)))  # fmt: skip
        matcher = SequenceMatcher(None, before_all, after_all, autojunk=False)
        for kind, start, end, low, high in matcher.get_opcodes():
            if kind == "equal":
                continue
            if end - start == high - low:
                pairs = zip(before_all[start:end], after_all[low:high], strict=True)
                yield from (Change(a.strip(), b.strip(), rules) for a, b in pairs)
            else:
                yield Change(" ".join(before_all[start:end]), " ".join(after_all[low:high]), rules)


def _print_parses(changes: list[Change], show: int) -> None:
    short = [c for c in changes if len(c.before.split()) <= grammar.LONGEST]
    good = grammar.parsed(text for c in short for text in (c.before, c.after))
    before = [c for c in short if good[grammar.prepared(c.before)]]
    broken = [c for c in before if not good[grammar.prepared(c.after)]]
    after = sum(good[grammar.prepared(c.after)] for c in short)
    share = 100 * (1 - len(broken) / len(before)) if before else 100.0
    print(f"  {f'sentences of at most {grammar.LONGEST} words':46}{len(short):7,}")
    print(f"  {'of these parsed before':46}{len(before):7,}")
    print(f"  {'of all these parse after':46}{after:7,}")
    print(f"  {'of those that parsed before still parse':46}{share:6.1f}%")
    for change in broken[:show]:
        _print_change(change)


def _print_sample(changes: list[Change], size: int, seed: int) -> None:
    drawn = random.Random(seed).sample(changes, min(size, len(changes)))
    for number, change in enumerate(drawn, 1):
        print(f"{number}", end="")
        _print_change(change)


def _print_change(change: Change) -> None:
    rules = ", ".join(dict.fromkeys(change.rules))
    print(f"  {rules}\n    - {change.before}\n    + {change.after}")


if __name__ == "__main__":
    sys.exit(main())
