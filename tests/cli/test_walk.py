import os
import subprocess
from pathlib import Path

import pytest

from saveworthy.cli import walk
from saveworthy.cli.packs import RulesForDrafts
from saveworthy.cli.walk import Source
from saveworthy.errors import Problem
from saveworthy.rules.layers import Layer


def plant(base: Path, *names: str, **ignores: str) -> None:
    for name in names:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.\n", "utf-8")
    for folder, patterns in ignores.items():
        place = base if folder == "root" else base / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / ".gitignore").write_text(patterns, "utf-8")


def found(*paths: Path | str) -> list[str]:
    drafts = walk.find([str(path) for path in paths])
    return [draft.name if isinstance(draft, Source) else draft.code for draft in drafts]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_yields_its_drafts_sorted_and_nothing_else(here: Path) -> None:
    plant(here, "b.md", "a/z.txt", "a/b/c.mdx", "a.markdown", "logo.png", "code.py", "LICENSE")
    assert found(".") == ["a/b/c.mdx", "a/z.txt", "a.markdown", "b.md"]
    assert found("a") == ["a/b/c.mdx", "a/z.txt"]
    assert found("./a/") == ["a/b/c.mdx", "a/z.txt"]


def test_hidden_and_foreign_folders_are_left_out_unless_named(here: Path) -> None:
    plant(here, "a.md", ".b.md", ".git/c.md", "node_modules/d/e.md", "v/site-packages/f.md")
    assert found(".") == ["a.md"]
    assert found(".git", "node_modules", ".b.md") == [".git/c.md", "node_modules/d/e.md", ".b.md"]


def test_a_draft_meant_twice_is_reviewed_once(here: Path) -> None:
    plant(here, "a/b.md", "a/c.md")
    assert found("a/c.md", "a", "./a/b.md", str(here / "a")) == ["a/c.md", "a/b.md"]


def test_a_named_file_is_yielded_whatever_it_is(here: Path) -> None:
    plant(here, "x.png", root="x.png\n")
    assert found("x.png", "missing.md") == ["x.png", "missing.md"]


def test_a_folder_that_looks_like_a_draft_is_a_folder(here: Path) -> None:
    plant(here, "x.md/inside.md")
    assert found("x.md") == ["x.md/inside.md"]
    assert found(".") == ["x.md/inside.md"]


def test_a_folder_without_drafts_is_a_problem(here: Path) -> None:
    plant(here, "empty/picture.png")
    (problem,) = walk.find(["empty"])
    assert isinstance(problem, Problem)
    assert problem.path == "empty"
    assert ".md" in problem.mend


def test_a_folder_that_cannot_be_opened_does_not_stop_the_others(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(here, "a/x.md", "b/y.md")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(".") == ["E112", "b/y.md"]


def test_links_to_folders_are_not_followed_so_loops_end(here: Path) -> None:
    plant(here, "a/x.md")
    (here / "a" / "loop").symlink_to(here, target_is_directory=True)
    (here / "a" / "y.md").symlink_to(here / "a" / "x.md")
    (here / "a" / "gone.md").symlink_to(here / "nowhere.md")
    assert found(".") == ["a/x.md", "a/y.md"]


def test_pipes_in_a_folder_are_passed_over(here: Path) -> None:
    plant(here, "x.md")
    os.mkfifo(here / "pipe.md")
    assert found(".") == ["x.md"]


def test_standard_input_keeps_its_place_and_takes_the_given_name(here: Path) -> None:
    plant(here, "x.md")
    assert list(walk.find(["-", "x.md"])) == [Source("<stdin>", None), Source("x.md", Path("x.md"))]
    assert len(list(walk.find(["-", "-"]))) == 1
    assert list(walk.find(["-"], "post.txt")) == [Source("post.txt", None)]


def test_a_path_with_a_nul_is_left_to_be_refused_when_read() -> None:
    assert found("a\0b.md") == ["a\0b.md"]
    assert found("a\0b/c.md") == ["a\0b/c.md"]


def test_one_file_named_in_several_ways_is_reviewed_once(here: Path) -> None:
    plant(here, "sub/x.md", "y.md")
    ways = ("sub/x.md", "./sub/x.md", "sub/../sub/x.md", str(here / "sub" / "x.md"), "sub")
    assert found(*ways) == ["sub/x.md"]


IGNORES = {
    "root": "*.tmp.md\n!keep.tmp.md\n/drafts/\nbuild/\n# note\n\n/notes/*\n!/notes/open\n[z-a]\n!\n",
    "sub": "!again.tmp.md\nsecret.md\n",
    "sub/deep": "*\n!*.txt\n",
}
FILES = [
    "a.md",
    "a.tmp.md",
    "keep.tmp.md",
    "drafts/a.md",
    "sub/drafts/a.md",
    "build/a.md",
    "sub/build/x/a.md",
    "notes/a.md",
    "notes/open/a.md",
    "notes/shut/a.md",
    "sub/again.tmp.md",
    "sub/other.tmp.md",
    "sub/secret.md",
    "secret.md",
    "sub/deep/a.md",
    "sub/deep/a.txt",
    "sub/deep/er/a.txt",
]


def test_gitignore_files_are_respected_as_git_respects_them(here: Path) -> None:
    plant(here, *FILES, **IGNORES)
    git = ["git", "-C", str(here), "-c", "core.excludesFile="]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "-o", "--exclude-standard"], check=True, capture_output=True, text=True
    )
    kept = [name for name in listed.stdout.splitlines() if not name.endswith(".gitignore")]
    assert sorted(found(".")) == sorted(kept)
    assert found("sub") == [name for name in found(".") if name.startswith("sub/")]
    assert "sub/again.tmp.md" in kept
    assert "sub/deep/a.txt" in kept


def test_ignore_files_above_the_path_count_only_within_its_repository(here: Path) -> None:
    plant(here, "repo/a/x.tmp.md", "repo/a/y.md", root="*.md\n", repo="*.tmp.md\n")
    assert found("repo/a") == ["repo/a/x.tmp.md", "repo/a/y.md"]
    (here / "repo" / ".git").mkdir()
    assert found("repo/a") == ["repo/a/y.md"]


def test_an_ignored_folder_that_is_named_is_searched(here: Path) -> None:
    plant(here, "drafts/a.md", "drafts/b/c.md", "drafts/b/d.md", root="drafts/\n")
    (here / "drafts" / "b" / ".gitignore").write_text("d.md\n", "utf-8")
    (here / ".git").mkdir()
    assert found(".") == ["E114"]
    assert found("drafts") == ["drafts/a.md", "drafts/b/c.md"]
    assert found("drafts/b") == ["drafts/b/c.md"]


def test_a_link_that_leads_to_itself_does_not_hide_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We met.\n")
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "up").symlink_to("..")
    assert [s.path for s in walk.find([str(tmp_path)]) if isinstance(s, Source)] == [
        tmp_path / "a.md"
    ]


def test_html_is_found_where_the_settings_speak_of_it(here: Path) -> None:
    names = (
        "a.md",
        "b.html",
        "old/c.htm",
        "old/d.html",
        "mail/e.html",
        "mail/f.xhtml",
        "g.html.md",
    )
    plant(here, *names)

    def find(**lists: list[str]) -> list[str]:
        said = "".join(f"{name} = {patterns}\n" for name, patterns in lists.items())
        (here / "saveworthy.toml").write_text(said, "utf-8")
        drafts = walk.find(["."], wanted=RulesForDrafts((), Layer()).finds)
        return sorted(draft.name for draft in drafts if isinstance(draft, Source))

    assert find() == ["a.md", "g.html.md"]
    assert find(include=["*"]) == ["a.md", "g.html.md"]
    assert find(include=["mail/"]) == []
    assert find(include=["*.md", "*.html"]) == [
        "a.md",
        "b.html",
        "g.html.md",
        "mail/e.html",
        "old/d.html",
    ]
    assert find(include=["*.htm*"], exclude=["old/"]) == ["b.html", "g.html.md", "mail/e.html"]
    assert find(include=["*.html", "!old/**"]) == ["b.html", "mail/e.html"]
    assert find(include=["*.md", "mail/*.xhtml"]) == ["a.md", "g.html.md", "mail/f.xhtml"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.md", ["a.md"]),
        ("**/*.md", ["a.md", "p/b.md", "p/x/c.md"]),
        ("p/**", ["p/b.md", "p/x/c.md", "p/x/d.txt"]),
        ("p/*", ["p/b.md", "p/x/c.md", "p/x/d.txt"]),
        ("p/*.md", ["p/b.md"]),
        ("p/**/[cd].*", ["p/x/c.md", "p/x/d.txt"]),
        ("?/x/*.txt", ["p/x/d.txt"]),
        ("p/**/*.html", ["p/x/e.html"]),
        ("./p/x/*.h*", []),
        ("**/x", ["p/x/c.md", "p/x/d.txt"]),
        ("[.md", []),
        ("nowhere/*.md", []),
    ],
)
def test_a_pattern_is_searched_for_as_a_folder_is(
    here: Path, pattern: str, names: list[str]
) -> None:
    plant(here, "a.md", "p/b.md", "p/x/c.md", "p/x/d.txt", "p/x/e.html", "p/.h.md", "p/no.md")
    (here / "p/.gitignore").write_text("no.md\n")
    assert found(pattern) == (names or ["E111"])
    assert found(str(here / pattern)) == ([str(here / name) for name in names] or ["E111"])


def test_a_file_that_is_called_like_a_pattern_is_that_file(here: Path) -> None:
    plant(here, "[draft] a?.md", "a.md")
    assert found("[draft] a?.md") == ["[draft] a?.md"]
    assert found("[d]*.md") == ["E111"]
    assert found("[[]*.md") == ["[draft] a?.md"]
