"""A finding stands exactly where its words stand in the source, whatever is around it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import BlockKind, Document, Report, apply_edits
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.normalise import key
from saveworthy.text.formats import split

PIECES = [
    "We met ", "in order to", " plan. ", "😀 ", "👩‍👩‍👧 ", "e\u0301 ", "\t", "\n", "\r\n", "\n\n", "\r\n\r\n",
    "\u2028", "\u00a0", "**prior to**", "_in order\nto_", "`in order to` ", "[prior to](http://x.y/prior-to) ",
    "> prior\n> to ", "- ", "# ", "| prior to | b |\n|---|---|\n", "<b>prior to</b> ", "<!-- prior to -->",
    "http://prior.to/in-order-to ", "“prior to” ", "**in** order to ", "İ ", "ﬁ ", "\x0b", "\x85", "1. ",
    "{{< x >}} ", "$prior to$ ", ":smile: ", "---\ntitle: prior to\n---\n", "\x00", "prior\n  to ",
]  # fmt: skip


def letters(text: str) -> str:
    return "".join(char for char in key(text) if char.isalnum())


def misplaced(document: Document, report: Report, rules: RuleSet) -> Iterator[str]:
    """Describe each finding whose source text is not what its rule marks."""
    for finding in report.findings:
        rule = rules.rule(finding.rule_id)
        assert rule is not None
        text = finding.span.of(document.text)
        if not 0 <= finding.span.start < finding.span.end <= len(document.text):
            yield f"{finding.rule_id} at {finding.span} is outside the text"
        elif text != text.strip():
            yield f"{finding.rule_id} marks space around {text!r}"
        elif rule.phrases and letters(text) not in {letters(p.key) for p in rule.phrases}:
            yield f"{finding.rule_id} marks {text!r}"
        if not any(block.span.contains(finding.span) for block in document.blocks):
            yield f"{finding.rule_id} at {finding.span} is in no block"
        for fix in finding.fixes:
            apply_edits(document.text, fix.edits)
            if not any(edit.span.overlaps(finding.span) for edit in fix.edits):
                yield f"a fix of {finding.rule_id} misses {text!r}"


@given(
    st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["markdown", "mdx", "plain"])
)
def test_findings_in_generated_drafts_stand_on_their_words(pieces: list[str], format: str) -> None:
    rules = builtin()
    document = split("".join(pieces), format)
    report = review_document(document, rules)
    assert list(misplaced(document, report, rules)) == []


@given(st.text(max_size=200), st.sampled_from(["markdown", "mdx", "plain"]))
def test_any_text_at_all_gives_a_report(text: str, format: str) -> None:
    rules = builtin()
    document = split(text, format)
    report = review_document(document, rules)
    assert list(misplaced(document, report, rules)) == []


@pytest.mark.parametrize("name", ["drafts_18F_18f_gsa_gov", "drafts_mtlynch_mtlynch_io"])
def test_findings_in_real_drafts_stand_on_their_words(
    name: str, evaldata: Path, ruleset: RuleSet
) -> None:
    with gzip.open(evaldata / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert len(rows) > 100
    for row in rows:
        for text in (row["text"], row["text"].replace("\n", "\r\n")):
            document = split(text, "markdown", row["path"])
            report = review_document(document, ruleset)
            assert list(misplaced(document, report, ruleset)) == [], row["path"]


def test_title_in_front_matter_is_reviewed_and_keys_are_not(ruleset: RuleSet) -> None:
    text = "---\ntitle: Plan prior to lunch\nprior to: in order to\n---\n\nWe ate.\n"
    document = split(text, "markdown")
    assert document.blocks[0].kind == BlockKind.TITLE
    found = [
        f for f in review_document(document, ruleset).findings if f.rule_id.startswith("plain/")
    ]
    assert [finding.span.of(text) for finding in found] == ["prior to"]
