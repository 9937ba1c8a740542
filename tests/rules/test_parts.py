from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Span
from saveworthy.rules.parts import part
from saveworthy.text.sentences import Sentence


def part_of(text: str) -> str | None:
    """What the neighbours tell of the word in [brackets]."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return part(plain, Span(start, end), Sentence(Span(0, len(plain)), ()))


@pytest.mark.parametrize(
    "text",
    [
        "We will [leverage] it.",
        "Here is how to [leverage] AI.",
        "LET’S [LEVERAGE] AI",
        "We [impact] lives.",
        "It directly [impacts] our work.",
        "Rain [impacts] the harvest.",
        "[Leverage] your data.",
        "Teams can’t [action] this.",
        "They are [leveraging] AI.",
        "By [leveraging] the data we won.",
        "She has [leveraged] AI.",
        "This [impacts] us.",
        "a tool that helps [leverage] data",
    ],
)
def test_verbs_by_their_neighbours(text: str) -> None:
    assert part_of(text) == "verb"


@pytest.mark.parametrize(
    "text",
    [
        "The [leverage] of the fund fell.",
        "Our [asks] are few.",
        "THE [IMPACT] WAS SMALL",
        "The bank’s [leverage] fell.",
        "It fell because of [leverage].",
        "Big [impact] is what we want.",
        "The [leverage] the union has is small.",
        "The [leveraging] of debt is risky.",
    ],
)
def test_nouns_by_their_neighbours(text: str) -> None:
    assert part_of(text) == "noun"


@pytest.mark.parametrize(
    "text",
    [
        "A longer handle gives you [leverage].",
        "It was due to [leverage] and bad luck.",
        "Storms [impact] coastal towns.",
        "He drew [impact] maps.",
        "More [impact] the better.",
        "[impact]",
    ],
)
def test_the_rest_is_left_open(text: str) -> None:
    assert part_of(text) is None


def test_a_participle_after_an_article_describes() -> None:
    assert part_of("A [leveraged] fund") == "adj"
    assert part_of("The [impacted] areas are dry.") == "adj"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_an_answer(before: str, after: str) -> None:
    text = f"{before} impact {after}"
    span = Span(len(before) + 1, len(before) + 7)
    assert part(text, span, Sentence(Span(0, len(text)), ())) in {"verb", "noun", "adj", None}
