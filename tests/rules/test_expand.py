from __future__ import annotations

import pytest

from saveworthy.rules.expand import forms


@pytest.mark.parametrize(
    ("phrase", "fix", "inflect", "wanted"),
    [
        (
            "leverage", "use", "verb",
            {"leverage": "use", "leverages": "uses", "leveraging": "using", "leveraged": "used"},
        ),
        (
            "touch base with", "talk to", "verb",
            {
                "touch base with": "talk to", "touches base with": "talks to",
                "touching base with": "talking to", "touched base with": "talked to",
            },
        ),
        ("deliverable", "result", "noun", {"deliverable": "result", "deliverables": "results"}),
        ("key learning", "main lesson", "noun", {"key learning": "main lesson", "key learnings": "main lessons"}),
    ],
)  # fmt: skip
def test_phrase_and_replacement_inflect_side_by_side(
    phrase: str, fix: str, inflect: str, wanted: dict[str, str]
) -> None:
    assert {form: fixes[0] for form, fixes in forms(phrase, [fix], inflect)} == wanted


def test_a_replacement_with_two_past_forms_is_left_out_where_only_grammar_could_tell() -> None:
    table = dict(forms("leverage", ["draw on", "use"], "verb"))
    assert table["leveraging"] == ("drawing on", "using")
    assert table["leveraged"] == ("used",)


def test_a_form_never_loses_its_last_replacement() -> None:
    assert dict(forms("put", ["leave"], "verb"))["put"] == ("leave",)
    assert dict(forms("leverage", ["draw on"], "verb"))["leveraged"] == ("drew on",)


def test_removal_stays_removal_in_every_form() -> None:
    assert {fixes for _, fixes in forms("basically go", [""], "verb")} == {("",)}


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("plan", ["plan", "plans", "planning", "planned"]),
        ("prefer", ["prefer", "prefers", "preferring", "preferred"]),
        ("study", ["study", "studies", "studying", "studied"]),
        ("workshop", ["workshop", "workshops", "workshopping", "workshopped"]),
        ("co-create", ["co-create", "co-creates", "co-creating", "co-created"]),
        ("take", ["take", "takes", "taking", "took", "taken"]),
        ("get", ["get", "gets", "getting", "got"]),
    ],
)
def test_verbs_double_consonants_and_keep_their_irregular_forms(
    verb: str, wanted: list[str]
) -> None:
    assert [form for form, _ in forms(verb, [], "verb")] == wanted


@pytest.mark.parametrize(
    ("noun", "plural"), [("crisis", "crises"), ("countryman", "countrymen"), ("key", "keys")]
)
def test_nouns_keep_their_irregular_plurals(noun: str, plural: str) -> None:
    assert [form for form, _ in forms(noun, [], "noun")] == [noun, plural]
