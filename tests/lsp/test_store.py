"""The document store against a client. `SAVEWORTHY_EXAMPLES` sets how many edits are generated."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saveworthy.lsp.store import Change, Store
from saveworthy.text.lines import Place, Unit

URI = "file:///draft.md"
CODECS = {Unit.UTF8: ("utf-8", 1), Unit.UTF16: ("utf-16-le", 2), Unit.UTF32: ("utf-32-le", 4)}
PIECES = [
    *("\n", "\r\n", "\r", "\t", "a", "word ", "\u2028", "\v", "\f", "\x85", "\x1e"),
    *("é", "e\u0301", "漢字", "—", "😀", "👩‍👩‍👧", "𝒳", "x" * 300, "é😀" * 150),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


class Editor:
    """A client that keeps its draft as lines of encoded bytes and cuts them where it is told."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.codec, self.size = CODECS[unit]
        self.data = text.encode(self.codec)

    @property
    def text(self) -> str:
        return self.data.decode(self.codec)

    def lines(self) -> list[bytes]:
        parts = re.split("(\r\n|\r|\n)", self.text)
        return [
            (body + end).encode(self.codec)
            for body, end in zip(parts[::2], [*parts[1::2], ""], strict=True)
        ]

    def byte(self, place: Place) -> int:
        lines = self.lines()
        if place.line >= len(lines):
            return len(self.data)
        line = lines[place.line]
        content = len(line.decode(self.codec).rstrip("\r\n").encode(self.codec))
        at = min(place.column * self.size, content)
        while self.codec == "utf-8" and at < content and line[at] & 0xC0 == 0x80:
            at -= 1
        return sum(map(len, lines[: place.line])) + at

    def edit(self, start: Place, end: Place, text: str) -> None:
        self.data = (
            self.data[: self.byte(start)] + text.encode(self.codec) + self.data[self.byte(end) :]
        )


def place_in(editor: Editor, line: int, column: int, *, whole: bool) -> Place:
    """A place in the draft from two free numbers; not inside a code point if `whole`."""
    lines = editor.lines()
    line %= len(lines) + 1
    if line == len(lines):
        return Place(line, column)
    content = lines[line].decode(editor.codec).rstrip("\r\n")
    if whole:
        column %= len(content) + 3
        return Place(line, len(content[:column].encode(editor.codec)) // editor.size)
    return Place(line, column)


def noted() -> tuple[Store, list[str]]:
    notes: list[str] = []
    return Store(Unit.UTF16, notes.append), notes


edits = st.tuples(
    *(st.integers(0, 40), st.integers(0, 700), st.integers(0, 3), st.integers(0, 700)), texts
)


@given(texts, st.sampled_from(list(Unit)), st.booleans(), st.lists(edits, min_size=10, max_size=10))
def test_after_any_edits_the_store_has_the_editors_text(
    text: str, unit: Unit, whole: bool, changes: list[tuple[int, int, int, int, str]]
) -> None:
    whole = whole or unit is Unit.UTF16  # half a pair: tested below
    editor, store = Editor(text, unit), Store(unit, lambda _: None)
    store.open(URI, "markdown", 0, text)
    for version, (line, column, more, other, new) in enumerate(changes, 1):
        start = place_in(editor, line, column, whole=whole)
        end = place_in(editor, start.line + more, other, whole=whole)
        start, end = min(start, end), max(start, end)
        editor.edit(start, end, new)
        draft = store.change(URI, version, [Change(new, start, end)])
        assert draft is not None
        assert draft.text == editor.text
        assert draft.version == version


@example("a😀b", 2, 3, "\ude01")
@given(
    st.lists(st.sampled_from(["a", "é", "😀", "𝒳"]), max_size=6).map("".join),
    *(st.integers(0, 13), st.integers(0, 13)),
    st.sampled_from(["", "a", "\ud83d", "\ude01", "\ude01😀\ud835"]),
)
def test_halves_of_surrogate_pairs_are_cut_and_joined_as_utf_16_editors_do(
    text: str, start: int, end: int, new: str
) -> None:
    start, end = sorted((start, end))
    units = text.encode("utf-16-le")
    joined = units[: 2 * start] + new.encode("utf-16-le", "surrogatepass") + units[2 * end :]
    store, _ = noted()
    store.open(URI, "markdown", 1, text)
    draft = store.change(URI, 2, [Change(new, Place(0, start), Place(0, end))])
    assert draft is not None
    assert draft.text == joined.decode("utf-16-le", "surrogatepass")


def test_several_changes_are_made_one_after_the_other() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "abc\n")
    first = Change("x\ny", Place(0, 1), Place(0, 2))
    second = Change("z", Place(1, 0), Place(1, 1))
    draft = store.change(URI, 2, [first, second])
    assert draft is not None
    assert draft.text == "ax\nzc\n"


def test_a_change_without_a_range_replaces_everything() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "abc")
    draft = store.change(URI, 2, [Change("new")])
    assert draft is not None
    assert (draft.text, draft.version, draft.language) == ("new", 2, "markdown")


def test_no_changes_still_count_as_a_version() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "abc")
    draft = store.change(URI, 7, [])
    assert draft is not None
    assert (draft.text, draft.version) == ("abc", 7)


def test_replacing_a_line_past_its_end_leaves_nothing_of_it() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "abc\r\nd")
    draft = store.change(URI, 2, [Change("NEW", Place(0, 0), Place(0, 9999))])
    assert draft is not None
    assert draft.text == "NEW\r\nd"


@pytest.mark.parametrize("char", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_characters_that_only_python_takes_for_line_ends_do_not_shift_edits(char: str) -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, f"one{char}two\nthree")
    draft = store.change(URI, 2, [Change("3", Place(1, 0), Place(1, 5))])
    assert draft is not None
    assert draft.text == f"one{char}two\n3"


def test_a_change_to_a_draft_that_is_not_open_is_noted_and_ignored() -> None:
    store, notes = noted()
    assert store.change(URI, 2, [Change("new")]) is None
    assert store.get(URI) is None
    assert len(notes) == 1
    assert URI in notes[0]


def test_a_change_older_than_the_draft_is_noted_and_ignored() -> None:
    store, notes = noted()
    store.open(URI, "markdown", 5, "abc")
    assert store.change(URI, 4, [Change("old")]) is None
    draft = store.get(URI)
    assert draft is not None
    assert (draft.text, draft.version) == ("abc", 5)
    assert len(notes) == 1


def test_a_client_that_does_not_count_versions_is_followed() -> None:
    store, notes = noted()
    store.open(URI, "markdown", 0, "abc")
    draft = store.change(URI, 0, [Change("new")])
    assert draft is not None
    assert draft.text == "new"
    assert notes == []


def test_a_reversed_range_is_swapped_and_noted() -> None:
    store, notes = noted()
    store.open(URI, "markdown", 1, "abcd")
    draft = store.change(URI, 2, [Change("-", Place(0, 3), Place(0, 1))])
    assert draft is not None
    assert draft.text == "a-d"
    assert len(notes) == 1


def test_an_impossible_range_changes_the_nearest_text() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "ab")
    draft = store.change(URI, 2, [Change("-", Place(-4, -4), Place(-1, 7))])
    assert draft is not None
    assert draft.text == "-ab"
    draft = store.change(URI, 3, [Change("!", Place(90, 1), Place(99, 0))])
    assert draft is not None
    assert draft.text == "-ab!"


def test_opening_again_starts_over() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 9, "old")
    draft = store.open(URI, "mdx", 1, "new")
    assert store.get(URI) == draft
    assert (draft.version, draft.text, draft.language) == (1, "new", "mdx")


def test_a_closed_draft_is_gone() -> None:
    store, _ = noted()
    store.open(URI, "markdown", 1, "abc")
    assert store.close(URI)
    assert not store.close(URI)
    assert store.get(URI) is None
