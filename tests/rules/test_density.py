"""Rules that count: marks of blocks become findings only where the whole draft has enough of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Finding
from saveworthy.errors import PackError
from saveworthy.pipeline import Cache, review_document
from saveworthy.pipeline.examples import marked
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.load import load
from saveworthy.text.formats import split

PACK = """\
pack: mine
title: Mine
summary: A test.
rules:
  - id: grand
    phrases: {delve: dig, vivid: null, realm: null}
    inflect: verb
    density: {least: 3, per: 10, distinct: 2}
    message: "{match}, {count} in {words}: {kinds}"
    why: Nobody delves.
    bad:
      - {text: "We [[delve]] and [[delved]] in a [[realm]].", fixed: "We dig and dug in a realm."}
    good: ["We delve."]
"""

FREE = "One two three four five six seven eight nine ten."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def rules(folder: Path, text: str = PACK) -> RuleSet:
    path = folder / "mine.yml"
    path.write_text(text, encoding="utf-8")
    return RuleSet((load(path),))


def found(text: str, ruleset: RuleSet) -> tuple[Finding, ...]:
    return review_document(split(text, "markdown"), ruleset).findings


def shown(text: str, ruleset: RuleSet) -> str:
    return marked(text, found(text, ruleset))


def test_fewer_than_the_least_are_silent(folder: Path) -> None:
    assert found("We delve in a realm.", rules(folder)) == ()


def test_enough_of_them_are_each_marked_across_blocks(folder: Path) -> None:
    text = "We delve.\n\n- A vivid one.\n- It is a realm."
    assert shown(text, rules(folder)) == "We [[delve]].\n\n- A [[vivid]] one.\n- It is a [[realm]]."


def test_a_longer_draft_needs_more_of_them(folder: Path) -> None:
    text = "We delve in a vivid realm."
    ruleset = rules(folder)
    assert len(found(f"{text} {FREE} {FREE}", ruleset)) == 3  # 26 words, 3 × 10 are not fewer
    assert found(f"{text} {FREE} {FREE} {FREE}", ruleset) == ()


def test_forms_of_one_phrase_are_of_one_kind(folder: Path) -> None:
    assert found("We delve, she delves, they delved.", rules(folder)) == ()


def test_the_message_counts_in_words_and_names_each_kind_once(folder: Path) -> None:
    first, *_ = found("Delve, delved, a vivid realm.", rules(folder))
    assert first.message == "Delve, four in 5: “delve”, “vivid” and “realm”"


def test_a_message_names_no_more_than_four_kinds(folder: Path) -> None:
    pack = PACK.replace("vivid: null", "vivid: null, pivotal: null, stark: null")
    first, *_ = found("Vivid, pivotal, stark, a realm to delve.", rules(folder, pack))
    assert first.message.endswith("“vivid”, “pivotal”, “stark” and others")


def test_a_rule_may_show_the_first_places_only(folder: Path) -> None:
    pack = PACK.replace("distinct: 2}", "distinct: 2, show: 1}")
    assert (
        shown("We delve in a vivid realm.", rules(folder, pack)) == "We [[delve]] in a vivid realm."
    )


def test_words_of_others_do_not_count(folder: Path) -> None:
    ruleset = rules(folder)
    assert found("We delve.\n\n> A vivid realm.", ruleset) == ()
    assert found("We delve. “A vivid realm,” she wrote.", ruleset) == ()


TWO = (
    PACK
    + """\
  - id: more
    phrases: [stark, abyss]
    density: {least: 3, per: 10, group: GROUP}
    message: "{match}: {count}"
    why: The same.
    bad: ["A [[stark]], [[stark]] [[abyss]]."]
    good: ["A stark man."]
"""
)


def test_rules_of_a_group_are_counted_together(folder: Path) -> None:
    alone = TWO.replace(", group: GROUP", "")
    together = TWO.replace("GROUP", "all").replace("distinct: 2}", "distinct: 2, group: all}")
    text = "We delve in a stark realm."
    assert found(text, rules(folder, alone)) == ()
    assert shown(text, rules(folder, together)) == "We [[delve]] in a [[stark]] [[realm]]."


def test_a_place_that_another_finding_is_about_counts_but_is_not_marked_twice(folder: Path) -> None:
    pack = (
        PACK
        + """\
  - id: vivid-dream
    phrases: {vivid realm: dream}
    message: "{fix}"
    why: Short.
    bad: [{text: "A [[vivid realm]].", fixed: "A dream."}]
    good: ["A realm."]
"""
    )
    findings = found("We delved, they delve, in a vivid realm.", rules(folder, pack))
    assert [finding.rule_id for finding in findings] == [
        "mine/grand",
        "mine/grand",
        "mine/vivid-dream",
    ]


def test_of_overlapping_phrases_of_a_rule_the_longest_counts_once(folder: Path) -> None:
    pack = PACK.replace("delve: dig", "delve: dig, delve into: study")
    text = "We delve into a realm."
    assert found(text, rules(folder, pack)) == ()
    text = "We delve into a vivid realm."
    assert shown(text, rules(folder, pack)) == "We [[delve into]] a [[vivid]] [[realm]]."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("least: 3", "least: 1", "least"),
        ("least: 3, ", "", "least"),
        ("distinct: 2", "distnct: 2", "Did you mean “distinct”?"),
        ("{words}", "{wrds}", "{wrds}"),
        ("    density: {least: 3, per: 10, distinct: 2}\n", "", "{count}"),
        (
            "phrases: {delve: dig, vivid: null, realm: null}\n    inflect: verb",
            "check: ending",
            "without density",
        ),
    ],
)
def test_what_is_wrong_with_a_density_is_said(folder: Path, old: str, new: str, says: str) -> None:
    assert old in PACK
    with pytest.raises(PackError) as caught:
        rules(folder, PACK.replace(old, new))
    assert any(says in str(problem) for problem in caught.value.problems), caught.value.problems


def test_a_compiled_pack_counts_like_a_fresh_one(folder: Path) -> None:
    fresh = rules(folder)
    again = rules(folder)
    assert fresh.rules == again.rules
    assert fresh.fingerprint == again.fingerprint


PARAGRAPHS = [
    "They delve into the realm, a vibrant tapestry.",
    "Moreover, it is a testament to the sea, and it plays a crucial role in spring.",
    "Furthermore, the intricate harbour sleeps, underscoring the profound silence.",
    "> A nuanced, pivotal, unwavering beacon.",
    "We bought bread.",
    "- **Bread:** it is not just food, but a symphony.",
    "It leverages synergy, ensuring that nobody sleeps.",
]


@given(st.lists(st.lists(st.sampled_from(PARAGRAPHS), max_size=6), min_size=1, max_size=5))
def test_counting_is_the_same_with_and_without_a_cache(versions: list[list[str]]) -> None:
    ruleset, cache = builtin().select(["machine", "hedges", "buzzwords"]), Cache(size=5)
    for paragraphs in versions:
        document = split("\n\n".join(paragraphs), "markdown")
        assert review_document(document, ruleset, cache) == review_document(document, ruleset)


@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=9))
def test_counted_findings_never_overlap_what_a_phrase_found(paragraphs: list[str]) -> None:
    ruleset = builtin().select(["machine", "hedges", "buzzwords"])
    findings = found("\n\n".join(paragraphs), ruleset)
    placed = [f for f in findings if f.rule_id != "machine/labelled-items"]
    assert all(a.span.end <= b.span.start for a, b in pairwise(placed))
