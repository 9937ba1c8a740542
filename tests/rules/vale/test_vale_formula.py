"""Formulas over a draft, and grades."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Finding
from saveworthy.rules.vale.counts import count
from saveworthy.rules.vale.formula import FormulaError, value
from saveworthy.rules.vale.syllables import syllables_in


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 - 1 - 1", 0),
        ("-2 * -3", 6),
        ("words / sentences", 5),
        ("heading.h2 + 1", 3),
        ("math.sqrt(16) + math.Pow(2, 3)", 12),
        ("1 + 1 > 1 && !(2 < 1)", 1),
        ("0 || 0", 0),
        ('check["Own.One"] * 2', 6),
        ("1e2 % 7", 2),
    ],
)
def test_arithmetic(formula: str, expected: float) -> None:
    variables = {"words": 10.0, "sentences": 2.0, "heading_h2": 2.0}
    assert value(formula, variables, {"Own.One": 3}) == expected


@pytest.mark.parametrize(
    "formula",
    ["", "1 +", "(1", "nobody", "words.__class__", "open('x')", "1 / 0", "a b", "9**9**9", "()"],
)
def test_what_is_no_formula_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        value(formula, {"words": 1.0}, {})


@given(st.text('0123456789.+-*/()<>=!&|ab_[]", %', max_size=40))
def test_any_text_gives_a_value_or_an_error_of_ours(formula: str) -> None:
    try:
        assert isinstance(value(formula, {"a": 2.0}, {}), float)
    except FormulaError as error:
        assert str(error)  # noqa: PT017


def test_a_metric_marks_the_draft_and_says_its_figure(run: Callable[..., list[Finding]]) -> None:
    rule = (
        "extends: metric\nmessage: 'This has %s second headings.'\n"
        "formula: heading.h2\ncondition: '> 1'"
    )
    assert run(rule, "# A\n\n## B\n\nText.\n") == []
    (finding,) = run(rule, "# A\n\n## B\n\n## C\n\nText.\n")
    assert finding.message == "This has 2.00 second headings."
    assert finding.span.start == 0


def test_metrics_count_the_alerts_of_other_rules(
    style: Callable[..., object], run: Callable[..., list[Finding]]
) -> None:
    style(One="extends: existence\nmessage: m\ntokens: [foo]")
    rule = "extends: metric\nmessage: '%s'\nformula: 'check[\"Own.One\"]'\ncondition: '>= 2'"
    assert [f.rule_id for f in run(rule, "foo foo")] == ["Own/Rule", "Own/One", "Own/One"]


def test_grades_are_the_mean_of_the_formulas(run: Callable[..., list[Finding]]) -> None:
    rule = (
        "extends: readability\nmessage: 'Grade %s.'\ngrade: 8\n"
        "metrics: [Flesch-Kincaid, Gunning Fog]"
    )
    assert run(rule, "The cat sat. The dog ran. It was fun.") == []
    hard = (
        "Organizational transformation necessitates comprehensive stakeholder participation "
        "throughout institutional implementation, notwithstanding considerable uncertainty."
    )
    (finding,) = run(rule, hard)
    assert finding.message.startswith("Grade ")


def test_a_draft_without_words_has_no_grade(run: Callable[..., list[Finding]]) -> None:
    rule = "extends: readability\nmessage: '%s'\ngrade: 1\nmetrics: [SMOG]"
    assert run(rule, "***\n\n---\n") == []


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("cat", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("reading", 2), ("banana", 3)],
)
def test_syllables(word: str, syllables: int) -> None:
    assert syllables_in(word) == syllables


def test_counts() -> None:
    found = count("Two words. Three more words.\n\nAnother paragraph.")
    assert (found.words, found.sentences, found.paragraphs) == (7, 3, 2)


def test_a_rule_may_measure_each_paragraph(run: Callable[..., list[Finding]]) -> None:
    rule = (
        "extends: metric\nmessage: 'Grade %s.'\nscope: paragraph\n"
        "formula: round(flesch_kincaid, 2)\ncondition: '> 8'"
    )
    easy = "The cat sat. The dog ran."
    hard = "Organizational transformation necessitates comprehensive participation."
    (finding,) = run(rule, f"{easy}\n\n{hard}\n")
    assert finding.span.start == len(easy) + 2


@pytest.mark.parametrize(
    ("formula", "expected"), [("round(2.345, 2)", 2.35), ("round(2.6)", 3), ("math.round(2.4)", 2)]
)
def test_figures_are_rounded(formula: str, expected: float) -> None:
    assert value(formula, {}, {}) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    "name",
    [
        "automated_readability",
        "coleman_liau",
        "flesch_kincaid",
        "flesch_reading_ease",
        "gunning_fog",
        "lix",
        "smog",
    ],
)
def test_scores_have_names(name: str, run: Callable[..., list[Finding]]) -> None:
    rule = f"extends: metric\nmessage: '%s'\nformula: {name}\ncondition: '> -999'"
    assert len(run(rule, "Some words stand here.")) == 1


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("services", 3), ("management", 3), ("while", 1), ("questions", 3), ("going", 1), ("idea", 3),
        ("called", 1), ("People", 2), ("friends", 1), ("organization's", 5), ("infrastructures", 4),
        ("I'd", 1), ("business", 2), ("responsibilities", 6), ("x", 1), ("", 1), ("really", 3),
    ],
)  # fmt: skip
def test_syllables_as_vale_counts_them(word: str, syllables: int) -> None:
    assert syllables_in(word) == syllables


def test_words_and_letters_as_vale_counts_them() -> None:
    found = count("The U.S. team's well-known plan isn\u2019t 2nd.")
    assert found.words == len(["The", "U.S.", "team's", "well", "known", "plan", "isn", "t", "2nd"])
    assert found.characters == len("TheUSteamswellknownplanisnt2nd")
