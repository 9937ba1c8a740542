"""The drafts in examples/: the good ones raise no question, the others several."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.core import Report
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.text.formats import format_of, split

FOLDER = Path(__file__).parents[1] / "examples"
EVERY = sorted(path.name for path in FOLDER.iterdir())
JARGON = [name for name in EVERY if "jargon" in name]
GOOD = [name for name in EVERY if name not in JARGON]


@pytest.fixture(scope="module")
def save(ruleset: RuleSet) -> RuleSet:
    return ruleset.select(["save"])


def review(name: str, rules: RuleSet) -> Report:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return review_document(split(text, format_of(name)), rules)


def test_there_are_drafts_of_the_kinds_people_write() -> None:
    kinds = {name.rpartition(".")[0].removesuffix("-jargon") for name in EVERY}
    assert kinds >= {
        "client-email", "landing-page", "linkedin-post", "newsletter", "personal-story",
        "release-note", "sales-pitch",
    }  # fmt: skip
    assert {name.rpartition(".")[2] for name in EVERY} == {"md", "mdx", "txt"}
    assert len(GOOD) >= 4
    assert len(JARGON) >= 4


@pytest.mark.parametrize("name", EVERY)
def test_an_example_is_as_long_as_a_real_draft(name: str) -> None:
    assert 150 <= len((FOLDER / name).read_text(encoding="utf-8").split()) <= 600


@pytest.mark.parametrize("name", GOOD)
def test_a_draft_worth_saving_raises_no_question(name: str, save: RuleSet) -> None:
    assert [finding.rule_id for finding in review(name, save).findings] == []


@pytest.mark.parametrize("name", JARGON)
def test_a_draft_full_of_jargon_raises_at_least_three_questions(name: str, save: RuleSet) -> None:
    assert len({finding.rule_id for finding in review(name, save).findings}) >= 3


@pytest.mark.parametrize("name", JARGON)
def test_questions_do_not_crowd_one_place(name: str, save: RuleSet) -> None:
    spans = [finding.span for finding in review(name, save).findings]
    assert all(sum(span.overlaps(other) for other in spans) <= 2 for span in spans)


def test_every_question_is_raised_by_some_example(save: RuleSet) -> None:
    raised = {finding.rule_id for name in JARGON for finding in review(name, save).findings}
    assert raised == {rule.id for rule in save.rules}
