"""What a hover says."""

import pytest
from lsprotocol import types

from saveworthy.core import Evidence, Finding, Report, Score, Severity, Span
from saveworthy.lsp.convert import Client
from saveworthy.lsp.hover import hover
from saveworthy.lsp.store import Draft
from saveworthy.rules.pages import rule_url
from saveworthy.rules.rule import Bad, Rule
from saveworthy.text.lines import Lines

DRAFT = Draft("file:///draft.md", "markdown", 4, Lines("We *really* utilize it."))
VERY = Finding("plain/really", Span(4, 10), "“*really*” adds nothing.", Severity.INFO)
USE = Finding("plain/utilize", Span(12, 19), "Say “use”.", Severity.INFO)
REPORT = Report(4, 4, (VERY, USE), {})
RULES = {
    "plain/utilize": Rule(
        "plain/utilize",
        "…",
        "The longer word\nsays no more.",
        Severity.INFO,
        (
            Bad("They [[utilized]] every tool they had.", "They used every tool they had.", 2),
            Bad("We [[utilize]] `it`.", "We use `it`.", 1),
        ),
        (),
    ),
    "plain/really": Rule(
        "plain/really", "…", "It can go.", Severity.INFO, (Bad("[[Really]] " + "x" * 400, "", 1),), ()
    ),
}  # fmt: skip


def text_at(offset: int, client: Client, report: Report = REPORT) -> str:
    answer = hover(DRAFT, report, offset, RULES.get, client)
    assert answer is not None
    assert isinstance(answer.contents, types.MarkupContent)
    kind = types.MarkupKind.Markdown if client.markdown else types.MarkupKind.PlainText
    assert answer.contents.kind is kind
    return answer.contents.value


def test_markdown_says_what_why_and_how_and_where_to_read_on() -> None:
    assert text_at(14, Client(markdown=True)) == (
        "**Say “use”.**\n\n"
        "The longer word says no more.\n\n"
        "> Before: We **utilize** \\`it\\`.  \n> After: We use \\`it\\`.\n\n"
        f"[plain/utilize]({rule_url('plain/utilize')})"
    )


def test_plain_text_says_the_same_without_markup() -> None:
    assert text_at(14, Client()) == (
        "Say “use”.\n\n"
        "The longer word says no more.\n\n"
        "Before: We utilize `it`.\nAfter: We use `it`.\n\n"
        f"plain/utilize: {rule_url('plain/utilize')}"
    )


def test_words_of_the_draft_do_not_become_markup() -> None:
    assert text_at(5, Client(markdown=True)).startswith("**“\\*really\\*” adds nothing.**\n\n")


def test_an_example_too_long_to_read_at_a_glance_is_left_out() -> None:
    assert "Before" not in text_at(5, Client())


def test_where_findings_overlap_all_have_their_say() -> None:
    wide = Finding("plain/really", Span(0, 23), "Wide.", Severity.INFO)
    text = text_at(14, Client(markdown=True), Report(4, 4, (wide, USE), {}))
    assert text.index("Wide.") < text.index("---") < text.index("Say “use”.")


def test_the_range_is_the_findings() -> None:
    answer = hover(DRAFT, REPORT, 14, RULES.get, Client())
    assert answer is not None
    assert answer.range == types.Range(types.Position(0, 12), types.Position(0, 19))


def test_the_end_of_a_word_still_belongs_to_it() -> None:
    assert "Say “use”." in text_at(19, Client())


def test_between_two_findings_the_second_is_meant() -> None:
    first = Finding("plain/really", Span(3, 12), "First.", Severity.INFO)
    assert "First." not in text_at(12, Client(), Report(4, 4, (first, USE), {}))


def test_there_is_nothing_to_say_elsewhere() -> None:
    assert hover(DRAFT, REPORT, 0, RULES.get, Client()) is None


def test_a_finding_of_an_unknown_rule_still_has_its_message() -> None:
    stranger = Finding("other/rule", Span(0, 2), "Hm.", Severity.INFO)
    assert text_at(1, Client(), Report(4, 4, (stranger,), {})) == "Hm."


SCORED = Report(
    4,
    40,
    (),
    {
        "voice": Score(
            "voice",
            57.6,
            (49.0, 67.2),
            label="could be anybody",
            evidence=(Evidence(Span(0, 8), -6.4, "no names"), Evidence(Span(9, 12), 0.1, "tiny")),
        ),
        "save": Score("save", None, reason="Too short."),
    },
)


def test_the_first_line_has_the_scores_and_what_they_rest_on() -> None:
    assert text_at(0, Client(), SCORED) == (
        "voice 58 (49–67) could be anybody\n  −6 “We *real” no names\n\nsave Too short.\n\n"
        "Read as Markdown; markup and code are left out."
    )
    assert text_at(0, Client(markdown=True), SCORED) == (
        "**voice 58 (49–67)** could be anybody\n- −6 “We \\*real” no names\n\n**save** Too short.\n\n"
        "Read as Markdown; markup and code are left out."
    )


@pytest.mark.parametrize(
    ("text", "part", "answers"),
    [
        ("\n\n  First.\n\nSecond.", "First", True),
        ("\n\n  First.\n\nSecond.", "Second", False),
        ("---\ntitle: Boats\ndate: today\n---\n\nText.", "Boats", True),
        ("---\r\ntitle: Boats\r\ndate: today\r\n---\r\n\r\nText.", "Text", False),
        ("Intro.\n\n# Boats 😀\n\nText.", "Boats", True),
    ],
)
def test_a_title_is_as_good_as_a_first_line(text: str, part: str, answers: bool) -> None:
    draft = Draft("file:///draft.md", "markdown", 4, Lines(text))
    answer = hover(draft, SCORED, text.index(part), RULES.get, Client())
    assert (answer is not None) is answers


def test_a_draft_without_scores_says_why() -> None:
    short = Report(4, 2, (), {"voice": Score("voice", None, reason="2 words so far.")})
    assert text_at(0, Client(), short) == (
        "2 words so far.\n\nRead as Markdown; markup and code are left out."
    )
