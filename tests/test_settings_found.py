"""The nearest settings file applies, up to the repository's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.errors import SettingsError
from saveworthy.settings import Finder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(draft: Path) -> str | None:
    file = Finder().file_for(draft)
    return file.path if file else None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_the_nearest_file_applies_alone(root: Path) -> None:
    above = write(root / "saveworthy.toml", 'accept = ["a"]')
    near = write(root / "docs/saveworthy.toml", 'ignore = ["hype"]')
    assert found(root / "a.md") == str(above)
    assert found(root / "other/deep/a.md") == str(above)
    assert found(root / "docs/deep/a.md") == str(near)
    file = Finder().file_for(root / "docs/a.md")
    assert file is not None
    assert file.settings(root / "docs/a.md").accept == ()


def test_of_two_in_one_folder_our_own_wins(root: Path) -> None:
    shared = write(root / "pyproject.toml", "[tool.saveworthy]\n")
    assert found(root / "a.md") == str(shared)
    own = write(root / "saveworthy.toml", "")
    assert found(root / "a.md") == str(own)


def test_a_pyproject_without_our_table_is_passed_by(root: Path) -> None:
    above = write(root / "saveworthy.toml", "")
    write(root / "docs/pyproject.toml", "[project]\nname = 'saveworthy'\n")
    assert found(root / "docs/a.md") == str(above)


def test_a_pyproject_of_others_may_be_broken(root: Path) -> None:
    above = write(root / "saveworthy.toml", "")
    write(root / "docs/pyproject.toml", "[project\n")
    assert found(root / "docs/a.md") == str(above)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_above_the_repository_applies(tmp_path: Path, kind: str) -> None:
    write(tmp_path / "saveworthy.toml", "")
    mark = tmp_path / "repository/.git"  # a worktree has a file there
    write(mark, "gitdir: x") if kind == "file" else mark.mkdir(parents=True)
    assert found(tmp_path / "repository/docs/a.md") is None
    inside = write(tmp_path / "repository/saveworthy.toml", "")
    assert found(tmp_path / "repository/docs/a.md") == str(inside)


def test_a_broken_file_is_an_error_for_all_its_drafts_and_not_passed_by(root: Path) -> None:
    write(root / "saveworthy.toml", "")
    write(root / "docs/saveworthy.toml", "x = 1")
    finder = Finder()
    with pytest.raises(SettingsError) as one:
        finder.file_for(root / "docs/a.md")
    with pytest.raises(SettingsError) as other:
        finder.file_for(root / "docs/deep/b.md")
    assert one.value is other.value


def test_a_link_to_nowhere_is_not_passed_by(root: Path) -> None:
    (root / "saveworthy.toml").symlink_to(root / "gone.toml")
    with pytest.raises(SettingsError, match=r"E500 .*No such file"):
        found(root / "a.md")


def test_a_folder_nobody_may_look_into_has_no_settings(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("os.stat", denied)
        patch.setattr("os.lstat", denied)
        assert found(root / "a.md") is None


def test_overrides_count_from_the_folder_of_the_file(root: Path) -> None:
    write(
        root / "saveworthy.toml",
        '[[overrides]]\nfiles = ["docs/**", "!docs/posts/**"]\naccept = ["a"]\n'
        '[[overrides]]\nfiles = ["*.txt"]\naccept = ["b"]\n',
    )
    file = Finder().file_for(root / "docs/x.md")
    assert file is not None
    for draft, accept in {
        "docs/x.md": ("a",),
        "docs/x/y.txt": ("a", "b"),
        "docs/posts/x.md": (),
        "more/docs/x.md": (),
        "x.txt": ("b",),
    }.items():
        assert file.settings(root / draft).accept == accept, draft


def test_drafts_that_do_not_exist_yet_have_settings_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = write(root / "saveworthy.toml", "")
    monkeypatch.chdir(root)
    assert found(Path("new/draft.md")) == str(above)
    assert found(Path("draft.md")) == str(above)
