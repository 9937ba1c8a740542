import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.cli.render.excerpt import Excerpt, excerpt
from saveworthy.cli.render.terminal import cells, steady
from saveworthy.core import Span

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def shown(text: str, part: str, width: int = 60) -> Excerpt:
    start = text.index(part)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = Span(line_start, len(text) if line_end < 0 else line_end)
    return excerpt(text, Span(start, start + len(part)), line, width)


def line_of(piece: Excerpt) -> str:
    return piece.before + piece.marked + piece.after


def test_a_short_line_is_shown_whole_without_its_indent() -> None:
    piece = shown("first\n    - We met in order to plan.\nlast", "in order to")
    assert line_of(piece) == "- We met in order to plan."
    assert (piece.indent, piece.length) == (9, 11)


def test_a_long_line_is_cut_between_words_on_both_sides() -> None:
    piece = shown(LONG, "eight", 40)
    assert line_of(piece).startswith("… ")
    assert line_of(piece).endswith(" …")
    words = line_of(piece).strip("… ").split()
    assert set(words) < set(LONG.split())
    assert cells(line_of(piece)) <= 40


def test_nothing_is_cut_from_the_side_that_has_room() -> None:
    assert line_of(shown(LONG, "one", 40)).startswith("one two")
    assert line_of(shown(LONG, "fifteen", 40)).endswith("fourteen fifteen")


def test_a_word_longer_than_the_line_is_cut_where_it_must() -> None:
    piece = shown("x" * 200 + " here " + "y" * 200, "here", 40)
    assert line_of(piece).startswith("…xxx")
    assert line_of(piece).endswith("yyy…")
    assert cells(line_of(piece)) <= 40


def test_a_mark_that_goes_on_in_the_next_line_ends_in_an_ellipsis() -> None:
    piece = shown("We met in\norder to plan.", "in\norder to")
    assert (piece.before, piece.marked, piece.after) == ("We met ", "in", " …")


def test_a_mark_that_does_not_fit_shows_its_beginning() -> None:
    piece = shown(f"So. {LONG}", LONG, 40)
    assert piece.before == "… "
    assert piece.marked.startswith("one two three")
    assert piece.after == " …"
    assert cells(line_of(piece)) <= 40


def test_an_empty_place_gets_a_mark_of_one_cell() -> None:
    piece = excerpt("word", Span(4, 4), Span(0, 4), 40)
    assert (piece.indent, piece.length) == (4, 1)


@pytest.mark.parametrize(
    ("text", "part", "indent", "length"),
    [
        ("日本の leverage だ", "leverage", 7, 8),
        ("cafe\u0301 leverage", "leverage", 5, 8),
        ("👨\u200d👩\u200d👧 leverage", "leverage", 3, 8),
        ("a\tleverage", "leverage", 5, 8),
        ("x 日本 y", "日本", 2, 4),
    ],
)
def test_the_mark_stands_under_its_text_whatever_the_letters_are_wide(
    text: str, part: str, indent: int, length: int
) -> None:
    piece = shown(text, part)
    assert (piece.indent, piece.length) == (indent, length)


def test_a_line_of_twenty_million_letters_costs_no_more_than_a_short_one() -> None:
    text = "a " * 10_000_000
    piece = excerpt(text, Span(10_000_000, 10_000_001), Span(0, len(text)), 60)
    assert cells(line_of(piece)) <= 60


ANY_LINE = st.text(st.sampled_from("ab c\t日é\u0301👍\x1b—"), max_size=150)


@given(ANY_LINE, ANY_LINE, ANY_LINE, st.integers(20, 120))
def test_an_excerpt_always_fits_and_holds_the_marked_text(
    before: str, marked: str, after: str, width: int
) -> None:
    text = before + marked + after
    span = Span(len(before), len(before) + len(marked))
    piece = excerpt(text, span, Span(0, len(text)), width)
    assert cells(line_of(piece)) <= width
    whole = steady(marked)
    if piece.marked != whole:
        assert whole.startswith(piece.marked)
        assert piece.after.endswith("…")
