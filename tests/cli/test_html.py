"""The page for people who would rather look than read."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from saveworthy.cli.outcome import Reviewed, Totals
from saveworthy.cli.render.html import Html
from saveworthy.core import Edit, Evidence, Finding, Fix, Report, Score, Severity, Span
from saveworthy.errors import Problem

Run = Callable[..., object]
VOID = {"meta"}
TEXT = "We met in order to plan.\n\n<script>alert(1)</script> & “so”.\n"


class Page(HTMLParser):
    """What a page holds; fails where its elements do not close as they open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.drafts: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self._depth = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"]] if values.get("id") else []
        for name in ("href", "src", "action"):
            self.links += [str(values[name])] if name in values else []
        if values.get("class") == "draft":
            self.drafts.append("")
            self._depth = len(self.open) + 1
        if tag == "mark":
            self.marks.append((str(values["class"]), ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self._depth:
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.drafts[-1] += data
        if "mark" in self.open:
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)


def page(*drafts: Reviewed, problems: tuple[Problem, ...] = ()) -> str:
    renderer, totals = Html(hints=False), Totals()
    for draft in drafts:
        totals.add_reviewed(draft)
        assert renderer.draft(draft) == ""
    renderer.refused(problems)
    return "".join(renderer.close(totals))


def reviewed(text: str, findings: tuple[Finding, ...], name: str = "a.md") -> Reviewed:
    scores = {
        "voice": Score(
            "voice", 72.0, label="a <person>", evidence=(Evidence(Span(0, 3), -2.5, "so"),)
        ),
        "save": Score("save", None, reason="Too short & sweet."),
    }
    return Reviewed(name, "markdown", text, Report(None, 9, findings, scores))


def test_nothing_in_a_draft_can_leave_its_place() -> None:
    span = Span(7, 18)
    finding = Finding(
        "a/<b>", span, '"><img src=x>', Severity.WARNING, (Fix("x", (Edit(span, "<i>"),)),)
    )
    shown = Page(page(reviewed(TEXT, (finding,), '"><script>.md')))
    assert shown.drafts == [TEXT]
    assert shown.tags.count("script") == 1
    assert "img" not in shown.tags
    assert shown.marks == [("warning", "in order to")]


def test_the_page_needs_nothing_from_outside() -> None:
    out = page(reviewed(TEXT, ()), problems=(Problem("E111", "Gone <b>.", "b.md"),))
    shown = Page(out)
    assert all(link.startswith("#") for link in shown.links)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert not re.search(r"https?://|url\(|@import|<link", out)
    assert "default-src 'none'" in out
    assert "Gone &lt;b&gt;." in out
    assert "Too short &amp; sweet." in out


@st.composite
def drafts(draw: st.DrawFn) -> Reviewed:
    text = draw(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"))
    )
    ends = st.integers(0, len(text))
    findings = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(ends), draw(ends)))
        severity = draw(st.sampled_from([Severity.INFO, Severity.WARNING]))
        findings.append(Finding("a/b", Span(start, end), "Say it.", severity))
    return reviewed(text, tuple(sorted(findings, key=lambda finding: finding.span)))


@given(drafts())
def test_every_word_is_there_and_marked_where_it_was_found(draft: Reviewed) -> None:
    shown = Page(page(draft))
    text = draft.text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert shown.drafts == [text]
    covered = {at for f in draft.report.findings for at in range(f.span.start, f.span.end)}
    assert sum(len(words) for _, words in shown.marks) == len(covered)
    assert {link[1:] for link in shown.links} <= set(shown.ids)


def test_control_codes_are_shown() -> None:
    shown = Page(page(reviewed("a\x00b\x1b[31m\x0c", ())))
    assert shown.drafts == ["a␀b␛[31m␌"]


def test_a_folder_becomes_one_page(here: Path, run: Run) -> None:
    (here / "a.md").write_text("We met in order to plan.\n\nThen we ate the whole cake.\n", "utf-8")
    (here / "b.md").write_text("We met.\n", "utf-8")
    ended = run("check", ".", "gone.md", "--format", "html")
    shown = Page(ended.out)
    assert ended.out.startswith("<!DOCTYPE html>")
    assert shown.tags.count("section") == 2
    assert shown.tags.count("svg") == 1
    assert shown.marks == [("warning", "in order to")]
    assert "gone.md: E111" in ended.out
    assert ended.status == 2
