"""Edits of settings files keep their comments and say exactly one thing more."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import apply_edits
from saveworthy.errors import SettingsError
from saveworthy.settings.edit import add_override, add_to_list

TOOL = ("tool", "saveworthy")


def accepted(text: str, value: str = "new", table: tuple[str, ...] = ()) -> str:
    return apply_edits(text, add_to_list(text, table, "accept", value))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'accept = ["new"]\n'),
        ("# ours\n", '# ours\naccept = ["new"]\n'),
        ("# ours", '# ours\naccept = ["new"]\n'),
        ("accept = []", 'accept = ["new"]'),
        ('accept = ["a"] # why\n', 'accept = ["a", "new"] # why\n'),
        ('accept = ["a",]\n', 'accept = ["a", "new",]\n'),
        ('accept = [\n  "a", # one\n]\n', 'accept = [\n  "a", # one\n  "new",\n]\n'),
        ('accept = [\r\n\t"a" # one\r\n]\r\n', 'accept = [\r\n\t"a", # one\r\n\t"new"\r\n]\r\n'),
        ('accept = ["é😀",\n  "b"]\n', 'accept = ["é😀",\n  "b", "new"]\n'),
        ('accept = [ # none yet\n]\n', 'accept = ["new" # none yet\n]\n'),
        ('ignore = ["plain"] # x\n\n[severity]\nhype = "off"\n',
         'ignore = ["plain"] # x\naccept = ["new"]\n\n[severity]\nhype = "off"\n'),
        ('# head\n\n# about\n[severity]\nhype = "off"\n',
         '# head\n\naccept = ["new"]\n\n# about\n[severity]\nhype = "off"\n'),
        ('[[overrides]]\r\nfiles = ["a"]\r\n',
         'accept = ["new"]\r\n\r\n[[overrides]]\r\nfiles = ["a"]\r\n'),
        ('accept = ["new"]\n', 'accept = ["new"]\n'),
    ],
)  # fmt: skip
def test_a_term_is_added_where_a_person_would_put_it(before: str, after: str) -> None:
    assert accepted(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[project]\nname = "x"\n', '[project]\nname = "x"\n\n[tool.saveworthy]\naccept = ["new"]\n'),
        ('[tool.saveworthy]\nignore = ["plain"]\n[tool.other]\na = 1\n',
         '[tool.saveworthy]\nignore = ["plain"]\naccept = ["new"]\n[tool.other]\na = 1\n'),
        ("[tool.saveworthy]\n", '[tool.saveworthy]\naccept = ["new"]\n'),
        ('[tool]\nsaveworthy = {ignore = ["plain"]}\n',
         '[tool]\nsaveworthy = {ignore = ["plain"], accept = ["new"]}\n'),
        ('[tool]\nsaveworthy.accept = ["a"]\n', '[tool]\nsaveworthy.accept = ["a", "new"]\n'),
    ],
)  # fmt: skip
def test_in_a_shared_file_it_goes_into_our_table(before: str, after: str) -> None:
    assert accepted(before, table=TOOL) == after


def test_an_override_is_added_at_the_end() -> None:
    text = 'ignore = ["hype"]'
    edited = apply_edits(text, add_override(text, (), "/docs/", "ignore", "plain/utilize"))
    assert edited == (
        'ignore = ["hype"]\n\n[[overrides]]\nfiles = ["/docs/"]\nignore = ["plain/utilize"]\n'
    )


def test_an_override_for_the_same_drafts_is_added_to() -> None:
    text = '[[overrides]]\nfiles = ["/docs/"]\n\n[[overrides]]\nfiles = ["*.txt"]\n'
    edited = apply_edits(text, add_override(text, (), "/docs/", "ignore", "plain"))
    assert edited == (
        '[[overrides]]\nfiles = ["/docs/"]\nignore = ["plain"]\n\n'
        '[[overrides]]\nfiles = ["*.txt"]\n'
    )


@pytest.mark.parametrize("text", ["accept = [", 'accept = "a"', "accept = 1", "a = 1\na = 2"])
def test_a_broken_file_is_left_alone(text: str) -> None:
    with pytest.raises(SettingsError):
        add_to_list(text, (), "accept", "new")


_LINES = st.lists(
    st.sampled_from(
        [
            "# é 😀 a comment",
            "",
            'ignore = ["plain"]',
            'select = [\n    "hype", # why\n    "plain"\n]',
            "accept = [ ]",
            'accept = ["a", "b"] # c',
            "accept = [\n  'a', # d\n  # more to come\n]",
            'severity = {"plain" = "off"}',
            '[severity]\nplain = "hint"',
            '[[overrides]]\nfiles = ["*.md"]',
            '  [other.deep]\n  "q u" = 1',
            'text = """\n[not.a.table]\naccept = 1\n"""',
        ]
    ),
    unique=True,
    max_size=6,
)
_VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(_LINES, _VALUES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_file_says_one_thing_more_and_keeps_every_line(
    lines: list[str], value: str, end: str, closed: bool
) -> None:
    text = "\n".join(lines).replace("\n", end) + end * closed
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    edits = add_to_list(text, (), "accept", value)
    after = tomllib.loads(apply_edits(text, edits))
    wanted = before.get("accept", [])
    assert after.pop("accept") == wanted + [value] * (value not in wanted)
    before.pop("accept", None)
    assert after == before
    assert all(not edit.span for edit in edits)  # nothing is taken away


@given(_LINES, _VALUES, _VALUES)
def test_an_override_changes_nothing_else(lines: list[str], pattern: str, rule: str) -> None:
    text = "\n".join(lines)
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    edited = apply_edits(text, add_override(text, (), pattern, "ignore", rule))
    again = apply_edits(edited, add_override(edited, (), pattern, "ignore", rule))
    assert again == edited
    after = tomllib.loads(edited)
    assert after.pop("overrides")[-1] == {"files": [pattern], "ignore": [rule]}
    before.pop("overrides", None)
    assert after == before
