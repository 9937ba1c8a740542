"""What was worked out from a style is used again, as long as the style is the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.rules import remembered
from saveworthy.rules.vale import load as loading
from saveworthy.rules.vale import style as styles
from saveworthy.rules.vale.load import Loaded
from saveworthy.rules.vale.rule import ValeRule
from saveworthy.rules.vale.use import Use, state

Style = Callable[..., Path]

EVERY = {
    "A": "extends: existence\nmessage: 'Not %s.'\ntokens: [foo, bar]\naction: {name: remove}",
    "B": "extends: substitution\nmessage: m\nswap: {'(?:x|y)es': no}\nlevel: error",
    "C": "extends: sequence\nmessage: m\ntokens: [{pattern: a, skip: 2}, {tag: NN, negate: true}]",
    "D": "extends: metric\nmessage: '%s'\nformula: words / 2\ncondition: '> 1'",
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setattr(remembered, "cache_folder", lambda: place)
    return place


def _fresh(folder: Path) -> Loaded:
    """What a new process makes of a folder."""
    loading._load.cache_clear()
    use = Use((str(folder),))
    return loading.load(use, state(use))


def _refuse(*_: object) -> ValeRule:
    pytest.fail("it was read once more")


def test_a_style_is_read_once(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = style(**EVERY)
    first = _fresh(folder)
    monkeypatch.setattr(styles, "load_rule", _refuse)
    monkeypatch.setattr(loading, "ready", _refuse)
    assert _fresh(folder) == first


def test_a_style_that_changed_is_read_again(style: Style) -> None:
    folder = style(**EVERY)
    _fresh(folder)
    style(A="extends: existence\nmessage: 'Other.'\ntokens: [foo]")
    (pack,) = _fresh(folder).packs
    assert pack.rules[0].message == "Other."


def test_what_is_wrong_with_a_style_is_told_each_time(style: Style) -> None:
    folder = style(
        A="extends: nothing\nmessage: m", B="extends: existence\nmessage: m\ntokens: ['(']"
    )
    first = _fresh(folder)
    assert {problem.code for problem in first.notices} == {"E214"}
    assert _fresh(folder) == first


def test_a_script_is_told_each_time_and_the_others_are_kept(
    style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = style(**EVERY, S="extends: script\nmessage: m\nscript: x")
    first = _fresh(folder)
    monkeypatch.setattr(loading, "ready", _refuse)
    assert [problem.code for problem in first.notices] == ["E215"]
    assert _fresh(folder) == first


@pytest.mark.parametrize("garbage", [b"", b"[[1]]", b"{}", b"\xff", b'[["a"]]', b"[7]"])
def test_what_is_spoilt_is_worked_out_anew(style: Style, cache: Path, garbage: bytes) -> None:
    folder = style(**EVERY)
    first = _fresh(folder)
    for file in cache.rglob("*.json"):
        file.write_bytes(garbage)
    assert _fresh(folder) == first


def test_a_cache_folder_that_refuses_is_left_be(style: Style, cache: Path) -> None:
    cache.write_text("a file where the folder should be", "utf-8")
    assert len(_fresh(style(**EVERY)).packs[0].rules) == len(EVERY)
