"""Reviews kept on the disk."""

import json
import os
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.cli import kept, results
from saveworthy.cli.results import Results
from saveworthy.core import Evidence, Finding, Fix, Report, Score, Severity, Span
from saveworthy.core.finding import Edit, Related
from saveworthy.errors import Problem
from saveworthy.settings import Settings

BAD = "We met in order to plan.\n"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.*"))
Run = Callable[..., object]


@pytest.fixture
def folder(here: Path) -> Path:
    return here / "cache"


@pytest.fixture
def check(here: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `check` on a.md as JSON; `reviews` counts the drafts that were really reviewed."""
    import saveworthy.pipeline as pipeline

    real = pipeline.review_document

    def counted(*args: object, **more: object) -> Report:
        count.reviews += args[0].uri.startswith("a.")  # type: ignore[attr-defined]
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "review_document", counted)

    def count(*args: str, name: str = "a.md") -> object:
        count.reviews = 0
        return run("check", name, "--cache-dir", str(folder), "--format", "json", *args)

    count.reviews = 0
    return count


def test_a_draft_that_did_not_change_is_not_reviewed_again(here: Path, check: Run) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    first = check()
    assert check.reviews == 1
    assert check() == first
    assert check.reviews == 0
    (here / "a.md").write_text(f"{BAD}\n{BAD}", "utf-8")
    assert len(json.loads(check().out)["files"][0]["findings"]) == 2
    assert check.reviews == 1


@pytest.mark.parametrize("change", ["settings", "option", "dismissals", "format", "code"])
def test_whatever_a_review_depends_on_makes_it_new(
    here: Path, check: Run, run: Run, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    check()
    options: tuple[str, ...] = ()
    if change == "settings":
        (here / "saveworthy.toml").write_text('accept = ["in order to"]\n', "utf-8")
    elif change == "option":
        options = ("--ignore", "house/utilise")
    elif change == "dismissals":
        (here / "saveworthy.toml").write_text("", "utf-8")
        (here / ".saveworthy-ignore.json").write_text('{"version": 1, "dismissed": []}', "utf-8")
    elif change == "format":
        (here / "a.md").rename(here / "a.txt")
        check(name="a.txt")
        assert check.reviews == 1
        return
    else:
        monkeypatch.setattr(results, "_program", lambda: b"other")
        results._maker.cache_clear()
    check(*options)
    results._maker.cache_clear()
    assert check.reviews == 1


def test_a_pack_that_changed_makes_it_new(here: Path, check: Run) -> None:
    pack = here / "mine.yml"
    text = (
        "pack: mine\ntitle: M\nsummary: M.\nrules:\n  - id: met\n    phrases: [met]\n"
        "    message: One.\n    why: No.\n    bad: ['We [[met]].']\n    good: [Good.]\n"
    )
    pack.write_text(text, "utf-8")
    (here / "a.md").write_text(BAD, "utf-8")
    options = ("--rules", "mine.yml", "--select", "mine")
    assert "One." in check(*options).out
    pack.write_text(text.replace("One.", "Other."), "utf-8")
    results._maker.cache_clear()
    assert "Other." in check(*options).out


def test_what_is_kept_can_be_turned_off(here: Path, run: Run, folder: Path) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    run("check", "a.md", "--no-cache")
    assert not folder.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"\0" * 100,
        lambda data: data[:20] + b"\xff" + data[21:],
        lambda data: zlib.compress(b"[]"),
        lambda data: zlib.compress(b'[1,[["x"]],[],false]'),
        lambda data: zlib.compress(b"[" * 100_000),
        lambda data: zlib.compress(b'{"a":1,"b":2,"c":3}'),
        lambda data: zlib.compress(b'[1,[["r",0,1,"m",9,[],[]]],[],false]'),
    ],
)
def test_an_entry_that_is_damaged_is_passed_over(
    here: Path, check: Run, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    first = check()
    (entry,) = folder.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert check() == first
    assert check.reviews == 1
    assert check() == first
    assert check.reviews == 0


@pytest.mark.parametrize("obstacle", ["file", "read-only"])
def test_a_folder_that_refuses_costs_only_time(
    here: Path, check: Run, folder: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    if obstacle == "file":
        folder.write_text("no folder", "utf-8")
    else:
        folder.mkdir()

        def refuse(*args: object, **more: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
    ended = check()
    assert ended.status == 1
    assert len(json.loads(ended.out)["files"]) == 1
    assert ended.err in ("", f"{folder}: E142 Reviews cannot be kept here; all is reviewed anew.\n")


def test_the_folder_stays_small(tmp_path: Path) -> None:
    store = Results(str(tmp_path))
    report = review("We met in order to plan.")
    for number in range(20):
        store.put(f"{number:040}", report)
        os.utime(tmp_path / f"{number:040}.review", (number, number))
    size = (tmp_path / f"{0:040}.review").stat().st_size
    (tmp_path / "left.part").write_bytes(b"x")
    os.utime(tmp_path / "left.part", (0, 0))
    (tmp_path / "mine.txt").write_text("Not ours.", "utf-8")
    store.prune(5 * size)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [*(f"{number:040}.review" for number in range(15, 20)), "mine.txt"]


def test_reviews_with_notices_are_not_kept(tmp_path: Path) -> None:
    store = Results(str(tmp_path))
    store.put("0" * 39 + "1", replace(review("Hello."), notices=(Problem("E213", "Slow."),)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_report_comes_back_as_it_was(path: Path) -> None:
    report = review(
        path.read_text("utf-8"), format="plain" if path.suffix == ".txt" else "markdown"
    )
    again = kept.loads(kept.dumps(report))
    assert again == kept.portable(report)
    assert dict(again.scores) == dict(report.scores)


def test_no_field_is_forgotten() -> None:
    """A new field of a report needs a place in what is kept."""
    known = {
        Report: "version words findings scores notices is_foreign profile",
        Finding: "rule_id span message severity fixes related",
        Fix: "title edits safe",
        Edit: "span text",
        Related: "span note",
        Score: "name value interval reason label measures questions evidence",
        Evidence: "span weight note",
    }
    for kind, names in known.items():
        assert [field.name for field in fields(kind)] == names.split(), kind


@given(st.text(max_size=8), st.integers(0, 9), st.sampled_from(Severity), st.booleans())
def test_any_finding_comes_back(text: str, at: int, severity: Severity, safe: bool) -> None:
    span = Span(at, at + 1)
    fix = Fix(text, (Edit(span, text),), safe)
    finding = Finding("a/b", span, text, severity, (fix,), (Related(span, text),))
    score = Score(
        "save", 1.5, (0.0, 3.0), None, text, {"a": 1.0}, {"b": 2.0}, (Evidence(span, 1.0, text),)
    )
    report = Report(
        None, 3, (finding,), {"save": score, "voice": Score("voice", None, reason=text)}
    )
    assert kept.loads(kept.dumps(report)) == report


def test_settings_and_bytes_are_told_apart() -> None:
    store = Results("somewhere")
    keys = {
        store.key(data, form, settings)
        for data in (b"a", b"b")
        for form in ("markdown", "plain")
        for settings in (Settings(), Settings(accept=("x",)))
    }
    assert len(keys) == 8
