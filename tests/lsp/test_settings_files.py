"""What is accepted, dismissed and turned off goes into the file that applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.core import apply_edits
from saveworthy.core.dismissal import DISMISSALS_FILE, Dismissal
from saveworthy.errors import SettingsError
from saveworthy.lsp.actions.terms import term
from saveworthy.lsp.settings_files import home_of, rewrite
from saveworthy.settings import Finder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "de ep").mkdir(parents=True)
    return tmp_path


def test_a_new_file_goes_to_the_innermost_folder_that_is_open(root: Path) -> None:
    draft = str(root / "docs" / "post.md")
    assert home_of(draft, [str(root), str(root / "docs")]).path == root / "docs/saveworthy.toml"
    assert home_of(draft, []).path == root / "saveworthy.toml"
    assert home_of(draft, ["/elsewhere"]).path == root / "saveworthy.toml"


def test_the_file_that_applies_is_used(root: Path) -> None:
    draft = str(root / "docs" / "post.md")
    (root / "pyproject.toml").write_text("[tool.saveworthy]\n", "utf-8")
    home = home_of(draft, [str(root / "docs")])
    assert home.path == root / "pyproject.toml"
    assert rewrite(home.path, lambda text: home.accept(text, "synergy"))
    assert home.path.read_text("utf-8") == '[tool.saveworthy]\naccept = ["synergy"]\n'
    assert not rewrite(home.path, lambda text: home.accept(text, "synergy"))
    (root / DISMISSALS_FILE).write_text('{"dismissed": []}', "utf-8")
    (root / "pyproject.toml").unlink()
    assert home_of(draft, []).path == root / "saveworthy.toml"


def test_a_file_that_cannot_be_used_is_not_written_to(root: Path) -> None:
    (root / "saveworthy.toml").write_text("accept = [", "utf-8")
    with pytest.raises(SettingsError, match="E501"):
        home_of(str(root / "post.md"), [])


def test_a_rule_is_turned_off_where_the_draft_is_and_nowhere_else(root: Path) -> None:
    draft = root / "docs" / "de ep" / "po[s]t.md"
    home = home_of(str(draft), [])
    rewrite(home.path, lambda text: home.off_in_folder(text, "plain/utilize"))
    rewrite(home.path, lambda text: home.off_in_file(text, "hype"))

    def off(path: Path) -> set[str]:
        file = Finder().file_for(path)
        assert file is not None
        return {name for layer in file.settings(path).layers for name in layer.ignore}

    # The rule need not exist for the patterns to be tried; reading the file would say so.
    text = home.path.read_text("utf-8").replace("plain/utilize", "plain")
    home.path.write_text(text, "utf-8")
    assert off(draft) == {"plain", "hype"}
    assert off(draft.with_name("pos.md")) == {"plain"}
    assert off(draft.parent / "deeper" / "a.md") == {"plain"}
    assert off(root / "docs" / "a.md") == set()


def test_beside_the_file_a_rule_is_turned_off_for_all(root: Path) -> None:
    home = home_of(str(root / "post.md"), [])
    rewrite(home.path, lambda text: home.off_in_folder(text, "plain"))
    assert home.path.read_text("utf-8") == 'ignore = ["plain"]\n'


def test_a_mark_at_the_start_and_windows_line_ends_stay(root: Path) -> None:
    path = root / "saveworthy.toml"
    path.write_bytes("\ufeff# é\r\nignore = []\r\n".encode())
    home = home_of(str(root / "post.md"), [])
    rewrite(path, lambda text: home.accept(text, "x"))
    assert path.read_bytes() == '\ufeff# é\r\nignore = []\r\naccept = ["x"]\r\n'.encode()


def test_what_cannot_be_written_is_said(root: Path) -> None:
    with pytest.raises(SettingsError, match="E500"):
        rewrite(root / "docs", lambda text: ())
    (root / "saveworthy.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="E501"):
        rewrite(root / "saveworthy.toml", lambda text: ())


def test_a_dismissal_is_added_once(root: Path) -> None:
    home = home_of(str(root / "post.md"), [])
    entry = Dismissal("plain/utilize", "utilize", ("we",), ("it",))
    text = apply_edits("", home.dismiss("", entry))
    assert '"rule": "plain/utilize"' in text
    assert home.dismiss(text, entry) == ()
    with pytest.raises(SettingsError, match="E507"):
        home.dismiss("[", entry)


@pytest.mark.parametrize(
    ("text", "marked", "word"),
    [
        ("We leverage it.", "leverage", "leverage"),
        ("Leverage is all.", "Leverage", "leverage"),
        ("We go. Leverage is all.", "Leverage", "leverage"),
        ("- Leverage it", "Leverage", "leverage"),
        ("With Leverage we win.", "Leverage", "Leverage"),
        ("NASA Synergy", "NASA Synergy", "NASA Synergy"),
        ("A **best in\nclass** tool", "best in\nclass", "best in class"),
        ("A [best](x) tool", "[best](x) tool", "best tool"),
        ("One two three four five six", "One two three four five six", ""),
        ("!!!", "!!!", ""),
    ],
)
def test_a_term_is_what_a_writer_would_list(text: str, marked: str, word: str) -> None:
    from saveworthy.core import Finding, Severity, Span
    from saveworthy.rules.rule import Phrase, Rule

    rule = Rule("a/b", "…", "…", Severity.INFO, (), (), phrases=(Phrase("x", ()),))
    at = text.index(marked)
    finding = Finding("a/b", Span(at, at + len(marked)), "…", Severity.INFO)
    assert term(finding, text, rule) == word
