"""Dismissed findings stay away, whatever is edited elsewhere; all others stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.core import Document, Finding
from saveworthy.core.dismissal import DISMISSALS_FILE, Dismissal
from saveworthy.errors import SettingsError
from saveworthy.pipeline import review_document
from saveworthy.pipeline.dismiss import dismiss, dismissal
from saveworthy.rules import builtin
from saveworthy.settings import Finder, Settings, ruleset
from saveworthy.settings.dismissals import parse, written
from saveworthy.text.formats import split

PHRASES = ("utilize", "in order to", "leverage", "synergy", "at this point in time")
PLAIN = ("Ann", "counted", "seven", "boats", "by", "the", "old", "pier", "and", "left", "é😀")


def found(document: Document) -> tuple[Finding, ...]:
    """The findings on words; those on a whole draft move when its first sentence does."""
    every = review_document(document, builtin()).findings
    return tuple(f for f in every if f.rule_id.partition("/")[0] in {"plain", "buzzwords"})


words = st.lists(st.sampled_from(PHRASES + PLAIN), min_size=2, max_size=9)
drafts = st.lists(words, min_size=1, max_size=5)


def text_of(paragraphs: list[list[str]], end: str = "\n") -> str:
    return f"{end}{end}".join("We " + " ".join(each) + "." for each in paragraphs)


@settings(deadline=None)
@given(drafts, st.data())
def test_a_dismissal_takes_its_finding_and_only_what_stands_in_the_same_words(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    document = split(text_of(paragraphs), "markdown")
    findings = found(document)
    if not findings:
        return
    one = data.draw(st.sampled_from(findings))
    key = dismissal(document, one, "ours")
    kept, used = dismiss(document, findings, [key])
    assert used == {key}
    assert one not in kept
    for gone in set(findings) - set(kept):
        other = dismissal(document, gone, "ours")
        assert (other.rule, other.text) == (key.rule, key.text)


@settings(deadline=None)
@given(drafts, words, st.sampled_from(["\n", "\r\n"]), st.data())
def test_a_dismissal_survives_edits_in_other_paragraphs(
    paragraphs: list[list[str]], new: list[str], end: str, data: st.DataObject
) -> None:
    document = split(text_of(paragraphs), "markdown")
    findings = found(document)
    if not findings:
        return
    one = data.draw(st.sampled_from(findings))
    key = dismissal(document, one)
    edited = split(text_of([new, *paragraphs, new], end), "markdown")
    same = [f for f in found(edited) if f.rule_id == one.rule_id and key == dismissal(edited, f)]
    assume(same)  # with much that is no English word there is no review
    kept, _ = dismiss(edited, found(edited), [key])
    assert not set(same) & set(kept)


@pytest.mark.parametrize(
    ("after", "silent"),
    [
        ("Every spring we utilize the old boats at the pier.", True),
        ("**Every** spring we utilize\nthe _old_ boats by the pier.", True),
        ("Every spring we still utilize the two old boats by the pier.", True),
        ("Every spring, since 1987, we utilize the old boats.", True),
        ("We utilize a new crane.", False),
        ("Each autumn they utilize an even newer crane, far from any water.", False),
    ],
)
def test_a_dismissal_bears_small_edits_and_no_large_ones(after: str, silent: bool) -> None:
    before = split("Every spring we utilize the old boats by the pier.", "markdown")
    key = next(dismissal(before, f) for f in found(before) if f.rule_id == "buzzwords/utilize")
    edited = split(after, "markdown")
    marked = [f for f in found(edited) if f.rule_id == "buzzwords/utilize"]
    assert marked
    assert (dismiss(edited, marked, [key])[0] == ()) is silent


def test_of_two_in_one_sentence_the_other_stays() -> None:
    document = split("We utilize nets and then they utilize ropes near a pier.", "plain")
    first, second = (f for f in found(document) if f.rule_id == "buzzwords/utilize")
    assert dismiss(document, [first, second], [dismissal(document, first)])[0] == (second,)


def test_a_word_alone_is_told_by_being_alone() -> None:
    title = split("# Synergy\n\nWe saw synergy at the pier.", "markdown")
    marked = [f for f in found(title) if f.span.of(title.text).lower() == "synergy"]
    kept, _ = dismiss(title, marked, [dismissal(title, marked[0])])
    assert kept == tuple(marked[1:])


def test_a_file_of_dismissals_is_found_beside_the_settings_and_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    draft = tmp_path / "docs" / "post.md"
    document = split("We utilize nets.", "markdown")
    key = dismissal(document, found(document)[0], "their word")
    (tmp_path / DISMISSALS_FILE).write_text(written([key]), "utf-8")

    def marked() -> list[str]:
        file = Finder().file_for(draft)
        rules = ruleset(file.settings(draft) if file else Settings())
        report = review_document(document, rules)
        return [f.rule_id for f in report.findings if f.rule_id == "buzzwords/utilize"]

    assert marked() == []
    (tmp_path / "saveworthy.toml").write_text('ignore = ["hype"]', "utf-8")
    assert marked() == []
    (tmp_path / DISMISSALS_FILE).write_text(written([key._replace(text="use")]), "utf-8")
    assert marked() == ["buzzwords/utilize"]
    (tmp_path / DISMISSALS_FILE).unlink()
    assert marked() == ["buzzwords/utilize"]


def test_dismissals_change_no_score(tmp_path: Path) -> None:
    text = "We utilize nets. " * 20
    document = split(text, "markdown")
    path = tmp_path / DISMISSALS_FILE
    path.write_text(written([dismissal(document, f) for f in found(document)]), "utf-8")
    quiet = review(text, settings=Settings(dismissals=str(path)))
    assert quiet.scores == review(text).scores
    assert "buzzwords/utilize" not in [f.rule_id for f in quiet.findings]


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_entries = st.builds(
    Dismissal, _text, _text, st.tuples(_text, _text), st.lists(_text).map(tuple), _text
)


@given(st.lists(_entries, max_size=5))
def test_what_is_written_reads_back_in_a_steady_order(entries: list[Dismissal]) -> None:
    text = written(entries)
    again = parse(text.encode(), "x")
    assert set(again) == set(entries)
    assert written(again) == text == written(entries[::-1])
    assert len(text.splitlines()) >= 0
    json.loads(text)


@pytest.mark.parametrize(
    "data", ["[]", "{", '{"dismissed": 1}', '{"dismissed": [{"rule": 1, "text": "x"}]}', "\xff"]
)
def test_a_broken_file_is_refused_with_its_code(data: str) -> None:
    with pytest.raises(SettingsError, match="E507"):
        parse(data.encode("latin-1"), "x.json")
