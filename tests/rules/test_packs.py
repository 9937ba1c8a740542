"""Every built-in rule does what its examples say: as written, after emoji, and with CRLF."""

from __future__ import annotations

from collections import Counter

import pytest

from saveworthy.core import Finding, Span
from saveworthy.pipeline import review_document
from saveworthy.pipeline.examples import failures, fixed, marked, unmarked
from saveworthy.rules import Pack, Rule, RuleSet, builtin
from saveworthy.rules.load import every
from saveworthy.rules.normalise import key
from saveworthy.rules.rule import CHECK
from saveworthy.text.formats import split

RULES = every().rules
PARAGRAPH = "👩‍👩‍👧 Cafe\u0301 \U0001f600!\n\n"
COMMENT = "<!-- 👩‍👩‍👧 Cafe\u0301 \U0001f600 -->\n\n"


def alone(rule: Rule) -> RuleSet:
    return RuleSet((Pack(rule.pack, "", "", "", (rule,)),))


def front(rule: Rule) -> str:
    # A paragraph would change what a check over the whole draft sees; a comment only moves it.
    if rule.matcher != CHECK or rule.id.startswith("readability/"):
        return PARAGRAPH
    return "" if rule.bad[0].text.startswith("---") else COMMENT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_lives_up_to_its_examples(rule: Rule) -> None:
    pack = Pack(rule.pack, "", "", "pack.yml", (rule,))
    assert [str(problem) for problem in failures(pack)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_holds_behind_emoji_and_with_crlf(rule: Rule) -> None:
    rules = alone(rule)
    for bad in rule.bad:
        for before, newline in ((front(rule), "\n"), ("", "\r\n")):
            text = (before + bad.text).replace("\n", newline)
            document = split(unmarked(text), "markdown")
            findings = review_document(document, rules).findings
            assert marked(document.text, findings) == text
            if bad.fixed is not None:
                wanted = (before + bad.fixed).replace("\n", newline)
                assert fixed(document, findings) == wanted
    for good in rule.good:
        text = (front(rule) + good.text).replace("\n", "\r\n")
        assert review_document(split(text, "markdown"), rules).findings == ()


@pytest.mark.parametrize(
    "rule",
    [
        r
        for r in RULES
        if r.phrases and r.only is None and not r.pos and not r.unless and r.density is None
    ],
    ids=lambda rule: rule.id,
)
def test_every_phrase_of_a_rule_is_found_alone(rule: Rule) -> None:
    rules = alone(rule)
    for phrase in rule.phrases:
        text = f"Bob, {phrase.key}, Bob."
        found = review_document(split(text, "plain"), rules).findings
        assert Span(5, 5 + len(phrase.key)) in [finding.span for finding in found], phrase.key


def test_no_phrase_stands_in_two_rules() -> None:
    homes: dict[str, set[str]] = {}
    for rule in RULES:
        if rule.only is None and rule.unless is None and rule.density is None:
            for phrase in rule.phrases:
                homes.setdefault(phrase.key, set()).add(rule.id)
    assert {phrase: ids for phrase, ids in homes.items() if len(ids) > 1} == {}


def test_rule_ids_are_unique_and_carry_their_pack() -> None:
    assert [rule_id for rule_id, count in Counter(r.id for r in RULES).items() if count > 1] == []
    assert all(
        rule.id.startswith(f"{pack.name}/") for pack in builtin().packs for rule in pack.rules
    )


def test_the_packs_hold_what_they_promise() -> None:
    phrases = Counter(rule.pack for rule in RULES for phrase in rule.phrases)
    assert phrases["buzzwords"] >= 300
    assert phrases["plain"] >= 400


def test_no_replacement_is_itself_flagged() -> None:
    """A fix that the next review complains about sends the writer in circles."""
    flagged: dict[str, Finding] = {}
    rules = builtin()
    # In “They gifts it” no noun stands as one.
    grammatical = {rule.id for rule in RULES if rule.pos}
    for rule in RULES:
        for fix in {fix for phrase in rule.phrases for fix in phrase.fixes if fix}:
            found = [
                finding
                for finding in review_document(split(f"They {fix} it.", "plain"), rules).findings
                if not finding.rule_id.startswith("save/") and finding.rule_id not in grammatical
            ]
            if found:
                flagged[f"{rule.id}: {fix}"] = found[0]
    assert {place: finding.rule_id for place, finding in flagged.items()} == {}


def test_keys_are_in_matching_form() -> None:
    assert all(key(phrase.key) == phrase.key for rule in RULES for phrase in rule.phrases)
