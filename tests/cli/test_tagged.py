"""What the tagger says of a draft, kept on the disk."""

import json
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.cli import results
from saveworthy.cli.results import Results
from saveworthy.cli.tagged import Tagged
from saveworthy.text import nlp

Run = Callable[..., object]
FIRST = "Records fall.\n"
SECOND = "Friends record songs.\n"
PACK = """\
pack: mine
title: Mine
summary: A word that is a verb or a noun.
rules:
  - id: record
    phrases: [record]
    inflect: verb
    pos: verb
    message: One.
    why: The short word is the one you would say.
    bad: ["We [[record]] it."]
    good: ["The record fell."]
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that went through the model."""
    real, sentences = nlp.tag, []

    def counted(texts: Sequence[str]) -> list[tuple[nlp.Token, ...]]:
        sentences.extend(texts)
        return real(texts)

    monkeypatch.setattr(nlp, "tag", counted)
    return sentences


@pytest.fixture
def check(here: Path, run: Run) -> Run:
    (here / "mine.yml").write_text(PACK, "utf-8")
    options = ("--rules", "mine.yml", "--select", "mine", "--format", "json")
    kept = ("--cache-dir", str(here / "cache"))
    return lambda *args: run("check", "a.md", *options, *(args or kept), rules=False)


def test_only_new_sentences_are_tagged(here: Path, check: Run, asked: list[str]) -> None:
    (here / "a.md").write_text(FIRST, "utf-8")
    check()
    assert asked == [FIRST.strip()]
    (here / "a.md").write_text(f"We record it.\n\n{FIRST}\n{SECOND}", "utf-8")
    edited = check()
    assert asked == [FIRST.strip(), SECOND.strip()]
    (here / "a.md").write_text(f"It rains.\n\n{SECOND}\n{FIRST}", "utf-8")
    check()
    assert len(asked) == 2
    (here / "a.md").write_text(f"We record it.\n\n{FIRST}\n{SECOND}", "utf-8")
    assert check("--no-cache") == edited
    assert json.loads(edited.out)["files"][0]["findings"]


def test_what_is_no_longer_in_the_draft_is_let_go(here: Path, check: Run, asked: list[str]) -> None:
    for text in (FIRST, SECOND, FIRST + " More."):
        (here / "a.md").write_text(text, "utf-8")
        check()
    assert asked == [FIRST.strip(), SECOND.strip(), FIRST.strip()]


def test_a_draft_that_asks_nothing_has_no_file(here: Path, check: Run) -> None:
    (here / "a.md").write_text("It rained.\n", "utf-8")
    check()
    assert [path.suffix for path in (here / "cache").iterdir()] == [".review"]


def test_other_code_or_another_model_tags_anew(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Results(str(tmp_path))
    Tagged(store, tmp_path / "a.md").tag([FIRST])
    monkeypatch.setattr(results, "_program", lambda: b"other")
    Tagged(store, tmp_path / "a.md").tag([FIRST])
    assert asked == [FIRST, FIRST]


def test_a_sentence_said_twice_is_asked_about_once(tmp_path: Path, asked: list[str]) -> None:
    tagged = Tagged(Results(str(tmp_path)), tmp_path / "a.md")
    said = tagged.tag([FIRST, "", FIRST])
    assert said == tagged.tag([FIRST, "", FIRST])
    assert said[0] == said[2]
    assert asked == [FIRST, ""]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-4],
        lambda data: b"\0" * 100,
        lambda data: zlib.compress(b"[]"),
        lambda data: zlib.compress(b"[" * 100_000),
        lambda data: _every(data, [[0, 1]]),
        lambda data: _every(data, 5),
        lambda data: _every(data, [["x", 1, "NN"]]),
        lambda data: _every(data, [[0, float("inf"), "NN"]]),
        lambda data: _every(data, [[0, 999, "NN"]]),
        lambda data: _every(data, [[-2, 3, "NN"]]),
        lambda data: _every(data, [[5, 3, "NN"]]),
    ],
)
def test_a_damaged_entry_is_passed_over_and_mended(
    tmp_path: Path, asked: list[str], damage: Callable[[bytes], bytes]
) -> None:
    tagged = Tagged(Results(str(tmp_path)), tmp_path / "a.md")
    first = tagged.tag([FIRST])
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert tagged.tag([FIRST]) == first
    assert asked == [FIRST, FIRST]
    assert tagged.tag([FIRST]) == first
    assert len(asked) == 2


def _every(data: bytes, tokens: object) -> bytes:
    rows = json.loads(zlib.decompress(data))
    return zlib.compress(json.dumps(dict.fromkeys(rows, tokens)).encode())


def test_a_folder_that_refuses_costs_only_time(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    tagged = Tagged(Results(str(tmp_path / "file")), tmp_path / "a.md")
    assert tagged.tag([FIRST]) == tagged.tag([FIRST]) == nlp.tag([FIRST])


def test_what_the_tagger_said_counts_when_the_folder_is_pruned(tmp_path: Path) -> None:
    store = Results(str(tmp_path))
    Tagged(store, tmp_path / "a.md").tag([FIRST])
    store.prune(0)
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text(max_size=20), max_size=4))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("tags")
    tagged = Tagged(Results(str(folder)), folder / "a.md")
    said = tagged.tag(texts)
    assert tagged.tag(texts) == said
    assert len(said) == len(texts)
