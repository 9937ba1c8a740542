"""The pack of business talk as a whole: what it finds in a paragraph of it, and what it offers."""

from __future__ import annotations

import pytest

from saveworthy.core import Finding
from saveworthy.pipeline import review_document
from saveworthy.pipeline.examples import fixed, marked, unmarked
from saveworthy.rules import Pack, RuleSet, builtin
from saveworthy.rules.folder import pack_folder
from saveworthy.text.formats import split

JARGON = (
    "Our [[synergy-driven value optimization]] [[leverages]]"
    " [[best-in-class, customer-centric solutions]] to [[move the needle]]. We [[utilize]]"
    " [[cutting-edge technology]] in order to facilitate [[robust stakeholder alignment]]. Let's"
    " [[circle back]] and [[touch base]] [[to action]] these [[learnings]] [[going forward]]."
)
PLAIN = (
    "Our joint improvement uses best-in-class, customer-centric solutions to make a difference."
    " We use new technology in order to facilitate strong agreement. Let's return to this and"
    " talk to act on these lessons from now on."
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return next(pack for pack in builtin().packs if pack.name == "buzzwords")


@pytest.fixture(scope="module")
def rules(pack: Pack) -> RuleSet:
    return RuleSet((pack,))


def found(text: str, rules: RuleSet) -> tuple[Finding, ...]:
    return review_document(split(text, "plain"), rules).findings


def test_a_paragraph_of_jargon_is_marked_phrase_by_phrase_and_becomes_plain(
    rules: RuleSet,
) -> None:
    document = split(unmarked(JARGON), "markdown")
    findings = review_document(document, rules).findings
    assert marked(document.text, findings) == JARGON
    assert fixed(document, findings) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Their financial leverage fell to 3:1.",
        "The synergy of the two drugs was tested in mice.",
        "A robust door keeps foxes out.",
        "The runner must touch base before the throw.",
        "The dancers pivot to the left on one foot.",
        "Do you have bandwidth to stream video at 10 Mbps?",
        "Stir the salt solution.",
        "Frogs keep the ecosystem of a pond healthy.",
        "Drive the car to the lake and unpack the boxes.",
        "Deer ate the low-hanging fruit in the orchard.",
        "We go to market on Saturdays, and we buy in bulk.",
        "The train leaves from our platform at the station.",
    ],
)
def test_the_same_words_used_literally_stay_unmarked(text: str, rules: RuleSet) -> None:
    assert found(text, rules) == ()


def test_the_pack_holds_at_least_three_hundred_expressions(pack: Pack) -> None:
    import yaml

    rules = yaml.safe_load((pack_folder() / "buzzwords.yml").read_text("utf-8"))["rules"]
    assert sum(len(rule.get("phrases", [rule["id"]])) for rule in rules) >= 300


def test_no_replacement_is_business_talk_itself(pack: Pack, rules: RuleSet) -> None:
    offered = {fix for rule in pack.rules for phrase in rule.phrases for fix in phrase.fixes}
    assert {fix: f for fix in offered if (f := found(f"They saw {fix} today.", rules))} == {}


def test_every_form_of_a_phrase_has_the_fix_its_message_speaks_of(pack: Pack) -> None:
    fixless = [
        phrase.key
        for rule in pack.rules
        if "{fix}" in rule.message
        for phrase in rule.phrases
        if not phrase.fixes
    ]
    assert fixless == []


def test_reasons_and_messages_use_curly_quotes(pack: Pack) -> None:
    assert [r.id for r in pack.rules if '"' in r.message + r.why or "'" in r.message + r.why] == []
