"""What a `.vale.ini` says, and what is said of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.errors import SettingsError
from saveworthy.rules.vale.ini import parse

INI = Path("/project/.vale.ini")
TEXT = """\
StylesPath = styles
MinAlertLevel = suggestion ; a remark
Vocab = Base, Names
Packages = Google, \\
  write-good

[formats]
mdx = md

[*]
BasedOnStyles = Vale
Vale.Repetition = NO

# for documents
[*.{md,txt}]
BasedOnStyles = Vale, Google
Google.Parens = error
TokenIgnores = (\\$[^\\n$]{1,20}\\$), (<\\w+>)
BlockIgnores = (?s) *({%.*?%})

[docs/**/*.md]
Google.We = suggestion
"""


def test_every_setting_is_read() -> None:
    ini = parse(TEXT, INI)
    assert (ini.styles_path, ini.least) == ("/project/styles", "suggestion")
    assert ini.vocab == ("Base", "Names")
    assert ini.packages == ("Google", "write-good")
    everywhere, documents, deep = ini.sections
    assert (everywhere.pattern, everywhere.styles) == ("*", ("Vale",))
    assert everywhere.switches == (("Vale.Repetition", "NO"),)
    assert documents.styles == ("Vale", "Google")
    assert documents.hidden.tokens == (r"(\$[^\n$]{1,20}\$)", r"(<\w+>)")
    assert documents.hidden.blocks == ("(?s) *({%.*?%})",)
    assert deep.styles is None
    assert deep.switches == (("Google.We", "suggestion"),)


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("a.md", (0, 1)),
        ("sub/a.txt", (0, 1)),
        ("a.mdx", (0, 1)),
        ("docs/x/a.md", (0, 1, 2)),
        ("a.rst", (0,)),
    ],
)
def test_sections_cover_drafts_by_their_names(name: str, sections: tuple[int, ...]) -> None:
    assert parse(TEXT, INI).matching(name) == sections


def test_what_is_said_for_all_drafts_gives_way_wherever_it_stands() -> None:
    ini = parse("[*.md]\nBasedOnStyles = A\n\n[*]\nBasedOnStyles = B\n", INI)
    assert [ini.sections[number].styles for number in ini.matching("a.md")] == [("B",), ("A",)]


def test_a_comma_behind_a_backslash_belongs_to_its_expression() -> None:
    ini = parse("[*]\nTokenIgnores = \\b[a-z]{2\\,}Q\\b, (<http[^\\n]+>+?)\n", INI)
    assert ini.sections[0].hidden.tokens == (r"\b[a-z]{2,}Q\b", r"(<http[^\n]+>+?)")


def test_warning_is_the_least_level_where_nothing_is_said() -> None:
    assert parse("StylesPath = s", INI).least == "warning"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [("StylesPath = s\nnonsense\n", "E521", 2), ("\nMinAlertLevel = loud", "E521", 2)],
)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(SettingsError) as raised:
        parse(text, INI)
    (problem,) = raised.value.problems
    assert (problem.code, problem.path, problem.line) == (code, str(INI), line)
    assert problem.mend


@given(st.text(st.sampled_from("ab[]{}*,.=\\#; \n"), max_size=60), st.text("ab./{}", max_size=9))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    try:
        assert isinstance(parse(text, INI).matching(name), tuple)
    except SettingsError as error:
        assert all(problem.line for problem in error.problems)  # noqa: PT017
