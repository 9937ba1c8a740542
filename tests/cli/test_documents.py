"""Drafts in other formats than Markdown, on the command line."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from saveworthy.cli import walk
from saveworthy.cli.walk import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return data.getvalue()


def run(*arguments: str, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "saveworthy", "check", "--no-cache", *arguments],
        cwd=cwd, input=given, capture_output=True, check=False,
    )  # fmt: skip


def test_a_word_document_is_reviewed_by_paragraph_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("One.", "", "We met in order to plan."))
    done = run("a.docx", "--format", "json", cwd=tmp_path)
    (file,) = json.loads(done.stdout)["files"]
    assert file["format"] == "docx"
    (finding,) = [f for f in file["findings"] if f["rule"] == "plain/in-order-to"]
    assert (finding["start"]["line"], finding["start"]["column"]) == (3, 8)


@pytest.mark.parametrize("name", ["a.docx", "a.eml"])
def test_what_cannot_be_fixed_is_refused_by_name_and_left_as_it_is(
    tmp_path: Path, name: str
) -> None:
    data = word("We utilize it.") if name == "a.docx" else b"Subject: We utilize it\n\nText.\n"
    path = tmp_path / name
    path.write_bytes(data)
    done = run(name, "--fix", "--unsafe", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{name}: E135 ")
    assert path.read_bytes() == data


def test_a_document_with_nothing_to_fix_needs_no_refusal(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("We met."))
    assert run("a.docx", "--fix", cwd=tmp_path).returncode == 0


def test_a_broken_document_stops_no_other_draft(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no archive")
    (tmp_path / "b.md").write_text("We met.")
    done = run(".", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("a.docx: E105 ")
    assert b"b.md" in done.stdout


def test_standard_input_has_the_format_of_its_name(tmp_path: Path) -> None:
    text = b"<p>We met <code>in order to</code> plan in order to eat.</p>"
    done = run("-", "--stdin-filename", "a.html", "--format", "json", cwd=tmp_path, given=text)
    (file,) = json.loads(done.stdout)["files"]
    found = [f["start"]["offset"] for f in file["findings"] if f["rule"] == "plain/in-order-to"]
    assert (file["format"], found) == ("html", [text.rindex(b"in order to")])


def test_fixes_in_a_page_keep_its_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>We met in order&nbsp;to\r\n<b>plan</b>.</p>\r\n")
    run("a.html", "--fix", cwd=tmp_path)
    assert path.read_bytes() == b"<p>We met to\r\n<b>plan</b>.</p>\r\n"


def test_a_search_takes_every_format_but_html_and_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["a.adoc", "a.docx", "a.eml", "a.odt", "a.org", "a.rst", "a.tex", "a.typ"]
    for name in [*names, "a.html", "~$a.docx", "COMMIT_EDITMSG", "a.rtf"]:
        (tmp_path / name).write_text("x")
    assert [found.name for found in walk.find(["."]) if isinstance(found, Source)] == names
    assert [found.name for found in walk.find(["a.html"]) if isinstance(found, Source)] == [
        "a.html"
    ]
