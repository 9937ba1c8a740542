import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.cli.render.terminal import Ink, cells, colored, fill, printable, steady, width

CONTROL = {"Cc", "Zl", "Zp", "Cs"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text(st.characters(codec=None)))
def test_nothing_that_steers_a_terminal_is_printed(text: str) -> None:
    import unicodedata

    shown = printable(text)
    assert not [char for char in shown if unicodedata.category(char) in CONTROL]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “text”", "plain — “text”"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a    b"),
        ("line\r\n", "line␍␊"),
        ("\x7f\x9b", "␡�"),
        ("caf\udce9.md", "caf\\xe9.md"),
        ("\u202egnp.md", "�gnp.md"),
    ],
)
def test_control_codes_are_shown_not_sent(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_composed_emoji_have_a_plain_stand_in_where_columns_matter() -> None:
    assert steady("👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 🇩🇪") == "👨 👍 ❤ 1 DE"
    assert (
        steady("می\u200cخواهم \u0915\u094d\u200d\u0937") == "می\u200cخواهم \u0915\u094d\u200d\u0937"
    )


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("plain", 5),
        ("“naïve” — …", 11),
        ("日本", 4),
        ("cafe\u0301", 4),
        ("👍🏽", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("🇩🇪", 2),
        ("a\u200bb", 2),
    ],
)
def test_cells_are_counted_as_a_terminal_shows_them(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(st.text(st.characters(max_codepoint=0x20CF, categories=("L", "P", "N", "S", "M", "Zs"))))
def test_the_short_way_to_count_cells_agrees_with_the_long_one(text: str) -> None:
    from rich.cells import cell_len

    assert cells(text) == cell_len(text)


def test_color_follows_the_option_then_the_environment_then_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    pipe, terminal = io.StringIO(), Terminal()
    assert colored("auto", terminal)
    assert not colored("auto", pipe)
    assert colored("always", pipe)
    assert not colored("never", terminal)
    monkeypatch.setenv("TERM", "dumb")
    assert not colored("auto", terminal)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored("auto", pipe)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored("auto", terminal)
    assert colored("always", pipe)
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert not colored("auto", pipe)


def test_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert width(io.StringIO()) == 100
    for columns, filled in (("80", 80), ("10", 40), ("400", 120), ("0", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        assert width(Terminal()) == filled
        assert width(io.StringIO()) == 100


def test_ink_leaves_text_alone_when_it_is_off() -> None:
    assert Ink(on=False)("bold red", "word") == "word"
    assert Ink(on=True)("bold red", "word") == "\x1b[1;31mword\x1b[0m"
    assert Ink(on=True)("bold", "") == ""


@given(
    st.lists(st.text("ab日", min_size=1, max_size=9), max_size=30),
    st.integers(10, 40),
    st.integers(0, 9),
)
def test_filled_lines_keep_every_word_and_fit(words: list[str], room: int, first: int) -> None:
    lines = fill(words, room, first)
    assert [word for line in lines for word in line] == words
    for number, line in enumerate(lines):
        taken = cells(" ".join(line)) + (first if number == 0 else 0)
        assert taken <= room or len(line) == 1
