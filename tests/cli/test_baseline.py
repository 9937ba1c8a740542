"""--baseline and --write-baseline."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BAD = "We met in order to plan the whole year.\n"
NEW = "They came in order to eat all the cake.\n"

Run = Callable[..., object]


@pytest.fixture
def recorded(here: Path, run: Run) -> Path:
    (here / "a.md").write_text(f"# One\n\n{BAD}\nLast.\n", "utf-8")
    ended = run("check", "a.md", "--baseline", "old.json", "--write-baseline")
    assert ended.err == "old.json: 1 finding recorded.\n"
    assert ended.status == 0
    return here


def test_old_findings_are_silent_wherever_they_move(recorded: Path, run: Run) -> None:
    (recorded / "a.md").write_text(f"New.\n\nMore.\n\n## Two\n\nLast.\n\n{BAD}", "utf-8")
    ended = run("check", "a.md", "--baseline", "old.json")
    assert "house/in-order-to" not in ended.out
    assert "1 old" in ended.out
    assert ended.status == 0


def test_new_findings_are_told_even_of_the_same_words(recorded: Path, run: Run) -> None:
    (recorded / "a.md").write_text(f"{BAD}\n{NEW}", "utf-8")
    ended = run("check", "a.md", "--baseline", "old.json")
    assert "3:11  warning" in ended.out
    assert ended.out.count("says no more") == 1
    assert ended.status == 1


def test_a_copy_of_an_old_finding_is_new(recorded: Path, run: Run) -> None:
    (recorded / "a.md").write_text(f"{BAD}\n{BAD}", "utf-8")
    assert run("check", "a.md", "--baseline", "old.json").out.count("says no more") == 1
    (recorded / "b.md").write_text(BAD, "utf-8")
    assert run("check", "b.md", "--baseline", "old.json").status == 1


def test_other_words_around_it_make_it_new(recorded: Path, run: Run) -> None:
    (recorded / "a.md").write_text("They sang in order to plan nothing at all.\n", "utf-8")
    assert run("check", "a.md", "--baseline", "old.json").status == 1


def test_the_working_folder_makes_no_difference(
    recorded: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (recorded / "sub").mkdir()
    monkeypatch.chdir(recorded / "sub")
    assert run("check", "../a.md", "--baseline", "../old.json").status == 0
    assert run("check", str(recorded / "a.md"), "--baseline", "../old.json").status == 0


def test_recording_again_replaces_what_was_reviewed_and_drops_what_is_gone(
    recorded: Path, run: Run
) -> None:
    (recorded / "b.md").write_text(NEW, "utf-8")
    run("check", "b.md", "--baseline", "old.json", "--write-baseline")
    value = json.loads((recorded / "old.json").read_bytes())
    assert value["version"] == 1
    assert sorted(value["findings"]) == ["a.md", "b.md"]
    assert value["findings"]["b.md"] == [
        {
            "rule": "house/in-order-to",
            "text": "in order to",
            "before": ["they", "came"],
            "after": ["eat", "all", "the", "cake"],
        }
    ]
    (recorded / "a.md").unlink()
    (recorded / "b.md").write_text(f"{NEW}\n{NEW}", "utf-8")
    run("check", "b.md", "--baseline", "old.json", "--write-baseline")
    value = json.loads((recorded / "old.json").read_bytes())
    assert list(value["findings"]) == ["b.md"]
    assert value["findings"]["b.md"][0]["times"] == 2
    assert run("check", "b.md", "--baseline", "old.json").status == 0


def test_fixes_leave_old_findings_alone(here: Path, run: Run) -> None:
    pack = here / ".mine.yml"
    pack.write_text(
        "pack: mine\ntitle: M\nsummary: M.\nrules:\n  - id: very\n    phrases: {very: ''}\n"
        "    message: Out.\n    why: No.\n    safe: true\n"
        "    bad: [{text: 'It is [[very]] good.', fixed: 'It is good.'}]\n    good: [Good.]\n",
        "utf-8",
    )
    options = ("--rules", str(pack), "--select", "mine", "--baseline", "old.json")
    (here / "a.md").write_text("It is very good.\n", "utf-8")
    run("check", "a.md", *options, "--write-baseline", rules=False)
    (here / "a.md").write_text("It is very bad and very sad.\n\nIt is very good.\n", "utf-8")
    run("check", "a.md", *options, "--fix", rules=False)
    assert (here / "a.md").read_text("utf-8") == "It is bad and sad.\n\nIt is very good.\n"


def entry(times: bytes) -> bytes:
    return b'{"rule": "x", "text": "y", "before": [], "after": [], "times": ' + times + b"}"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "E321"),
        (b"{", "E322"),
        (b"\xff\xfe", "E322"),
        (b"[]", "E322"),
        (b"[" * 100_000, "E322"),
        (b'{"version": 2, "findings": {}}', "E323"),
        (b'{"version": 1}', "E322"),
        (b'{"version": 1, "findings": {"a.md": 3}}', "E322"),
        (b'{"version": 1, "findings": {"a.md": [{"rule": "x"}]}}', "E322"),
        (b'{"version": 1, "findings": {"a.md": [3]}}', "E322"),
        (b'{"version": true, "findings": {}}', "E322"),
        (b'{"version": 1, "findings": {"a.md": [' + entry(b"1e400") + b"]}}", "E322"),
        (b'{"version": 1, "findings": {"a.md": [' + entry(b"-1") + b"]}}", "E322"),
    ],
)
def test_what_is_no_baseline_of_this_version_is_refused(
    here: Path, run: Run, data: bytes | None, code: str
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    if data is not None:
        (here / "old.json").write_bytes(data)
    ended = run("check", "a.md", "--baseline", "old.json")
    assert ended.status == 2
    assert ended.err.startswith(f"old.json: {code} ") or ended.err.startswith(f"old.json:1: {code}")
    assert "--write-baseline" in ended.err
    assert ended.out == ""


def test_another_version_can_be_recorded_anew_but_other_files_are_safe(
    here: Path, run: Run
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    (here / "old.json").write_text('{"version": 0, "findings": {}}', "utf-8")
    assert run("check", "a.md", "--baseline", "old.json", "--write-baseline").status == 0
    ended = run("check", "a.md", "--baseline", "a.md", "--write-baseline")
    assert ended.status == 2
    assert "left as it is" in ended.err
    assert (here / "a.md").read_text("utf-8") == BAD


def test_a_folder_that_refuses_is_said(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    ended = run("check", "a.md", "--baseline", "nowhere/old.json", "--write-baseline")
    assert ended.status == 2
    assert ended.err.startswith("nowhere/old.json: E324 The baseline cannot be written")
    assert ended.out == ""  # said before the review, not after it
    assert [path.name for path in here.iterdir()] == ["a.md"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Word.", BAD.strip(), NEW.strip(), "# Head"]), max_size=8))
def test_right_after_recording_nothing_is_new(here: Path, run: Run, blocks: list[str]) -> None:
    (here / "a.md").write_text("\n\n".join(blocks), "utf-8")
    (here / "old.json").unlink(missing_ok=True)
    run("check", "a.md", "--baseline", "old.json", "--write-baseline")
    assert run("check", "a.md", "--baseline", "old.json", "--fail-on", "hint").status == 0
