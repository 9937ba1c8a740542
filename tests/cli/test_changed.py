"""--only-changed and --diff-filter."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.cli.changed import WHOLE, parse

BAD = "We met in order to plan.\n"
MORE = "They came in order to eat.\n"

Run = Callable[..., object]


def git(*args: str) -> None:
    name = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *args], check=True, capture_output=True)


@pytest.fixture
def repo(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "-b", "main")
    return here


def commit(message: str = "Change") -> None:
    git("add", "-A")
    git("commit", "-m", message)


def test_only_findings_on_changed_lines_are_shown(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(f"{BAD}\nMiddle.\n\n{BAD}", "utf-8")
    (repo / "same.md").write_text(BAD, "utf-8")
    commit()
    (repo / "a.md").write_text(f"{BAD}\nMiddle.\n\n{MORE}\n{BAD}", "utf-8")
    (repo / "new.md").write_text(BAD, "utf-8")
    ended = run("check", ".", "--only-changed", "--quiet")
    assert ended.out.startswith("a.md  ")
    assert "5:11  warning" in ended.out
    assert "1:8  warning" in ended.out.partition("new.md")[2]
    assert ended.out.count("house/in-order-to") == 2
    assert "same.md" not in ended.out
    assert ended.status == 1


def test_unchanged_drafts_pass(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    commit()
    ended = run("check", ".", "--only-changed")
    assert (ended.out, ended.err, ended.status) == ("No draft has changed.\n", "", 0)
    assert run("check", ".", "--only-changed", "--quiet").out == ""


def test_a_branch_counts_since_it_left(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(f"{BAD}\nLast.\n", "utf-8")
    commit()
    git("checkout", "-b", "topic")
    (repo / "b.md").write_text(BAD, "utf-8")
    commit()
    git("checkout", "main")
    (repo / "a.md").write_text(f"Other.\n\n{BAD}\nLast.\n", "utf-8")
    commit()
    git("checkout", "topic")
    ended = run("check", ".", "--only-changed", "main", "--quiet")
    assert "b.md" in ended.out
    assert "a.md" not in ended.out


def test_a_path_after_the_option_is_no_commit(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    (repo / "b.md").write_text(BAD, "utf-8")
    commit()
    (repo / "a.md").write_text(f"{BAD}\n{MORE}", "utf-8")
    (repo / "b.md").write_text(f"{BAD}\n{MORE}", "utf-8")
    ended = run("check", "--only-changed", "a.md", "--quiet")
    assert "a.md" in ended.out
    assert "b.md" not in ended.out


def test_before_the_first_commit_all_is_new(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    (repo / "b.md").write_text(BAD, "utf-8")
    git("add", "a.md")
    ended = run("check", ".", "--only-changed", "--quiet")
    assert ended.out.count("house/in-order-to") == 2


def test_it_works_inside_a_hook_of_another_repository(
    repo: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    commit()
    (repo / "a.md").write_text(f"{BAD}\n{MORE}", "utf-8")
    monkeypatch.setenv("GIT_DIR", str(repo / "elsewhere/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repo / "elsewhere/.git/index"))
    assert run("check", ".", "--only-changed", "--quiet").out.count("house/in-order-to") == 1


def test_kinds_of_change_can_be_chosen(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    commit()
    (repo / "a.md").write_text(f"{BAD}\n{MORE}", "utf-8")
    (repo / "staged.md").write_text(BAD, "utf-8")
    git("add", "staged.md")
    (repo / "new.md").write_text(BAD, "utf-8")

    def shown(kinds: str) -> set[str]:
        out = run("check", ".", "--only-changed", "--diff-filter", kinds).out
        return {name for name in ("a.md", "staged.md", "new.md") if f"{name}  " in out}

    assert shown("A") == {"staged.md", "new.md"}
    assert shown("M") == {"a.md"}
    assert shown("AM") == {"a.md", "staged.md", "new.md"}
    assert shown("a") == {"a.md"}
    ended = run("check", ".", "--only-changed", "--diff-filter", "Q")
    assert ended.err.startswith("E310 ")
    assert ended.status == 2


@pytest.mark.parametrize(
    "name", ["plain.md", "with space.md", "ümläut.md", 'quo"te.md', "tab\t.md"]
)
def test_any_name_is_understood(repo: Path, run: Run, name: str) -> None:
    (repo / "sub").mkdir()
    (repo / "sub" / name).write_text(BAD, "utf-8")
    commit()
    (repo / "sub" / name).write_text(f"{BAD}\n{MORE}", "utf-8")
    ended = run("check", "sub", "--only-changed", "--quiet")
    assert ended.out.count("house/in-order-to") == 1
    assert "3:11  warning" in ended.out


def test_a_moved_draft_counts_where_it_changed(repo: Path, run: Run) -> None:
    lines = "".join(f"Line {number} stands here.\n\n" for number in range(20))
    (repo / "a.md").write_text(f"{BAD}\n{lines}", "utf-8")
    commit()
    (repo / "a.md").rename(repo / "b.md")
    (repo / "b.md").write_text(f"{BAD}\n{lines}{MORE}", "utf-8")
    git("add", "-A")
    ended = run("check", ".", "--only-changed", "--quiet")
    assert ended.out.count("house/in-order-to") == 1
    assert "b.md" in ended.out


def test_only_changed_lines_are_fixed(repo: Path, run: Run) -> None:
    pack = repo / ".mine.yml"
    pack.write_text(
        "pack: mine\ntitle: M\nsummary: M.\nrules:\n  - id: very\n    phrases: {very: ''}\n"
        "    message: Out.\n    why: No.\n    safe: true\n"
        "    bad: [{text: 'It is [[very]] good.', fixed: 'It is good.'}]\n    good: [Good.]\n",
        "utf-8",
    )
    (repo / "a.md").write_text("It is very good.\n\nMiddle.\n", "utf-8")
    commit()
    (repo / "a.md").write_text("It is very good.\n\nIt is very bad and very sad.\n", "utf-8")
    options = ("--only-changed", "--rules", str(pack), "--select", "mine")
    run("check", "a.md", *options, "--fix", rules=False)
    assert (repo / "a.md").read_text("utf-8") == "It is very good.\n\nIt is bad and sad.\n"


def test_outside_a_repository_and_without_git_it_says_so(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    ended = run("check", "a.md", "--only-changed")
    assert ended.err.startswith("a.md: E312 --only-changed needs a git repository")
    assert ended.status == 2
    git("init")
    monkeypatch.setenv("PATH", str(here / "nowhere"))
    ended = run("check", "a.md", "--only-changed")
    assert ended.err.startswith("E311 --only-changed needs git")
    assert ended.status == 2


def test_an_unknown_commit_is_said(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    commit()
    ended = run("check", "a.md", "--only-changed", "nope")
    assert ended.err.startswith("E313 git knows no commit “nope”")
    assert ended.status == 2
    ended = run("check", "a.md", "--only-changed=--output=x")
    assert ended.err.startswith("E313 ")
    assert not (repo / "x").exists()


def test_a_missing_draft_is_still_refused(repo: Path, run: Run) -> None:
    (repo / "a.md").write_text(BAD, "utf-8")
    commit()
    ended = run("check", "gone.md", "a.md", "--only-changed")
    assert ended.err.startswith("gone.md: E111")
    assert ended.status == 2


def test_lines_that_look_like_a_diff_are_none() -> None:
    diff = (
        b"diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n"
        b"@@ -2,2 +2,3 @@ head\n--- a/no\n-@@ -1 +1 @@\n+++ b/no.md\n+@@ -9 +9,5 @@\n+diff --git\n"
        b"\\ No newline at end of file\n@@ -9,0 +20 @@\n+x\n@@ -30,2 +40,0 @@\n-y\n-z\n"
        b"diff --git a/p.md b/p.md\nBinary files a/p.md and b/p.md differ\n"
        b"diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    )
    assert parse(diff) == {b"a.md": (range(2, 5), range(20, 21)), b"p.md": WHOLE}
