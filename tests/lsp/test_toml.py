"""Help while saveworthy.toml is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.lsp.convert import Client
from saveworthy.lsp.store import Draft
from saveworthy.lsp.toml_help import complete, hover
from saveworthy.lsp.toml_problems import problems
from saveworthy.lsp.toml_spot import Spot, spot
from saveworthy.settings.schema import FileSettings, OverrideSettings
from saveworthy.text.lines import Lines, Unit

CLIENT = Client(Unit.UTF16)


def draft(text: str, name: str = "saveworthy.toml") -> Draft:
    return Draft(f"file:///nowhere/{name}", "toml", 3, Lines(text))


def labels(text: str, name: str = "saveworthy.toml") -> list[str]:
    """What may be written at the end of a text."""
    return [item.label for item in complete(draft(text, name), len(text), CLIENT)]


@pytest.mark.parametrize(
    ("text", "table", "key", "quote", "word"),
    [
        ("", (), "", "", ""),
        ("acc", (), "", "", "acc"),
        ('accept = ["a"]\nse', (), "", "", "se"),
        ('ignore = ["pla', (), "ignore", '"', "pla"),
        ('ignore = [\n  "hype", # é\n  ', (), "ignore", "", ""),
        ("[severity]\nplain = ", ("severity",), "plain", "", ""),
        ('[severity]\nplain = "wa', ("severity",), "plain", '"', "wa"),
        ('[severity]\n"plain/', ("severity",), "", '"', "plain/"),
        ("severity = { hype = 'o", ("severity",), "hype", "'", "o"),
        ("severity = { hype = 'off', ", ("severity",), "", "", ""),
        ("[[overrides]]\n", ("overrides",), "", "", ""),
        ("[[overrides]]\r\nignore = ['", ("overrides",), "ignore", "'", ""),
        ("[tool.saveworthy]\nacc", ("tool", "saveworthy"), "", "", "acc"),
        ('a = """\nignore = [\n"""\nb', (), "", "", "b"),
    ],
)
def test_the_caret_is_found_in_half_a_file(
    text: str, table: tuple[str, ...], key: str, quote: str, word: str
) -> None:
    found = spot(text)
    assert found is not None
    assert (found.table, found.key, found.quote, found.word) == (table, key, quote, word)


def test_what_stands_there_already_is_known() -> None:
    assert spot('ignore = ["a", "b", ').listed == {"a", "b"}  # type: ignore[union-attr]
    assert spot("ignore = []\nselect = []\n").listed == {"ignore", "select"}  # type: ignore[union-attr]
    assert spot("# a com") is None


@given(st.text(st.sampled_from("[]{}=,\"'#\n\\ aé.😀"), max_size=30))
def test_any_text_at_all_has_a_spot_or_none(text: str) -> None:
    assert isinstance(spot(text), Spot | None)
    complete(draft(text), len(text), CLIENT)
    hover(draft(text), len(text) // 2, CLIENT)


def test_keys_rules_and_severities_are_offered_where_they_belong() -> None:
    keys = set(FileSettings.model_fields)
    assert set(labels("")) == keys
    assert set(labels("accept = []\n")) == keys - {"accept"}
    assert set(labels("[[overrides]]\n")) == set(OverrideSettings.model_fields)
    assert labels("[targets]\n") == ["voice", "readability", "save"]
    assert labels("minimum = { voice = 3, ") == ["readability", "save"]
    assert "customer-reply" in labels('profile = "')
    assert '"docs"' in labels("[[overrides]]\nprofile = ")
    assert '"buzzwords"' in labels("ignore = [")
    assert '"buzzwords/utilize"' in labels("ignore = [")
    assert "buzzwords/utilize" in labels('ignore = ["')
    assert "plain" not in labels('ignore = ["plain", "')
    assert {"plain", '"buzzwords/utilize"'} <= set(labels("[severity]\n"))
    assert labels('[severity]\nplain = "') == ["error", "warning", "info", "hint", "off"]
    assert labels("[severity]\nplain = ")[0] == '"error"'
    assert labels("[") == ["severity", "targets", "minimum", "overrides"]
    assert labels('accept = ["') == []
    assert labels("# ") == []


def test_in_a_shared_file_only_our_table_is_ours() -> None:
    assert labels("[tool.other]\n", "pyproject.toml") == []
    assert "accept" in labels("[tool.saveworthy]\n", "pyproject.toml")
    assert '"plain"' in labels("[tool.saveworthy]\nignore = [", "pyproject.toml")
    assert "tool.saveworthy.severity" in labels("[", "pyproject.toml")


def test_a_completion_replaces_what_was_written_of_it() -> None:
    text = '# 😀\nignore = ["é😀", "buzz'
    (item, *_) = complete(draft(text), len(text), CLIENT)
    assert item.text_edit is not None
    where = item.text_edit.range  # type: ignore[union-attr]
    assert (where.start.line, where.start.character, where.end.character) == (1, 18, 22)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("ccept", "never marked"),
        ("lain/in-order", "plain/in-order-to"),
        ("everity]", "“off” turns it off"),
        ("iles", "patterns as in .gitignore"),
        ("uzzwords", "rules"),
    ],
)
def test_a_hover_says_what_a_setting_or_a_rule_means(part: str, says: str) -> None:
    text = (
        'accept = ["é😀"]\r\nignore = ["plain/in-order-to"]\r\n\r\n[[overrides]]\r\n'
        'files = ["*"]\r\n\r\n[severity]\r\nbuzzwords = "off"\r\n'
    )
    said = hover(draft(text), text.index(part), CLIENT)
    assert said is not None
    assert says in said.contents.value  # type: ignore[union-attr]


def test_nothing_is_said_of_other_peoples_tables() -> None:
    text = '[project]\nname = "x"\n'
    assert hover(draft(text, "pyproject.toml"), text.index("name"), CLIENT) is None


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ('# 😀\nselct = ["plain"]\n', "E502", "selct"),
        ('ignore = ["é😀", "plan"]\n', "E504", '"é😀"'),
        ("accept = 3\n", "E503", "accept"),
        ("accept = [\n", "E501", ""),
    ],
)
def test_problems_stand_where_they_are(text: str, code: str, marked: str) -> None:
    found = problems(draft(text), CLIENT)
    assert code in [each.code for each in found]
    where = found[0].range
    lines = draft(text).lines
    span = [lines.offset(_place(end), Unit.UTF16) for end in (where.start, where.end)]
    assert text[span[0] : span[1]] == marked


def test_a_sound_file_has_no_problems_and_the_disk_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "saveworthy.toml"
    path.write_text("broken = [", "utf-8")
    sound = Draft(path.as_uri(), "toml", 1, Lines('ignore = ["plain"]\n'))
    assert problems(sound, CLIENT) == []


def _place(position: object) -> object:
    from saveworthy.lsp.convert import place_of

    return place_of(position)  # type: ignore[arg-type]
