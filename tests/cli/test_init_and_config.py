"""`saveworthy init` and `saveworthy config`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.cli.init import START
from saveworthy.settings import load
from saveworthy.settings.schema import FileSettings, OverrideSettings

Run = Callable[..., object]


def test_init_writes_a_file_that_changes_nothing(here: Path, run: Run) -> None:
    ended = run("init", rules=False)
    assert ended.out == "saveworthy.toml: take the # away from what you want.\n"
    assert ended.status == 0
    assert load("saveworthy.toml").everywhere.layers == ()


def test_init_never_overwrites(here: Path, run: Run) -> None:
    (here / "saveworthy.toml").write_text('accept = ["mine"]\n', "utf-8")
    ended = run("init", rules=False)
    assert ended.status == 2
    assert ended.err == (
        "saveworthy.toml: E510 There is a settings file already; it was left as it is.\n"
    )
    assert (here / "saveworthy.toml").read_text("utf-8") == 'accept = ["mine"]\n'
    (here / "sub").mkdir()
    (here / "sub/saveworthy.toml").symlink_to("nowhere.toml")
    assert run("init", "sub", rules=False).status == 2


def test_init_says_where_it_cannot_write(here: Path, run: Run) -> None:
    ended = run("init", "nowhere", rules=False)
    assert ended.status == 2
    assert ended.err.startswith("nowhere/saveworthy.toml: E511 The settings file cannot be written")


def test_what_init_explains_is_every_setting_and_works(here: Path) -> None:
    wanted = re.sub(r"^# (?=[\[a-z\"].*[=\]])", "", START, flags=re.MULTILINE)
    wanted = wanted.replace('packs = ["house.yml"]\n', "")
    (here / "saveworthy.toml").write_text(wanted, "utf-8")
    file = load("saveworthy.toml")
    assert file.everywhere.accept == ("customer success", "North Star")
    assert file.everywhere.layers[0].severity == (
        ("plain", "hint"),
        ("buzzwords/leverage", "error"),
    )
    assert file.overrides[0].files == ("docs/**", "!docs/posts/**")
    for name in {*FileSettings.model_fields, *OverrideSettings.model_fields}:
        assert re.search(rf"^# (?:{name} = |\[\[?{name}\])", START, re.MULTILINE), name


@pytest.fixture
def settled(here: Path) -> Path:
    (here / "saveworthy.toml").write_text(
        'accept = ["North Star"]\nignore = ["hype"]\n\n[severity]\n"plain/in-order-to" = "error"\n\n'
        '[[overrides]]\nfiles = ["docs/**"]\nselect = ["plain"]\n\n'
        '[[overrides]]\nfiles = ["*.txt"]\nignore = ["save"]\n',
        "utf-8",
    )
    return here


def test_config_says_what_applies_and_from_which_line(settled: Path, run: Run) -> None:
    ended = run("config", "docs/a.md", rules=False)
    lines = ended.out.splitlines()
    assert lines[0] == "saveworthy.toml"
    assert [re.sub(" +", " ", line).strip() for line in lines[1:-1]] == [
        'accept ["North Star"] line 1',
        'ignore ["hype"] line 2',
        'severity."plain/in-order-to" "error" line 5',
        'select ["plain"] line 9, for docs/**',
        "Profile: post, since nothing says otherwise",
    ]
    assert re.fullmatch(r"\d+ of \d+ rules on\.", lines[-1])
    assert ended.status == 0


def test_config_as_json(settled: Path, run: Run) -> None:
    shown = json.loads(run("config", "a.txt", "--format", "json", rules=False).out)
    assert shown["file"] == str(settled / "saveworthy.toml")
    assert shown["settings"][-1] == {
        "setting": "ignore",
        "value": ["save"],
        "line": 13,
        "files": ["*.txt"],
    }
    assert shown["rules"]["plain/in-order-to"] == "error"
    assert any(rule.startswith("hype/") for rule in shown["off"])
    assert any(rule.startswith("save/") for rule in shown["off"])


def test_config_knows_pyproject_and_none(here: Path, run: Run) -> None:
    assert run("config", "a.md", rules=False).out.startswith("No settings file applies")
    (here / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.saveworthy]\nignore = ["hype"]\n', "utf-8"
    )
    assert 'ignore  ["hype"]  line 5' in run("config", "a.md", rules=False).out
    assert run("config", "a.md", "--no-config", rules=False).out.startswith("No settings file")
    (here / "house.toml").write_text('accept = ["x"]\n', "utf-8")
    assert "house.toml" in run("config", "a.md", "--config", "house.toml", rules=False).out


def test_config_refuses_settings_that_make_no_sense(here: Path, run: Run) -> None:
    (here / "saveworthy.toml").write_text('selct = ["plain"]\n', "utf-8")
    ended = run("config", "a.md", rules=False)
    assert ended.status == 2
    assert "Did you mean “select”?" in ended.err
