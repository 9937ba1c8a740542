"""`saveworthy check` reviews each draft under its settings; the command line wins over them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saveworthy.cli.main import main

BAD = "We met due to the fact that synergy broke in order to plan.\n"
WORDS = {"due to the fact that", "synergy", "in order to"}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def repository(here: Path) -> Path:
    (here / ".git").mkdir()
    return here


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any], str]]:
    def check(*args: str) -> tuple[int, dict[str, Any], str]:
        """The exit status, the words marked in each draft, and what was said on standard error."""
        status = main(["check", "--format", "json", *args])
        ended = capsys.readouterr()
        files = json.loads(ended.out)["files"] if ended.out else []
        marked = {
            file["path"]: {finding["text"] for finding in file["findings"]} & WORDS
            for file in files
        }
        return status, marked, ended.err

    return check


Check = Callable[..., tuple[int, dict[str, Any], str]]


def test_each_draft_has_its_own_settings(repository: Path, check: Check) -> None:
    write(repository / "saveworthy.toml", 'accept = ["synergy"]\n')
    write(repository / "a.md", BAD)
    write(repository / "docs/pyproject.toml", '[tool.saveworthy]\nignore = ["plain"]\n')
    write(repository / "docs/deep/b.md", BAD)
    _, marked, err = check(".")
    assert marked == {"a.md": WORDS - {"synergy"}, "docs/deep/b.md": {"synergy"}}
    assert err == ""


def test_overrides_are_for_the_files_they_name(repository: Path, check: Check) -> None:
    write(
        repository / "saveworthy.toml",
        'accept = ["synergy"]\n[[overrides]]\nfiles = ["posts/*.txt"]\nignore = ["plain"]\n',
    )
    for name in ("a.md", "posts/a.md", "posts/a.txt"):
        write(repository / name, BAD)
    _, marked, _ = check(".")
    silent = {"a.md": WORDS - {"synergy"}, "posts/a.md": WORDS - {"synergy"}, "posts/a.txt": set()}
    assert marked == silent


def test_the_command_line_wins(repository: Path, check: Check) -> None:
    write(
        repository / "saveworthy.toml",
        'ignore = ["buzzwords"]\n[severity]\n"plain/in-order-to" = "off"\n',
    )
    write(repository / "a.md", BAD)
    assert check("a.md")[1]["a.md"] == WORDS - {"synergy", "in order to"}
    assert check("a.md", "--select", "buzzwords")[1]["a.md"] == {"synergy"}
    assert check("a.md", "--select", "plain/in-order-to")[1]["a.md"] == {"in order to"}
    assert check("a.md", "--ignore", "plain")[1]["a.md"] == set()
    assert check("a.md", "--no-config")[1]["a.md"] == WORDS


def test_one_settings_file_may_be_named_for_all(repository: Path, check: Check) -> None:
    write(repository / "saveworthy.toml", 'accept = ["synergy"]\n')
    named = write(repository / "other/house.toml", 'ignore = ["plain"]\n')
    write(repository / "a.md", BAD)
    assert check("a.md", "--config", str(named))[1]["a.md"] == {"synergy"}
    status, marked, err = check("a.md", "--config", "gone.toml")
    assert (status, marked) == (2, {})
    assert "gone.toml: E500 The settings cannot be read" in err


def test_a_config_and_no_config_contradict_each_other(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a.md", "--config", "x", "--no-config"]) == 2
    assert "--no-config: not allowed with argument --config" in capsys.readouterr().err


def test_severities_decide_the_exit_status(repository: Path, check: Check) -> None:
    write(repository / "a.md", "We met in order to plan.\n")
    settings = repository / "saveworthy.toml"
    select = 'select = ["plain"]\n[severity]\nplain = '
    write(settings, f'{select}"error"\n')
    assert check("a.md", "--fail-on", "error")[0] == 1
    write(settings, f'{select}"hint"\n')
    assert check("a.md")[0] == 0


def test_drafts_under_broken_settings_are_refused_and_the_others_reviewed(
    repository: Path, check: Check
) -> None:
    settings = write(repository / "docs/saveworthy.toml", 'accpt = []\nignore = ["plian"]\n')
    for name in ("a.md", "docs/b.md", "docs/deep/c.md"):
        write(repository / name, BAD)
    status, marked, err = check(".")
    assert status == 2
    assert marked == {"a.md": WORDS}
    assert err.splitlines() == [
        f"{settings}:1:1: E502 There is no setting “accpt”. Did you mean “accept”?",
        f"{settings}:2:11: E504 There is no rule or pack “plian”. Did you mean “plain”?",
    ]
    assert check(".", "--no-config")[0] == 1


def test_standard_input_has_the_settings_of_the_place_it_is_said_to_come_from(
    repository: Path, run: Callable[..., Any]
) -> None:
    write(repository / "saveworthy.toml", 'accept = ["in order to"]\n')
    write(repository / "docs/saveworthy.toml", "")
    stdin = b"We met in order to plan.\n"
    assert run("check", "-", stdin=stdin).status == 0
    assert run("check", "-", "--stdin-filename", "a.md", stdin=stdin).status == 0
    assert run("check", "-", "--stdin-filename", "docs/a.md", stdin=stdin).status == 1


def test_packs_of_the_settings_are_known_everywhere(
    repository: Path, house: Path, run: Callable[..., Any]
) -> None:
    write(repository / "house.yml", house.read_text(encoding="utf-8"))
    write(
        repository / "saveworthy.toml",
        'packs = ["house.yml"]\nselect = ["house"]\nignore = ["house/utilise"]\n',
    )
    write(repository / "a.md", "We utilise it in order to plan.\n")
    ended = run("check", "a.md", rules=False)
    assert "house/in-order-to" in ended.out
    assert "house/utilise" not in ended.out
    assert run("check", "a.md", "--select", "house/utilise", rules=False).status == 0
    assert "Readers have names." in run("explain", "house/hey", rules=False).out
    assert "house/hey" in run("rules", rules=False).out


def test_comments_in_a_draft_silence_and_are_checked(
    repository: Path, run: Callable[..., Any]
) -> None:
    write(repository / "a.md", "<!-- saveworthy-disable-next-line -- ours -->\nIn order to.\n")
    assert run("check", "a.md").status == 0
    write(repository / "a.md", "<!-- saveworthy-disable plian -->\n\nWe met.\n")
    ended = run("check", "a.md", rules=False)
    assert ended.status == 1
    assert "1:25  warning  There is no rule or pack “plian”. Did you mean “plain”?" in ended.out


IMPORTED = """
import sys
from saveworthy.cli.main import main
main(["check", "a.md"])
heavy = {"pydantic", "yaml", "spacy", "numpy", "tree_sitter_toml", "textstat", "pathspec", "tomllib"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("settings", "loaded"), [(None, "[]"), ('accept = ["synergy"]\n', "['tomllib']")]
)
def test_settings_that_were_checked_before_cost_next_to_nothing(
    repository: Path, settings: str | None, loaded: str
) -> None:
    write(repository / "a.md", "We met prior to lunch.\n")
    if settings is not None:
        write(repository / "saveworthy.toml", settings)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", IMPORTED],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ},
            check=True,
        )
    assert done.stderr.strip().splitlines()[-1] == loaded
