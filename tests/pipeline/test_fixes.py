"""Fixes made together: none overlaps another, and what they leave needs no fix."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Document, Edit, Finding, Fix, Severity, Span, apply_edits
from saveworthy.pipeline import Cache, review_document
from saveworthy.pipeline.analyse import analyse
from saveworthy.pipeline.fixes import Fixed, fix_all, together
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.compile import compile_pack
from saveworthy.rules.rule import CHECK, Pack
from saveworthy.text.formats import split

RULES = builtin()
WORDING = [rule for rule in RULES.rules if rule.matcher != CHECK and rule.density is None]
PACK = """\
pack: own
title: Own
summary: A test.
message: "“{match}” can go."
rules:
  - id: very
    phrases: {very: "", truly: "", "in fact": "", indeed: ""}
    why: It adds nothing.
    safe: true
    bad: [{text: "It is [[very]] good.", fixed: "It is good."}]
    good: ["It is good."]
  - id: apt
    phrases: {apt: good, plan: idea, "a lot of": many, ask: request}
    why: It is plainer.
    bad: [{text: "It is [[apt]].", fixed: "It is good."}]
    good: ["It is good."]
"""
OWN = RuleSet((compile_pack(PACK.encode(), Path("own.yml")),))


def fixed(text: str, *, safe_only: bool = False, rules: RuleSet = OWN) -> Fixed:
    return fix_all(split(text, "markdown"), rules, safe_only=safe_only)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Indeed, in fact, we ship.", "We ship."),
        ("Indeed, truly very good.", "Good."),
        ("It is a very truly apt plan.", "It is a good idea."),
        ("It is an apt very old ask.", "It is a good old request."),
        ("It is very. Truly. Indeed?", "It is. Truly. Indeed?"),
        ("**Indeed**, it is `very` good.", "**Indeed**, it is `very` good."),
        ("It is **very** good, and **very old**.", "It is **very** good, and **old**."),
        ("# Very Apt Plan", "# Good Idea"),
        ("> It was\n> very good.", "> It was\n> good."),
        ("VERY APT PLAN", "GOOD IDEA"),
    ],
)
def test_fixes_side_by_side_are_made_one_after_the_other(text: str, wanted: str) -> None:
    done = fixed(text)
    assert done.text == wanted
    assert apply_edits(text, done.edits) == wanted
    assert done.skipped == ()


def test_only_safe_fixes_are_made_unless_asked() -> None:
    text = "It is a very apt plan."
    assert fixed(text, safe_only=True).text == "It is an apt plan."
    assert fixed(text).text == "It is a good idea."
    assert [f.span.of(text) for f in fixed(text).applied] == ["very", "apt", "plan"]


def test_a_draft_without_findings_stays_as_it_is() -> None:
    done = fixed("All is well. 😀\r\n")
    assert (done.text, done.edits, done.applied) == ("All is well. 😀\r\n", (), ())


def test_line_ends_and_emoji_survive() -> None:
    assert fixed("Very good 😀.\r\n\r\nIt is a very apt ask.\r\n").text == (
        "Good 😀.\r\n\r\nIt is a good request.\r\n"
    )


PIECES = st.sampled_from(
    ["very", "truly", "Indeed,", "in fact", "apt", "plan", "a", "an", "a lot of", "ask", "asks",
     "old", "we", "it is", ".", ",", "\n", "\n\n", "**", "`x`", "> ", "😀", "(", ")", "—", "\r\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14))
def test_the_edits_make_the_text_and_a_second_pass_makes_none(pieces: list[str]) -> None:
    text = " ".join(pieces)
    done = fixed(text)
    assert apply_edits(text, done.edits) == done.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(done.edits))
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in done.applied)
    assert not done.skipped
    again = fixed(done.text)
    assert again.applied == ()


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 60), st.integers(0, 4), st.sampled_from(["", "x", "two words"])),
            min_size=1, max_size=3,
        ),
        max_size=8,
    )
)  # fmt: skip
def test_what_is_made_together_never_overlaps(fixes: list[list[tuple[int, int, str]]]) -> None:
    findings = []
    for places in fixes:
        edits: list[Edit] = []
        for start, size, text in sorted(places):
            if not edits or edits[-1].span.end <= start:
                edits.append(Edit(Span(start, start + size), text))
        fix = Fix("", tuple(edits))
        findings.append(Finding("a/b", edits[0].span, "", Severity.INFO, (fix,)))
    chosen, waiting = together(findings, safe_only=False)
    assert len(chosen) + len(waiting) == len(findings)
    assert bool(chosen) == bool(findings)
    edits = [edit for finding in chosen for edit in finding.fixes[0].edits]
    apply_edits("." * 80, tuple(edits))


CARRIERS = (
    "We saw {} there.",
    "{} it went on, and we left.",
    "They said that {} the house on the hill was old.",
    "It is {}.",
    "I will {} the old house by the sea.",
    "This is an {} idea, and so is that.",
)


LEXICAL = RuleSet(
    tuple(
        Pack(p.name, p.title, p.summary, p.path,
             tuple(r for r in p.rules if r in WORDING and not r.grammatical))
        for p in RULES.packs
    )
)  # fmt: skip
"""Without the rules that ask for grammar: a tagger has nothing to go by in made-up sentences."""


def found(lines: list[str]) -> list[list[Finding]]:
    """What is found in each line, with spans in the line."""
    document = split("\n\n".join(lines), "plain")
    assert len(document.blocks) == len(lines)
    analyses = analyse(document.blocks, LEXICAL)
    return [list(analysis.findings) for analysis in analyses]


@pytest.mark.parametrize("pack", LEXICAL.packs, ids=lambda pack: pack.name)
def test_a_fix_of_a_built_in_rule_leaves_nothing_to_fix(pack: Pack) -> None:
    tried = [
        (rule.id, text[0].upper() + text[1:])
        for rule in pack.rules
        for phrase in rule.phrases
        if phrase.fixes
        for text in (carrier.format(phrase.key) for carrier in CARRIERS)
    ]
    if not tried:
        return
    mended: list[tuple[str, str, Counter[str]]] = []
    for (rule_id, text), findings in zip(tried, found([text for _, text in tried]), strict=True):
        own = next((f for f in findings if f.rule_id == rule_id), None)
        if own is not None:
            others = Counter(f.rule_id for f in findings if f is not own)
            mended += ((text, apply_edits(text, fix.edits), others) for fix in own.fixes)
    after = found([text for _, text, _ in mended])
    wrong = [
        (old, new, left)
        for (old, new, others), findings in zip(mended, after, strict=True)
        if (left := Counter(f.rule_id for f in findings) - others)
    ]
    assert wrong == []


def drafts(folder: Path) -> list[Document]:
    """A few dozen real texts."""
    read = []
    for name, key, kind in (
        ("drafts_mtlynch_mtlynch_io", "path", "markdown"),
        ("drafts_18F_18f_gsa_gov", "path", "markdown"),
        ("yc", "name", "plain"),
    ):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number % 30 == 0 and number < 600:
                    row = json.loads(line)
                    read.append(split(row["text"], kind, row[key]))
    return read


@pytest.mark.parametrize("safe_only", [True, False])
def test_fixing_real_drafts_once_is_enough(evaldata: Path, safe_only: bool) -> None:
    cache = Cache()
    names = {rule.id for rule in WORDING}
    made = 0
    for document in drafts(evaldata):
        done = fix_all(document, RULES, safe_only=safe_only, cache=cache)
        made += len(done.applied)
        assert apply_edits(document.text, done.edits) == done.text
        new = split(done.text, document.format, document.uri)
        assert len(new.blocks) == len(document.blocks), document.uri
        assert fix_all(new, RULES, safe_only=safe_only, cache=cache).applied == ()
        before, after = (
            Counter(f.rule_id for f in review_document(d, RULES, cache).findings)
            for d in (document, new)
        )
        assert not [name for name in after - before if name in names], document.uri
    assert made > 0
