"""TokenIgnores and BlockIgnores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from saveworthy.rules.vale.load import load
from saveworthy.rules.vale.run import find
from saveworthy.rules.vale.use import covering, state
from saveworthy.text.formats import split

RULE = "extends: existence\nmessage: m\ntokens: [foo]"


def marked(tmp_path: Path, style: Callable[..., Path], setting: str, text: str) -> list[int]:
    style("One", A=RULE)
    ini = tmp_path / ".vale.ini"
    ini.write_text(f"[*.md]\nBasedOnStyles = One\n{setting}\n", "utf-8")
    use = covering(str(ini), tmp_path / "a.md")
    rules = load(use, state(use)).packs[0].rules
    found = find(split(text, "markdown", "a.md"), rules)  # type: ignore[arg-type]
    return [finding.span.start for finding in found]


def test_tokens_are_passed_over_where_they_stand(
    tmp_path: Path, style: Callable[..., Path]
) -> None:
    setting = r"TokenIgnores = (\$[^\n$]+\$), <(foo)>"
    assert marked(tmp_path, style, setting, "A $foo$ and <foo> and foo.") == [22]


def test_blocks_are_cut_out_also_over_several_paragraphs(
    tmp_path: Path, style: Callable[..., Path]
) -> None:
    setting = r"BlockIgnores = (?s)({%.*?%})"
    text = "foo {% foo\n\nfoo %} foo\n"
    assert marked(tmp_path, style, setting, text) == [0, text.rindex("foo")]


def test_what_is_no_expression_ignores_nothing(tmp_path: Path, style: Callable[..., Path]) -> None:
    assert marked(tmp_path, style, "TokenIgnores = (foo", "A foo.") == [2]
