from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.errors import DraftError
from saveworthy.text.decode import decode

TEXT = "Café — “naïve” 😀\r\nline two\u2028end"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.md").text == TEXT


def test_big_endian_marks() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.md").text == TEXT
    assert decode(b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "a.md").text == TEXT


def test_older_encodings_are_detected() -> None:
    text = (
        "Le café était fermé. Nous avons déjeuné près de l’hôtel, où la garçonnière a brûlé. " * 5
    )
    decoded = decode(text.encode("cp1252"), "a.md")
    assert decoded.text == text


@pytest.mark.parametrize("text", ["One é", "It’s", "A plain text, and then “one” quotation."])
def test_few_bytes_beyond_ascii_are_read_as_windows_writes_them(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.md").text == text


def test_damaged_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(DraftError) as caught:
        decode("“One” — two\nthree ".encode() + b"\xe9 four", "x.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("E104", 2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "E103"),
        (b"text with a\nNUL \x00 byte", "E103"),
        (b"\x01\x02\x03\x04 abc", "E103"),
        (b"\x01\x02\x03\xff\x04 abc", "E103"),
        (b"\xff\xfe\x00", "E104"),
        (b"\xef\xbb\xbfabc\xff", "E104"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(DraftError) as caught:
        decode(data, "x.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (code, "x.md")
    assert problem.mend


def test_a_nul_byte_is_refused_with_its_line() -> None:
    with pytest.raises(DraftError) as caught:
        decode(b"one\ntwo \x00\n", "x.md")
    assert caught.value.problems[0].line == 2


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_coded_error(data: bytes) -> None:
    with contextlib.suppress(DraftError):
        assert isinstance(decode(data, "x.md").text, str)


def test_nothing_is_nothing() -> None:
    assert decode(b"", "x.md").text == ""


def test_bytes_without_nul_are_never_taken_for_utf_16() -> None:
    data = b"000000\xa0\xa0\xa0\xa0 end"
    decoded = decode(data, "a.md")
    assert decoded.text.startswith("000000")
    assert decoded.text.endswith(" end")
