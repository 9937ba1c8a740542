"""Drafts as people write them: good ones get no question, the others get theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.rules.load import every
from saveworthy.rules.profiles import PROFILES
from saveworthy.text.formats import split

FOLDER = Path(__file__).parent / "profiles"
DRAFTS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yml")}
GOOD = [(name, number) for name, of in DRAFTS.items() for number in range(len(of["good"]))]
BAD = [(name, number) for name, of in DRAFTS.items() for number in range(len(of["bad"]))]


@pytest.fixture(scope="module")
def known() -> RuleSet:
    return every()


def asked(text: str, rules: RuleSet, profile: str) -> dict[str, str]:
    document = split(text, "markdown")
    findings = review_document(document, rules.for_profile(profile)).findings
    packs = ("profiles/", "save/", "scores/")
    return {f.rule_id: f.span.of(text) for f in findings if f.rule_id.startswith(packs)}


def test_there_are_drafts_of_every_kind() -> None:
    assert set(DRAFTS) == set(PROFILES)
    assert all(len(of["good"]) >= 8 and len(of["bad"]) >= 4 for of in DRAFTS.values())


@pytest.mark.parametrize(("profile", "number"), GOOD)
def test_a_good_draft_gets_no_question(profile: str, number: int, known: RuleSet) -> None:
    assert asked(DRAFTS[profile]["good"][number], known, profile) == {}


@pytest.mark.parametrize(("profile", "number"), BAD)
def test_a_draft_that_lacks_something_is_asked_for_it(
    profile: str, number: int, known: RuleSet
) -> None:
    draft = DRAFTS[profile]["bad"][number]
    found = asked(draft["text"], known, profile)
    assert [rule for rule in found if rule.startswith("profiles/")] == [f"profiles/{draft['rule']}"]


def test_a_kind_of_draft_is_asked_its_own_questions_only(known: RuleSet) -> None:
    for profile in PROFILES:
        for other, of in DRAFTS.items():
            for draft in of["bad"]:
                found = asked(draft["text"], known, profile)
                homes = {name for r in found if (rule := known.rule(r)) for name in rule.profiles}
                assert not homes or profile in homes, (profile, other)
