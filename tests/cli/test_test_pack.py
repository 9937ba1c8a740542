"""`saveworthy test`: whether packs live up to their examples; and packs that a project has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from saveworthy.cli.test_pack import TEMPLATE

Run = Callable[..., object]


def rules(here: Path, text: str = TEMPLATE, name: str = "house.yml") -> Path:
    folder = here / ".saveworthy" / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_the_template_is_a_sound_pack(here: Path, run: Run) -> None:
    printed = run("test", "--template", rules=False)
    assert printed.out == TEMPLATE
    rules(here, printed.out)
    ended = run("test", rules=False)
    assert ended.status == 0
    assert ended.out.splitlines() == [
        ".saveworthy/rules/house.yml  2 rules, 4 examples",
        "  ✓ house/clientele",
        "  ✓ house/phone",
        "All examples hold.",
        "",
    ]


def test_an_example_that_does_not_hold_is_named_with_its_line(here: Path, run: Run) -> None:
    path = rules(here, TEMPLATE.replace("Our clients are kind.\n", "Our clientele is kind.\n"))
    line = path.read_text("utf-8").splitlines().index("      - Our clientele is kind.") + 1
    ended = run("test", path, rules=False)
    assert ended.status == 1
    assert "  ✗ house/clientele" in ended.out
    assert f"line {line}  Rule house/clientele marks" in ended.out
    assert "  ✓ house/phone" in ended.out
    assert "1 example does not hold." in ended.out


def test_packs_that_cannot_be_used_are_said(here: Path, run: Run) -> None:
    path = rules(here, "pack: house\n")
    assert run("test", path, rules=False).status == 2
    assert run("test", "nowhere.yml", rules=False).status == 2
    nothing = run("test", here / ".saveworthy", rules=False)
    assert nothing.status == 2
    assert "E306" in nothing.err


def test_a_projects_packs_apply_below_its_folder(here: Path, run: Run) -> None:
    rules(here)
    (here / "posts").mkdir()
    (here / "posts/a.md").write_text("Our clientele is kind.\n")
    ended = run("check", "posts", rules=False)
    assert "house/clientele" in ended.out
    assert "house/clientele" in run("explain", "house", rules=False).out


def test_a_projects_packs_come_beside_those_of_its_settings(here: Path, run: Run) -> None:
    rules(here)
    other = TEMPLATE.replace("pack: house ", "pack: other ").replace("clientele", "patronage")
    (here / "other.yml").write_text(other, "utf-8")
    (here / "saveworthy.toml").write_text('packs = ["other.yml"]\nignore = ["house/phone"]\n')
    (here / "a.md").write_text("Our clientele, our patronage.\n")
    ended = run("check", "a.md", rules=False)
    assert "house/clientele" in ended.out
    assert "other/patronage" in ended.out


def test_a_broken_pack_of_a_project_is_said_once(here: Path, run: Run) -> None:
    rules(here, TEMPLATE.replace("message", "mesage"))
    for name in ("a.md", "b.md"):
        (here / name).write_text("We met.\n")
    ended = run("check", ".", rules=False)
    assert ended.status == 2
    assert ended.err.count("Did you mean “message”?") <= 2
