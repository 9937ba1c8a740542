from saveworthy.cli.outcome import Reviewed, Totals
from saveworthy.cli.render.terminal import Ink, cells
from saveworthy.cli.render.text import Text
from saveworthy.core import Edit, Finding, Fix, Report, Score, Severity, Span


def finding(
    text: str,
    part: str,
    severity: Severity = Severity.WARNING,
    fix: str | None = None,
    rule: str = "plain/in-order-to",
    message: str = "“in order to” says no more than “to”.",
) -> Finding:
    span = Span(text.index(part), text.index(part) + len(part))
    fixes = () if fix is None else (Fix(f"Use “{fix}”", (Edit(span, fix),)),)
    return Finding(rule, span, message, severity, fixes)


def reviewed(text: str, *findings: Finding, words: int = 312, name: str = "post.md") -> Reviewed:
    measures = {"flesch_kincaid_grade": 10.8, "flesch_reading_ease": 48.4}
    scores = {
        "readability": Score(
            "readability", 48.4, label="takes some effort; reads at grade 11", measures=measures
        )
    }
    return Reviewed(name, "markdown", text, Report(None, words, findings, scores))


def shown(*drafts: Reviewed, **options: bool) -> str:
    text = Text(Ink(on=False), 80, **options)
    totals = Totals()
    out = ""
    for draft in drafts:
        totals.add(draft.report)
        out += text.draft(draft)
    return out + text.close(totals)


SOURCE = "# Title\n\nWe met in order to plan. We leverage it.\n"


def test_a_draft_is_shown_with_its_lines_marks_and_fixes() -> None:
    lever = finding(SOURCE, "leverage", Severity.INFO, "use", "buzzwords/leverage", "Say “use”.")
    assert shown(reviewed(SOURCE, finding(SOURCE, "in order to", fix="to"), lever)) == (
        "post.md  312 words · reads at grade 11 · 1 warning, 1 suggestion\n"
        "\n"
        "   3:8  warning  “in order to” says no more than “to”.  plain/in-order-to\n"
        "        We met in order to plan. We leverage it.\n"
        "               ━━━━━━━━━━━ → to\n"
        "\n"
        "  3:29  suggestion  Say “use”.  buzzwords/leverage\n"
        "        We met in order to plan. We leverage it.\n"
        "                                    ━━━━━━━━ → use\n"
        "\n"
        "\n"
        "1 draft · 312 words · 1 warning, 1 suggestion\n"
        "Why? Ask: saveworthy explain plain/in-order-to\n"
    )


def test_drafts_with_nothing_to_change_take_one_line_each() -> None:
    assert shown(reviewed("Fine.", words=1, name="a.md"), reviewed("", words=0, name="b.md")) == (
        "a.md  1 word · reads at grade 11 · nothing to change\n"
        "b.md  no prose\n"
        "\n"
        "2 drafts · 1 word · nothing to change\n"
    )


def test_hints_are_counted_and_shown_on_demand() -> None:
    hint = finding(SOURCE, "Title", Severity.HINT, message="Could it say more?")
    out = shown(reviewed(SOURCE, hint))
    assert "Could it say more?" not in out
    assert "nothing to change" in out
    assert "1 hint not shown; --verbose shows all." in out
    out = shown(reviewed(SOURCE, hint), hints=True)
    assert "1:3  hint  Could it say more?" in out
    assert "1 hint\n" in out
    assert "not shown" not in out


def test_a_rule_is_shown_five_times_per_draft_then_counted() -> None:
    text = "in order to\n" * 9
    many = [
        Finding("plain/x", Span(at, at + 11), "Say “to”.", Severity.INFO)
        for at in range(0, len(text), 12)
    ]
    out = shown(reviewed(text, *many))
    assert out.count("Say “to”.") == 5
    assert "and 4 more of plain/x (lines 6, 7, 8, 9)" in out
    assert "4 more places counted but not shown; --verbose or --format json shows all." in out
    assert "9 suggestions" in out
    assert shown(reviewed(text, *many), everything=True).count("Say “to”.") == 9


def test_long_messages_and_fixes_wrap_within_the_width() -> None:
    message = "This sentence asks a reader to keep a lot in mind before it ends. " * 3
    text = "word " * 60
    out = shown(reviewed(text, finding(text, "word word", message=message, fix="other " * 9)))
    assert max(cells(line) for line in out.splitlines()) <= 80
    assert " ".join(message.split()) in " ".join(out.split())


def test_nothing_in_a_draft_or_its_name_reaches_the_terminal_raw() -> None:
    text = "A \x1b[31mred\x1b[0m word.\n"
    evil = finding(text, "\x1b[31mred", fix="\x1b]0;title\x07", message="“\x1b[31mred” is raw.")
    out = shown(reviewed(text, evil, name="a\x1b[2J\n.md"))
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "a␛[2J␊.md" in out


def test_color_changes_nothing_but_the_color() -> None:
    import re

    draft = reviewed(SOURCE, finding(SOURCE, "in order to", fix="to"))
    text = Text(Ink(on=True), 80)
    colored = text.draft(draft)
    assert "\x1b[1min order to\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == Text(Ink(on=False), 80).draft(draft)


def test_a_finding_on_an_empty_line_shows_no_source() -> None:
    empty = Finding("save/x", Span(0, 0), "Who is it for?", Severity.INFO)
    out = shown(reviewed("\n\n", empty))
    assert "━" not in out
    assert "1:1  suggestion  Who is it for?" in out


def test_nothing_is_said_when_no_draft_could_be_reviewed() -> None:
    assert shown() == ""
