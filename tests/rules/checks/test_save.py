"""The questions to a whole draft: when they are asked, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet, builtin
from saveworthy.text.formats import split

Ask = Callable[..., dict[str, str]]

DULL = (
    "The department is responsible for the coordination of the measures and for their evaluation."
    " The evaluation of the measures was carried out in close consultation with the departments."
)
MEMO = f"# Coordination of measures\n\n{DULL}\n\n{DULL}\n\n{DULL} {DULL}\n"
STORY = (
    "I lost my father's watch on a Thursday in the park behind the station. I went back every"
    " morning for a week, and I asked everyone with a dog. On the ninth day a girl called Mina held"
    " it out to me. It ran eleven minutes late, as it had when he wore it. I never had it mended."
    " Some things should stay as they are. If you have lost something, go back in the morning and"
    " ask the people with dogs, because they look at the ground.\n\nWhat did you find again?\n"
)


@pytest.fixture(scope="module")
def ask() -> Ask:
    rules = builtin().select(["save"])

    def run(text: str, format: str = "markdown", rules: RuleSet = rules) -> dict[str, str]:
        document = split(text, format)
        findings = review_document(document, rules).findings
        asked = {f.rule_id.removeprefix("save/"): f.span.of(document.text) for f in findings}
        assert len(asked) == len(findings), "a question is asked once"
        return asked

    return run


def test_a_story_with_a_question_at_its_end_is_left_alone(ask: Ask) -> None:
    assert ask(STORY) == {}


def test_a_memo_about_nobody_gets_its_questions_at_different_places(ask: Ask) -> None:
    asked = ask(MEMO)
    assert set(asked) == {"concrete", "reader", "takeaway", "screenshot", "ending"}


def test_the_takeaway_is_asked_for_at_the_title(ask: Ask) -> None:
    assert ask(MEMO)["takeaway"] == "Coordination of measures"
    front = f'---\ntitle: "Measures"\n---\n\n{MEMO}'
    assert ask(front)["takeaway"] == "Measures"


def test_the_takeaway_is_asked_for_near_the_end_of_a_draft_without_a_title(ask: Ask) -> None:
    text = f"{DULL}\n\n{DULL} {DULL}\n\n{DULL} {DULL} Nobody came.\n"
    assert ask(text)["takeaway"].startswith("The evaluation of the measures")
    assert ask(text)["ending"] == "Nobody came."


@pytest.mark.parametrize(
    "closing",
    [
        "What would you do?",
        "Tell me where you got stuck.",
        "Let me know by Friday.",
        "Try it once this week.",
        "You will not regret it.",
        "I would love to hear how it went.",
        "Comments are welcome below.",
    ],
)
def test_an_end_that_turns_to_the_reader_is_enough(ask: Ask, closing: str) -> None:
    assert "ending" not in ask(f"{MEMO}\n{closing}\n")


@pytest.mark.parametrize(
    "sign_off",
    [
        "Best wishes\nHanna",
        "Yours sincerely,\n\nThe Team",
        "#work #measures #evaluation",
        "*Photos by Maria Huber*",
        "Cross-posted from the house newspaper.",
    ],
)
def test_the_end_is_what_comes_before_the_sign_off(ask: Ask, sign_off: str) -> None:
    asked = ask(f"{MEMO}\nThe result is expected in autumn.\n\n{sign_off}\n")
    assert asked["ending"] == "The result is expected in autumn."


def test_an_end_that_leads_into_code_is_left_alone(ask: Ask) -> None:
    assert "ending" not in ask(f"{MEMO}\nThe measure looks like this:\n\n```\nx = 1\n```\n")


@pytest.mark.parametrize(
    "close",
    [
        "- [The first measure](a.md)\n- [The second measure](b.md)\n",
        "| Measure | Year |\n| ------- | ---- |\n| First | 2019 |\n\n*Visuals by Maria Huber*\n",
    ],
)
def test_an_end_that_is_a_list_or_a_table_is_left_alone(ask: Ask, close: str) -> None:
    assert "ending" in ask(MEMO)
    assert "ending" not in ask(f"{MEMO}\n## Measures\n\n{close}")


def test_a_long_draft_is_not_asked_for_a_line_or_an_answer(ask: Ask) -> None:
    long = f"{MEMO}\n" + f"{DULL}\n\n" * 40
    assert {"screenshot", "ending"}.isdisjoint(ask(long))
    assert "takeaway" in ask(long)


def test_a_credit_is_no_line_for_a_screenshot(ask: Ask) -> None:
    asked = ask(f"{MEMO}\n*Visuals by Maria Huber.*\n")
    assert "Huber" not in asked["screenshot"]


def test_the_first_sentence_after_the_greeting_is_the_opening(ask: Ask) -> None:
    text = "Subject: Measures\n\nDear Ms. Weber,\n\nI hope this e-mail finds you well. " + DULL
    assert ask(text, "plain")["opening"] == "I hope this e-mail finds you well."


def test_the_opening_is_found_behind_a_summary_in_the_front_matter(ask: Ask) -> None:
    text = f"---\ntitle: Measures\nsummary: What we did.\n---\n\nAs we all know, time flies. {DULL}"
    assert ask(text)["opening"] == "As we all know, time flies."


def test_a_commonplace_further_down_is_no_opening(ask: Ask) -> None:
    assert "opening" not in ask(f"{STORY}\n\nIn today’s fast-paced world, who waits?\n")


def test_one_strong_line_is_enough_for_a_screenshot(ask: Ask) -> None:
    assert "screenshot" in ask(MEMO)
    assert "screenshot" not in ask(f"{MEMO}\nHunger is loud. Care is quiet. Hire for care.\n")


def test_a_line_may_run_over_two_short_paragraphs(ask: Ask) -> None:
    assert "screenshot" not in ask(
        f"{MEMO}\nThey keep score.\n\nThey never keep friends.\n", "plain"
    )


def test_a_letter_needs_no_line_for_a_screenshot(ask: Ask) -> None:
    assert "screenshot" not in ask(f"Hi Tom,\n\n{DULL}\n\n{DULL} {DULL}\n", "plain")


def test_the_line_that_comes_closest_is_shown(ask: Ask) -> None:
    text = f"{MEMO}\nNobody evaluated the evaluation of the departmental coordination.\n"
    assert ask(text)["screenshot"].startswith("Nobody evaluated")


def test_an_i_makes_up_for_a_missing_you(ask: Ask) -> None:
    told = STORY.partition(" If you")[0]
    assert "reader" not in ask(told)
    assert "takeaway" not in ask(told)


def test_selling_is_forgiven_when_something_is_given(ask: Ask) -> None:
    pitch = (
        "Our innovative platform is the leading solution for modern teams. It offers powerful"
        " features, seamless integration and exceptional quality. Our new product is available"
        " now, and our exclusive offer makes it an unparalleled opportunity for companies of all"
        " sizes. We deliver superior results with proven, scalable and robust technology,"
        " and our experts are standing by around the clock."
    )
    given = (
        " Mr. Okafor, who is 81, booked his room in 40 seconds on Tuesday. Before that it had taken"
        " him nine minutes and a call to his daughter in Leeds. “I thought I was too old,” he said."
        " If your form asks for a fax number, take it out. Then ask three people over 70 to try it."
        " What did they say? Where did they stop?"
    )
    assert "only-sells" in ask(pitch)
    assert "only-sells" not in ask(pitch + given)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n---\n\n***\n",
        "Hello.",
        "Hunger is loud. Care is quiet. Hire for care.",
        "```python\n" + "print('the measures were evaluated')\n" * 60 + "```\n",
        "# Links\n\n" + "- [The evaluation of the measures](https://example.org/measures)\n" * 30,
        "| Option | Meaning |\n|---|---|\n" + "| colour | the shade of the margin marks |\n" * 30,
        "# Changes\n\n" + "## 1.2.0\n\n- Add the evaluation of measures\n- Fix the margin\n\n" * 15,
    ],
    ids=["empty", "rules", "word", "short", "code", "links", "table", "changes"],
)
def test_what_is_no_draft_to_judge_is_left_alone(ask: Ask, text: str) -> None:
    assert ask(text) == {}


@given(
    st.text(alphabet=st.sampled_from("aI you?.!#*-|>[]“”\"'`\n\r\t…é👍\ufffc\u2060"), max_size=400)
)
def test_any_text_is_answered_and_every_place_lies_in_it(text: str) -> None:
    for format in ("markdown", "plain"):
        document = split(text, format)
        for finding in review_document(document, builtin().select(["save"])).findings:
            assert 0 <= finding.span.start < finding.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["We sell.", DULL, "Why?", "- a b c", "# T", "> q", "Bye"]), max_size=12
    )
)
def test_any_mix_of_blocks_is_answered_at_places_with_words(pieces: list[str]) -> None:
    document = split("\n\n".join(pieces), "markdown")
    for finding in review_document(document, builtin().select(["save"])).findings:
        assert finding.span.of(document.text).strip() == finding.span.of(document.text) != ""


@pytest.mark.parametrize(
    "heading",
    [
        "## [1.4.0] - 2026-03-18",
        "## v2.0",
        "## License",
        "## Key responsibilities",
        "# Gardener: job description",
        "## Action items",
        "## Installation\n\n## Usage",
    ],
)
def test_a_page_to_look_things_up_in_is_asked_nothing(ask: Ask, heading: str) -> None:
    assert ask(f"{MEMO}\n{heading}\n\n{DULL}\n") == {}


@pytest.mark.parametrize("heading", ["## Version 2 of us", "## Usage", "## What we learned in 1.4"])
def test_a_heading_that_a_post_may_have_makes_no_such_page(ask: Ask, heading: str) -> None:
    assert "ending" in ask(f"{MEMO}\n{heading}\n\n{DULL}\n")


def test_the_reader_and_the_example_are_asked_for_at_different_sentences(ask: Ask) -> None:
    text = (
        "# Service\n\nService is changing, and the gap between the firms is wide. But the gap between"
        " firms that are truly better and firms that only say that they are is wider than most boards"
        " would want to admit to anybody.\n\nThe tools are rarely the hard part. What counts is how they"
        " fit together, and whether the work gets done in the end.\n\nConsistency matters more than any"
        " single channel. Customers notice the friction between the parts before the polish within them.\n"
    )
    asked = ask(text)
    assert {"concrete", "reader"} <= set(asked)
    assert asked["concrete"] != asked["reader"]


def test_the_closest_line_is_not_one_that_leans_on_the_line_before(ask: Ask) -> None:
    filler = f"{DULL} Some of the departments were informed about the results of the evaluation."
    asked = ask(f"# Measures\n\n{filler} And so we all agreed.\n\n{filler} {DULL}\n")
    assert not asked["screenshot"].startswith("And")


def test_a_report_that_quotes_people_needs_no_word_to_the_reader(ask: Ask) -> None:
    quoted = "“The old line had cracks in two places and was in the way,” the foreman said."
    assert "reader" in ask(MEMO)
    assert "reader" not in ask(f"{MEMO}\n{quoted} {DULL}\n")


def test_words_in_quotation_marks_alone_make_no_report(ask: Ask) -> None:
    assert "reader" in ask(f"{MEMO}\nThe “coordination of the measures” goes on. {DULL}\n")


def test_a_letter_is_not_asked_for_a_takeaway(ask: Ask) -> None:
    assert "takeaway" not in ask(f"Dear families,\n\n{DULL}\n\n{DULL}\n\n{DULL} {DULL}\n")
