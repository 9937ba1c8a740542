"""--fix, --diff and --unsafe."""

import codecs
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saveworthy.cli import fix
from saveworthy.cli.outcome import Change
from saveworthy.errors import DraftError
from saveworthy.text.decode import decode

PACK = """\
pack: mine
title: Mine
summary: For tests.
severity: warning
message: "“{match}” says no more than “{fix}”."
rules:
  - id: in-order-to
    phrases: {in order to: to}
    safe: true
    why: The longer phrase delays the verb.
    bad: [{text: "We met [[in order to]] plan.", fixed: "We met to plan."}]
    good: ["Put the pages in order; to each, a number."]
  - id: utilise
    phrases: {utilise: [use, need]}
    why: The short word is the one you would say.
    bad: [{text: "We [[utilise]] it.", fixed: "We use it."}]
    good: ["We use it."]
  - id: arrow
    phrases: {leads to: →}
    safe: true
    why: For tests.
    bad: [{text: "It [[leads to]] it.", fixed: "It → it."}]
    good: ["We use it."]
"""
BAD = "We met in order to plan.\n"
GOOD = "We met to plan.\n"
COMMAND = [sys.executable, "-m", "saveworthy", "check", "-", "--fix"]

Run = Callable[..., object]


@pytest.fixture
def check(here: Path, run: Run) -> Run:
    """Runs `check` with the rules above alone."""
    pack = here / ".mine.yml"
    pack.write_text(PACK, "utf-8")
    rules = ("--rules", str(pack), "--select", "mine", "--no-cache")
    return lambda *args, **more: run("check", *args, *rules, rules=False, **more)


def test_safe_fixes_are_made_and_the_rest_is_left(here: Path, check: Run) -> None:
    (here / "a.md").write_text(f"{BAD}\nWe utilise it.\n", "utf-8")
    (here / "b.md").write_text(GOOD, "utf-8")
    ended = check("a.md", "b.md", "--fix")
    assert (here / "a.md").read_text("utf-8") == f"{GOOD}\nWe utilise it.\n"
    assert " · 1 fix made · 1 warning\n\n  3:4" in ended.out
    assert "3:4  warning  “utilise”" in ended.out
    assert "in order to" not in ended.out
    assert "2 drafts · 11 words · 1 fix made · 1 warning" in ended.out
    assert ended.status == 1
    assert check("a.md", "--fix", "--ignore", "mine/utilise").status == 0


def test_unsafe_makes_the_first_fix_of_every_finding(here: Path, check: Run) -> None:
    (here / "a.md").write_text("We utilise it in order to plan.\n", "utf-8")
    assert check("a.md", "--fix", "--unsafe").status == 0
    assert (here / "a.md").read_text("utf-8") == "We use it to plan.\n"


def test_diff_shows_and_changes_nothing(here: Path, check: Run) -> None:
    text = "First.\r\n\r\nWe met in order to plan."
    (here / "a.md").write_bytes(text.encode())
    for options in (("--diff",), ("--diff", "--fix")):
        ended = check("a.md", *options)
        assert ended.out == (
            "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n First.\r\n \r\n"
            "-We met in order to plan.\n\\ No newline at end of file\n"
            "+We met to plan.\n\\ No newline at end of file\n"
        )
        assert ended.status == 1
    assert (here / "a.md").read_bytes() == text.encode()
    (here / "a.md").write_text("We utilise it.\n", "utf-8")
    assert (check("a.md", "--diff").out, check("a.md", "--diff").status) == ("", 0)
    assert "+We use it.\n" in check("a.md", "--diff", "--unsafe").out


def test_git_applies_the_diff(here: Path, check: Run) -> None:
    (here / "a b.md").write_text(f"# One\n\n{BAD}\n\n" * 9, "utf-8")
    (here / "c.md").write_text(BAD.rstrip(), "utf-8")
    diff = check("a b.md", "c.md", "--diff").out
    subprocess.run(["git", "apply", "-"], input=diff.encode(), check=True, cwd=here)
    assert (here / "a b.md").read_text("utf-8") == f"# One\n\n{GOOD}\n\n" * 9
    assert (here / "c.md").read_text("utf-8") == GOOD.rstrip()


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(
    here: Path, check: Run, encoding: str, bom: bytes, end: str
) -> None:
    text = f"The café was full.{end}{end}We met in order to plan.{end}"
    (here / "a.md").write_bytes(bom + text.encode(encoding))
    assert check("a.md", "--fix").status == 0
    assert (here / "a.md").read_bytes() == bom + text.replace("in order ", "").encode(encoding)


def test_a_fix_that_the_encoding_cannot_hold_is_refused(here: Path, check: Run) -> None:
    text = "The café leads to rest, in order to plan.\n".encode("cp1252")
    (here / "a.md").write_bytes(text)
    ended = check("a.md", "--fix")
    assert ended.status == 2
    assert ended.err == (
        "a.md: E131 A fix needs “→”, which cp1252 cannot hold; nothing was changed. "
        "Save the draft as UTF-8.\n"
    )
    assert (here / "a.md").read_bytes() == text


def test_what_cannot_be_read_is_left_alone(here: Path, check: Run) -> None:
    data = b"We met in order to plan.\0\n"
    (here / "a.md").write_bytes(data)
    assert check("a.md", "--fix").status == 2
    assert (here / "a.md").read_bytes() == data


def test_mode_and_links_stay_and_nothing_lies_about(here: Path, check: Run) -> None:
    (here / "real").mkdir()
    (here / "real/a.md").write_text(BAD, "utf-8")
    (here / "real/a.md").chmod(0o640)
    (here / "link.md").symlink_to("real/a.md")
    assert check("link.md", "--fix").status == 0
    assert (here / "link.md").is_symlink()
    assert (here / "real/a.md").read_text("utf-8") == GOOD
    assert stat.S_IMODE((here / "real/a.md").stat().st_mode) == 0o640
    assert [path.name for path in (here / "real").iterdir()] == ["a.md"]


def test_a_draft_without_fixes_is_not_written(here: Path, check: Run) -> None:
    (here / "a.md").write_text(GOOD, "utf-8")
    os.utime(here / "a.md", ns=(1, 1))
    assert check("a.md", "--fix").status == 0
    assert (here / "a.md").stat().st_mtime_ns == 1


def test_a_read_only_draft_is_refused(here: Path, check: Run) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    (here / "a.md").chmod(0o444)
    (here / "b.md").write_text(BAD, "utf-8")
    ended = check("a.md", "b.md", "--fix")
    assert ended.status == 2
    assert ended.err == (
        "a.md: E134 The draft is read-only; nothing was written. Allow writing to it.\n"
    )
    assert (here / "a.md").read_text("utf-8") == BAD
    assert (here / "b.md").read_text("utf-8") == GOOD


@pytest.mark.parametrize("function", ["fsync", "fdopen"])
def test_a_full_disk_leaves_the_draft_as_it_is(
    here: Path, check: Run, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")

    def full(handle: int, *args: object) -> None:
        if function == "fdopen":
            os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fix.os, function, full)
    ended = check("a.md", "--fix")
    assert ended.status == 2
    assert "E134 The fixed draft cannot be written (No space left on device)" in ended.err
    assert (here / "a.md").read_text("utf-8") == BAD
    assert {path.name for path in here.iterdir()} == {".mine.yml", "a.md"}


def test_a_draft_that_changed_or_went_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    change = Change(BAD.encode(), GOOD.encode(), BAD, 1)
    path.write_text("Somebody else was here.\n", "utf-8")
    with pytest.raises(DraftError, match="E133 The draft changed while it was reviewed"):
        fix.write(path, change, "a.md")
    assert path.read_text("utf-8") == "Somebody else was here.\n"
    path.unlink()
    with pytest.raises(DraftError, match="E133 The draft has gone"):
        fix.write(path, change, "a.md")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_was_fixed_alike_meanwhile_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    change = Change(b"We met in order to plan.\n", b"We met to plan.\n", "", 1)
    path.write_bytes(change.after)
    fix.write(path, change, "a.md")
    assert path.read_bytes() == change.after
    assert list(tmp_path.iterdir()) == [path]


def test_standard_input_is_printed_fixed(here: Path, check: Run) -> None:
    ended = check("-", "--fix", stdin=BAD.encode())
    assert (ended.out, ended.status) == (GOOD, 0)
    ended = check("-", "--fix", stdin=b"We utilise it.\n")
    assert (ended.out, ended.status) == ("We utilise it.\n", 1)
    assert "0 fixes made; 1 warning left." in ended.err
    ended = check("-", "--fix", stdin=b"\0 in order to")
    assert (ended.out, ended.status) == ("", 2)


def test_standard_input_keeps_its_bytes(here: Path) -> None:
    (here / "mine.yml").write_text(PACK, "utf-8")
    data = codecs.BOM_UTF8 + "The café was full.\r\nWe met in order to plan.\r\n".encode()
    done = subprocess.run(
        [*COMMAND, "--rules", "mine.yml", "--select", "mine"],
        input=data,
        capture_output=True,
        check=True,
    )
    assert done.stdout == data.replace(b"in order ", b"")


def test_other_formats_tell_what_is_left_and_count_the_fixes_beside(here: Path, check: Run) -> None:
    (here / "a.md").write_text(f"{BAD}\nWe utilise it.\n", "utf-8")
    ended = check("a.md", "--fix", "--format", "json")
    assert ended.err == "1 fix made; 1 warning left.\n"
    assert '"rule": "mine/utilise"' in ended.out
    assert '"rule": "mine/in-order-to"' not in ended.out


@pytest.mark.parametrize(
    "options",
    [
        ("--unsafe",),
        ("--diff", "--format", "json"),
        ("--diff", "--quiet"),
        ("--quiet", "--verbose"),
        ("--statistics", "--format", "sarif"),
        ("--diff-filter", "A"),
        ("--write-baseline",),
        ("--write-baseline", "--baseline", "b.json", "--fix"),
        ("--write-baseline", "--baseline", "b.json", "--only-changed"),
        ("--no-cache", "--cache-dir", "x"),
        ("-", "--fix"),
        ("-", "--only-changed"),
        ("--min-score", "voice"),
        ("--min-score", "voice=many"),
        ("--min-score", "voice=101"),
        ("--min-score", "vocie=60"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(
    here: Path, run: Run, options: tuple[str, ...]
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    ended = run("check", "a.md", *options)
    assert ended.status == 2
    assert ended.err.startswith(("E303 ", "E304 "))
    assert ended.out == ""
    assert (here / "a.md").read_text("utf-8") == BAD


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(["utf-8", "utf-16-le", "cp1252", "utf-8-bom"]),
)
def test_what_is_encoded_again_differs_only_where_it_was_changed(text: str, encoding: str) -> None:
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-8-bom": codecs.BOM_UTF8}.get(encoding, b"")
    data = bom + f"{text} end".encode(encoding.removesuffix("-bom"), "ignore")
    try:
        decoded = decode(data, "a.md")
        again = fix.encoded(decoded.text.removesuffix("end") + "END", data, decoded, "a.md")
    except DraftError:
        return
    tail = len("end".encode(decoded.encoding))
    assert again[:-tail] == data[:-tail]
    assert again[-tail:] == "END".encode(decoded.encoding)
