"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core.expression import expression


@given(st.text(alphabet="ab .", max_size=30))
def test_an_expression_finds_what_a_compiled_one_finds(text: str) -> None:
    later, at_once = expression(r"(?P<word>[AB]+)\b", re.IGNORECASE), re.compile(r"(?i)([ab]+)\b")
    assert [m.span("word") for m in later.finditer(text)] == [
        m.span() for m in at_once.finditer(text)
    ]
    assert later.sub("x", text) == at_once.sub("x", text)
    assert bool(later.fullmatch(text)) == bool(at_once.fullmatch(text))


def test_an_expression_of_bytes_is_one_too() -> None:
    assert expression(rb"\s+").split(b"a  b") == [b"a", b"b"]


def test_it_is_compiled_when_first_used_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr("re.compile", lambda pattern, flags: compiled.append(pattern) or re.Pattern)
    later = expression("[a-z]+")
    assert later.pattern == "[a-z]+"
    assert not compiled
    assert later.search is re.Pattern.search
    assert later.search is re.Pattern.search
    assert compiled == ["[a-z]+"]


def test_a_mistake_in_it_shows_when_it_is_used() -> None:
    later = expression("(")
    with pytest.raises(re.error):
        later.search("")
