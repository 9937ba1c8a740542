"""A pack that cannot be used says which line is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy.errors import PackError, Problem
from saveworthy.pipeline.examples import failures
from saveworthy.rules import builtin, compiled
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.load import load

GOOD = """\
pack: mine
title: Mine
summary: A test.
rules:
  - id: no-frobs
    phrases: {frob: turn, no: "yes"}
    message: "{match} or {fix}"
    why: Nobody frobs.
    bad:
      - {text: "We [[frob]] it.", fixed: "We turn it."}
    good: ["We turn it."]
"""


def problems(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load(path)
    return caught.value.problems


def test_a_sound_pack_loads(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD, encoding="utf-8")
    pack = load(path)
    assert [rule.id for rule in pack.rules] == ["mine/no-frobs"]
    assert [phrase.key for phrase in pack.rules[0].phrases] == ["frob", "no"]
    assert failures(pack) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("why:", "wy:", 8, "There is no setting “wy”. Did you mean “why”?"),
        ("title: Mine", "tite: Mine", 2, "Did you mean “title”?"),
        ("    good: [\"We turn it.\"]\n", "", 5, "“good” is missing."),
        ("    good: [\"We turn it.\"]\n", "    good: []\n", 11, "“good” is empty."),
        ("[[frob]]", "frob", 9, "nothing is marked"),
        ("{match} or {fix}", "{match} or {fx}", 7, "{fx}"),
        ("{match} or {fix}", "{match", 7, "broken"),
        ("frob: turn", "frob: frob", 6, "its own replacement"),
        ("frob: turn", "frob: [a, b, c, d]", 6, "three are enough"),
        ("phrases: {frob: turn, no: \"yes\"}", "pattern: '(frob'", 6, "regular expression"),
        ("phrases: {frob: turn, no: \"yes\"}", "check: nothing", 6, "there is no check"),
        ("id: no-frobs", "id: No Frobs", 5, "id"),
        ("  - id", "  - id: x\n    id", 6, "second time"),
        ("summary: A test.", "summary: [", 4, "no valid YAML"),
        ("summary: A test.", "summary: \x01", 3, "no valid YAML: control characters"),
        ("frob: turn", "\"\": turn", 6, "phrases must be some text; it is empty."),
        ("why: Nobody frobs.", "why: 7", 8, "why must be text; put it in quotes."),
        ("why: Nobody frobs.", "why: w\n    safe: 3", 9, "safe must be true or false."),
        ("why: Nobody frobs.", "why: w\n    only: {before: [a b]}", 9, "without spaces."),
        ("why: Nobody frobs.", "why: w\n    replace: x", 5, "replace goes with pattern only"),
        ("phrases: {frob: turn, no: \"yes\"}", "pattern: '(?x)frob # f'\n    replace: '\\2'", 5,
         "“\\2” cannot replace what the pattern finds"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    assert any(says in str(problem) for problem in found), [str(p) for p in found]
    assert any(abs(problem.line - line) <= 1 for problem in found), [str(p) for p in found]
    assert all(problem.path.endswith("mine.yml") and problem.code for problem in found)


def test_an_example_that_fails_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD.replace('We turn it."]', 'We frob it."]'), encoding="utf-8")
    found = failures(load(path))
    assert [(problem.code, problem.line) for problem in found] == [("E206", 11)]
    assert "stay silent" in found[0].message


def test_fixes_side_by_side_and_a_broken_message_are_told_not_raised(tmp_path: Path) -> None:
    side_by_side = GOOD.replace("frob: turn", 'frob: ""').replace("{match} or {fix}", "{match}")
    side_by_side = side_by_side.replace("We [[frob]] it.", "[[Frob]], [[frob]], we.")
    broken = GOOD.replace(
        'phrases: {frob: turn, no: "yes"}', "check: hard-sentence\n    options: {words: 2}"
    )
    broken = broken.replace("We [[frob]] it.", "[[We frob it.]]")
    for text, says in (
        (side_by_side, "makes “Frob, we.”"),
        (broken.replace("{match} or {fix}", "{nothing}"), "asks for {nothing}"),
    ):
        path = tmp_path / "mine.yml"
        path.write_text(text, encoding="utf-8")
        assert any(says in problem.message for problem in failures(load(path))), text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "[" * 5000 + "]" * 5000,
        "- a\n- b\n",
        "just words\n",
        "\x00",
        "a: &a [*a]\n",
    ],
)
def test_what_is_no_pack_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)


def test_a_pack_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_bytes(GOOD.encode() + b"# \xff\n")
    with pytest.raises(PackError, match="E204"):
        load(path)


def test_a_missing_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        builtin([tmp_path / "none.yml"])


def test_a_pack_that_takes_a_built_in_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD.replace("pack: mine", "pack: plain"), encoding="utf-8")
    with pytest.raises(PackError, match="already"):
        builtin([path])


def test_the_compiled_form_says_the_same_as_the_source() -> None:
    from saveworthy.rules.compile import compile_pack

    for path in pack_folder().glob("*.yml"):
        data = path.read_bytes()
        fresh = compile_pack(data, path)
        compiled.write(data, fresh)
        assert compiled.read(data, path) == fresh


def test_a_damaged_compiled_form_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "mine.yml"
    path.write_text(GOOD, encoding="utf-8")
    first = load(path)
    (kept,) = (tmp_path / "cache").rglob("*.pack")
    for damage in ("", "{", "{}", "[1]", "[1, 2, 3, [[]]]", kept.read_text("utf-8")[:-40]):
        kept.write_text(damage, encoding="utf-8")
        assert load(path) == first


def test_a_cache_folder_that_refuses_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "mine.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert load(path).name == "mine"
