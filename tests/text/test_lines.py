"""Offsets and places. `SAVEWORTHY_EXAMPLES` sets how many documents are generated (10,000 for a release)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saveworthy.text.lines import Lines, Place, Unit

UNITS = list(Unit)
PIECES = [
    *("\n", "\r\n", "\r", "\n\r", "\t", " ", "a", "word ", "# ", "**", "- item\n"),
    *("\u2028", "\u2029", "\v", "\f", "\x1c", "\x85", "\u200b", "\ufeff", "\0"),
    *(
        "é",
        "e\u0301",
        "ñ",
        "ß",
        "漢字",
        "مرحبا",
        "“",
        "—",
        "😀",
        "👩‍👩‍👧",
        "🇪🇺",
        "𝒳",
        "\ud83d",
        "\ude00",
    ),
    *("x" * 255, "é" * 256, "😀" * 257),
]
documents = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)


def width(char: str, unit: Unit) -> int:
    if unit is Unit.UTF32:
        return 1
    if unit is Unit.UTF16:
        return 1 if ord(char) < 0x10000 else 2
    return 1 + sum(ord(char) >= limit for limit in (0x80, 0x800, 0x10000))


def walk(text: str, unit: Unit) -> list[Place]:
    """The place of every offset, one code point at a time."""
    places = []
    line = column = 0
    for index, char in enumerate(text):
        places.append(Place(line, column))
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 0
        elif char != "\r":
            column += width(char, unit)
    return [*places, Place(line, column)]


@given(documents)
@example("a\r\nb\n\rc\r\r\n😀\u2028e\u0301\x85\f\tz")
@example("x" * 255 + "😀" + "é" * 255 + "\n😀")
def test_every_offset_has_its_place_and_every_place_leads_back(text: str) -> None:
    lines = Lines(text)
    for unit in UNITS:
        places = walk(text, unit)
        assert len(lines) == places[-1].line + 1
        for offset, place in enumerate(places):
            assert lines.place(offset, unit) == place
            within_line_end = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
            assert lines.offset(place, unit) == offset - within_line_end


@given(documents, st.sampled_from(UNITS), st.integers(-3, 40), st.integers(-3, 2000))
def test_any_place_rounds_down_to_the_nearest_offset_of_its_line(
    text: str, unit: Unit, line: int, column: int
) -> None:
    places = walk(text, unit)
    offset = Lines(text).offset(Place(line, column), unit)
    if line < 0:
        assert offset == 0
    elif line > places[-1].line:
        assert offset == len(text)
    else:
        before = [place.column for place in places if place.line == line]
        nearest = max((at for at in before if at <= column), default=0)
        assert offset == places.index(Place(line, nearest))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_three_line_ends_of_editors_end_a_line(end: str) -> None:
    lines = Lines(f"one{end}two{end}")
    assert [lines.content(line) for line in range(len(lines))] == ["one", "two", ""]


@pytest.mark.parametrize("char", ["\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_what_python_calls_a_line_end_and_editors_do_not_stays_in_its_line(char: str) -> None:
    lines = Lines(f"a{char}b")
    assert len(lines) == 1
    assert lines.place(2) == Place(0, 2)


@pytest.mark.parametrize(
    ("unit", "column"), [(Unit.UTF8, 4 + 3 + 1), (Unit.UTF16, 2 + 2 + 1), (Unit.UTF32, 1 + 2 + 1)]
)
def test_columns_count_in_the_unit_asked_for(unit: Unit, column: int) -> None:
    lines = Lines("😀e\u0301x!")
    assert lines.place(4, unit) == Place(0, column)
    assert lines.offset(Place(0, column), unit) == 4


@pytest.mark.parametrize(
    ("unit", "column", "offset"),
    [
        (Unit.UTF16, 2, 1),  # between the halves of the pair
        (Unit.UTF8, 3, 1),
        (Unit.UTF8, 4, 1),
        (Unit.UTF8, 5, 2),
    ],
)
def test_a_column_inside_a_code_point_is_its_start(unit: Unit, column: int, offset: int) -> None:
    assert Lines("a😀b").offset(Place(0, column), unit) == offset


def test_a_column_past_its_line_is_the_end_of_the_line_not_one_before() -> None:
    lines = Lines("abc\r\ndef")
    assert lines.offset(Place(0, 9999)) == 3
    assert lines.offset(Place(1, 9999)) == 8
    assert lines.offset(Place(9, 0)) == 8


def test_an_offset_inside_a_line_end_is_at_the_end_of_its_line() -> None:
    assert Lines("ab\r\ncd").place(3) == Place(0, 2)


def test_offsets_off_the_text_are_its_ends() -> None:
    assert Lines("ab\ncd").place(-1) == Place(0, 0)
    assert Lines("ab\ncd").place(99) == Place(1, 2)


def test_numbered_places_count_code_points_from_one() -> None:
    assert Lines("a\n😀😀b").numbered(4) == Place(2, 3)


def test_an_empty_text_is_one_empty_line() -> None:
    lines = Lines("")
    assert (len(lines), lines.content(0), lines.content(1), lines.content(-1)) == (1, "", "", "")
    assert lines.place(0, Unit.UTF16) == Place(0, 0)
    assert lines.offset(Place(0, 5), Unit.UTF8) == 0


@given(documents, st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9), documents), max_size=5))
def test_the_lines_of_an_edited_text_are_those_of_the_new_one(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    lines = Lines(text)
    for at, size, new in edits:
        start = min(at, len(lines.text))
        end = min(start + size, len(lines.text))
        text = lines.text[:start] + new + lines.text[end:]
        lines = lines.edited(start, end, new)
        cold = Lines(text)
        assert lines.text == cold.text
        assert len(lines) == len(cold)
        for unit in UNITS:
            for offset in range(len(text) + 1):
                assert lines.place(offset, unit) == cold.place(offset, unit)
        assert [lines.content(n) for n in range(len(lines))] == [
            cold.content(n) for n in range(len(cold))
        ]
