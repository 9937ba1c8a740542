"""Jargon that no list has: what is found, where exactly, how gravely, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Finding, Severity
from saveworthy.pipeline import review_document
from saveworthy.pipeline.examples import marked
from saveworthy.rules import RuleSet
from saveworthy.rules.load import builtin
from saveworthy.text.formats import split

RULE = "buzzwords/unlisted-compound"
ALONE = builtin().select([RULE])


def found(text: str, rules: RuleSet = ALONE, format: str = "markdown") -> tuple[Finding, ...]:
    return review_document(split(text, format), rules).findings


def shown(text: str, rules: RuleSet = ALONE) -> str:
    return marked(text, found(text, rules))


@pytest.mark.parametrize(
    "text",
    [
        "It is time for our [[synergy-driven value optimization]].",
        "We sell [[outcome-centric growth enablement]].",
        "They plan [[cloud-native stakeholder alignment]] by June.",
        "It grew into a [[scalable engagement ecosystem]] for dentists.",
        "He promised [[agile, customer-centric innovation strategies]] to us.",
        "We need [[agile and scalable solutions]] now.",
        "She wants [[holistic growth enablement]].",
    ],
)
def test_the_whole_phrase_is_marked_and_nothing_else(text: str) -> None:
    plain = text.replace("[[", "").replace("]]", "")
    assert shown(plain) == text


@pytest.mark.parametrize(
    "text",
    [
        "The family-owned bakery sells water-based paint.",
        "She teaches evidence-based medicine.",
        "We fixed a customer-facing bug.",
        "A government-led inquiry began in May.",
        "I asked the AI-powered Bing for a recipe.",
        "Attention and State-of-the-Art Parsers: A Survey",
        "The customer service was friendly.",
        "A chauffeur-driven car met the student-led protest.",
        "My doctor likes peer-reviewed research.",
        "Our nurses practise trauma-informed, patient-centered care.",
        "The report blames top-down structures.",
        "The walk is a breadth-first traversal of the tree.",
        "A cross-platform toolkit draws the buttons.",
        "The client-side authentication failed twice.",
        "Only the GIL-enabled build is slow, and the Kerberos-enabled versions are not.",
        "The city tried human-centered design in its own offices.",
        "They taught agile methodologies to cross-functional teams.",
        "In the afternoon my brother met the Customer Success Innovation Team near the river.",
    ],
)
def test_ordinary_compounds_are_left_alone(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "She said “synergy-driven value optimization” twice.",
        'He wrote "scalable engagement ecosystem" on the board.',
        "> Our synergy-driven value optimization never sleeps.",
        "| a | b |\n|---|---|\n| scalable engagement ecosystem | 3 |",
        "Run `scalable engagement ecosystem` first.",
    ],
)
def test_what_others_said_and_labels_are_left_alone(text: str) -> None:
    assert found(text) == ()


def test_the_message_names_the_words_and_asks_for_the_plain_claim() -> None:
    (finding,) = found("No one needs synergy-driven value optimization.")
    assert finding.message.startswith("“synergy-driven”, “value” and “optimization” ")
    assert "What does this do, for whom?" in finding.message
    assert len(finding.message) <= 160
    assert finding.fixes == ()


def test_severity_follows_confidence() -> None:
    (sure,) = found("We sell outcome-centric growth enablement.")
    assert sure.severity == Severity.WARNING
    (pack,) = [pack for pack in ALONE.packs if pack.rules]
    (rule,) = pack.rules
    unsure = pack._replace(rules=(replace(rule, options={"least": 0.25, "fair": 2, "sure": 2}),))
    (finding,) = found("We sell outcome-centric growth enablement.", RuleSet((unsure,)))
    assert finding.severity == Severity.HINT


def test_a_listed_word_inside_a_compound_is_taken_in(ruleset: RuleSet) -> None:
    text = "They talk about robust stakeholder alignment."
    (finding,) = [f for f in found(text, ruleset) if f.rule_id.startswith("buzzwords/")]
    assert finding.rule_id == RULE
    assert text[finding.span.start : finding.span.end] == "robust stakeholder alignment"


def test_a_compound_offers_the_fixes_of_the_listed_words_in_it(ruleset: RuleSet) -> None:
    text = "They talk about robust stakeholder alignment."
    (finding,) = [f for f in found(text, ruleset) if f.rule_id == RULE]
    assert [edit.text for edit in finding.fixes[0].edits] == ["strong agreement"]
    assert not finding.fixes[0].safe


def test_an_accepted_term_is_never_marked() -> None:
    rules = ALONE.adjusted((), accept=["stakeholder alignment ecosystem"])
    assert found("It is a stakeholder alignment ecosystem.", rules) == ()
    assert found("It is a stakeholder alignment ecosystem.") != ()


@pytest.mark.parametrize(
    ("before", "newline"), [("👩‍👩‍👧 Cafe\u0301 \U0001f600!\n\n", "\n"), ("", "\r\n")]
)
def test_emoji_and_crlf_move_nothing(before: str, newline: str) -> None:
    text = f"{before}A line.\nWe sell outcome-centric growth\nenablement to **all** banks."
    text = text.replace("\n", newline)
    (finding,) = found(text)
    place = text[finding.span.start : finding.span.end]
    assert place.split() == ["outcome-centric", "growth", "enablement"]


def test_markup_inside_a_phrase_does_not_hide_it() -> None:
    assert shown("We sell *outcome-centric* growth enablement.") == (
        "We sell *[[outcome-centric* growth enablement]]."
    )


_WORDS = st.sampled_from(
    (
        *(
            "synergy",
            "value-driven",
            "optimization,",
            "of",
            "the",
            "scalable",
            "ecosystem's",
            "and",
        ),
        *("alignment", "–", "“growth”", "'em", "customer\u2011centric", "ROI", "\U0001f600", "İ"),
        *("e\u0301lan", "\ufffc", "\r\n", "\u2060", "enablement;", "robust", "--", "x-", "&"),
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_spans_that_start_and_end_on_word_characters(text: str) -> None:
    for finding in found(text, format="plain"):
        place = text[finding.span.start : finding.span.end]
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert place[0].isalnum()
        assert place[-1].isalnum()
        assert len(place.split()) > 1 or "-" in place


def test_the_message_names_the_words_as_they_are_written() -> None:
    text = "We sell a revolutionary, AI-powered growth platform."
    (message,) = [
        f.message
        for f in review_document(split(text, "markdown"), builtin()).findings
        if f.rule_id == "buzzwords/unlisted-compound"
    ]
    assert "ai-powered" not in message
