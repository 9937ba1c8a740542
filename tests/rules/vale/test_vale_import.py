"""`saveworthy vale import`: a style becomes a pack that lives up to its own examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.cli.main import main
from saveworthy.pipeline.examples import failures
from saveworthy.rules.load import load
from saveworthy.rules.vale.convert import name_of
from saveworthy.rules.vale.expand import spelled

WORDS = """\
extends: existence
message: "Avoid '%s'."
link: https://example.org
level: error
ignorecase: true
tokens: [very, 'quite (?:a|some)', 'e\\.g\\.', '\\w+ly']
"""
TERMS = """\
extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
swap:
  utilize: use
  'wom[ae]nkind': humanity
  javascript: JavaScript
  'about (\\d+)': $1
  big: large
  large: big
"""
DASHES = "extends: existence\nmessage: No.\nnonword: true\ntokens: ['\\s[—–]\\s', '\\.\\.\\.']"
HEADS = "extends: existence\nmessage: No.\nscope: heading\ntokens: [foo]"
RAW = "extends: existence\nmessage: No.\nraw: ['\\bfoo']"
LONG = "extends: occurrence\nmessage: No.\nmax: 3\ntoken: a"
BROKEN = "extends: existence\ntokens: [a]"


def test_what_can_be_said_is_taken_over_and_the_rest_is_listed(
    tmp_path: Path, style: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = style(
        "HouseStyle",
        Words=WORDS,
        Terms=TERMS,
        Dashes=DASHES,
        Heads=HEADS,
        Raw=RAW,
        Long=LONG,
        Broken=BROKEN,
    )
    target = tmp_path / "house.yml"
    assert main(["vale", "import", str(folder), "--output", str(target)]) == 0
    said = capsys.readouterr().out
    pack = load(target)
    assert failures(pack) == ()
    rules = {rule.id: rule for rule in pack.rules}
    words = rules["house-style/words"]
    assert [phrase.key for phrase in words.phrases] == ["very", "quite a", "quite some", "e.g."]
    assert words.message == "Avoid '{match}'."
    assert words.source == "https://example.org"
    terms = {phrase.key: phrase.fixes for phrase in rules["house-style/terms"].phrases}
    assert terms["womankind"] == ("humanity",)
    assert ("big" in terms) != ("large" in terms)
    assert any("java-script" in name for name in rules)
    assert rules["house-style/dashes"].pattern == r"(?:\.\.\.)"
    for left in (
        "Words, in part",
        "Terms, in part",
        "Dashes, in part",
        "Heads",
        "Raw",
        "Long",
        "Broken",
    ):
        assert left in said


@pytest.mark.parametrize("rules", [{}, {"Long": LONG}])
def test_a_style_with_nothing_to_take_over_is_refused(
    tmp_path: Path,
    style: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    rules: dict[str, str],
) -> None:
    folder = style("Nothing", **rules)
    assert main(["vale", "import", str(folder), "-o", str(tmp_path / "x.yml")]) == 2
    assert "E307" in capsys.readouterr().err
    assert not (tmp_path / "x.yml").exists()


def test_no_file_is_written_over(
    tmp_path: Path, style: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.yml").write_text("mine", "utf-8")
    assert (
        main(["vale", "import", str(style("A", Words=WORDS)), "-o", str(tmp_path / "x.yml")]) == 2
    )
    assert "E308" in capsys.readouterr().err
    assert (tmp_path / "x.yml").read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vale", "import", "nowhere"]) == 2
    assert "E306" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("plain", ["plain"]),
        ("(?:alumna|alumnus)", ["alumna", "alumnus"]),
        ("air(?:m[ae]n|wom[ae]n)", ["airman", "airmen", "airwoman", "airwomen"]),
        ("colou?rs?", ["colours", "colour", "colors", "color"]),
        (r"\bas of\s+yet\b", ["as of yet"]),
        (r"e\.g\.", ["e.g."]),
        (r"\w+ly", None),
        ("^So", None),
        (r"\s[—–]\s", None),
        ("a{3}", None),
        ("[a-z]", None),
        ("(", None),
        ("(?=a)b", None),
        ("(?:a|b|c|d)" * 9, None),
    ],
)
def test_expressions_are_spelled_out_if_they_stand_for_few_words(
    pattern: str, words: list[str] | None
) -> None:
    assert spelled(pattern) == words


@pytest.mark.parametrize(
    ("vale", "name"),
    [("GenderBias", "gender-bias"), ("AMPM", "ampm"), ("E-Prime", "e-prime"), ("18F", "rule-18-f")],
)
def test_names_become_small(vale: str, name: str) -> None:
    assert name_of(vale) == name
