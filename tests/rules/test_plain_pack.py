"""The plain wording pack: how much it covers, and what it dares to call safe."""

from __future__ import annotations

import pytest

from saveworthy.pipeline import review_document
from saveworthy.rules import Pack, Rule, RuleSet, builtin
from saveworthy.text.formats import split

RULES = tuple(rule for rule in builtin().rules if rule.pack == "plain")


def test_it_has_more_than_four_hundred_wordy_phrases() -> None:
    assert len({phrase.key for rule in RULES for phrase in rule.phrases}) > 400


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_message_names_a_fix_only_where_every_form_has_one(rule: Rule) -> None:
    if "{fix}" in rule.message:
        assert [phrase.key for phrase in rule.phrases if not any(phrase.fixes[:1])] == []


def test_no_long_phrase_gives_way_to_a_longer_one() -> None:
    stretched = {
        phrase.key: fix
        for rule in RULES
        for phrase in rule.phrases
        for fix in phrase.fixes
        if len(phrase.key.split()) > 2 and len(fix) > len(phrase.key)
    }
    assert stretched == {}


def test_only_rules_that_hold_in_any_sentence_are_safe() -> None:
    assert {rule.id for rule in RULES if rule.safe} == {
        "plain/although",
        "plain/as-to-how",
        "plain/because",
        "plain/comprised-of",
        "plain/except-for",
        "plain/in-lieu-of",
        "plain/in-order-to",
        "plain/in-the-year",
        "plain/is-able-to",
        "plain/month-of",
        "plain/of-the-opinion",
        "plain/over-number",
        "plain/reason-is-because",
        "plain/until",
    }


def test_whoever_takes_the_advice_hears_no_more_of_it() -> None:
    pack = RuleSet((Pack("plain", "", "", "", RULES),))
    fixed = "\n\n".join(bad.fixed for rule in RULES for bad in rule.bad if bad.fixed)
    findings = review_document(split(fixed, "markdown"), pack).findings
    assert [finding.message for finding in findings] == []
