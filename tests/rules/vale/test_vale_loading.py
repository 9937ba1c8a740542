"""From styles to rules: what applies to which draft, and what is said of what cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.cli.main import main
from saveworthy.core import Severity
from saveworthy.errors import SettingsError
from saveworthy.rules.vale.load import Loaded, load
from saveworthy.rules.vale.use import Use, covering, state

WORD = "extends: existence\nmessage: \"No '%s'.\"\ntokens: [foo]"
DIFFERENT = "extends: existence\nmessage: \"No '%s'.\"\nlevel: suggestion\ntokens: [bar]"

Style = Callable[..., Path]


def loaded(ini: Path, draft: str = "a.md") -> Loaded:
    use = covering(str(ini), ini.parent / draft)
    return load(use, state(use))


def write_ini(tmp_path: Path, text: str) -> Path:
    ini = tmp_path / ".vale.ini"
    ini.write_text(f"StylesPath = styles\n{text}", "utf-8")
    return ini


def names(found: Loaded) -> list[str]:
    return [rule.id for pack in found.packs for rule in pack.rules]


def test_only_the_rules_of_the_drafts_own_sections_are_on(tmp_path: Path, style: Style) -> None:
    style("One", A=WORD, B=WORD)
    style("Two", C=WORD)
    ini = write_ini(
        tmp_path,
        "[*.md]\nBasedOnStyles = One\nOne.B = NO\nTwo.C = YES\n[*.txt]\nBasedOnStyles = Two\n",
    )
    assert names(loaded(ini)) == ["One/A", "Two/C"]
    assert names(loaded(ini, "a.txt")) == ["Two/C"]
    assert names(loaded(ini, "a.org")) == []
    assert {"One", "One/B", "Two/C"} <= loaded(ini, "a.org").known


def test_levels_can_be_changed_and_low_ones_left_out(tmp_path: Path, style: Style) -> None:
    style("One", A=WORD, B=DIFFERENT)
    ini = write_ini(tmp_path, "[*.md]\nBasedOnStyles = One\n")
    assert names(loaded(ini)) == ["One/A"]
    ini.write_text(ini.read_text("utf-8") + "One.B = error\n", "utf-8")
    assert names(loaded(ini)) == ["One/A", "One/B"]
    assert loaded(ini).packs[0].rules[1].severity is Severity.ERROR


def test_a_rule_in_a_folder_of_its_style_has_the_folder_in_its_name(
    tmp_path: Path, style: Style
) -> None:
    folder = style("One", A=WORD)
    (folder / "inner").mkdir()
    (folder / "inner" / "B.yml").write_text(WORD, "utf-8")
    ini = write_ini(tmp_path, "[*]\nBasedOnStyles = One\n")
    assert names(loaded(ini)) == ["One/A", "One/inner.B"]


@pytest.mark.parametrize(
    ("yaml", "code", "said"),
    [
        ("extends: existance\nmessage: m\ntokens: [a]", "E214", "existance"),
        ("message: m\ntokens: [a]", "E214", "extends"),
        ("extends: existence\ntokens: [a]", "E214", "message"),
        ("extends: existence\nmessage: m", "E214", "tokens"),
        ("extends: Other.Rule\nmessage: m", "E214", "extends another"),
        ("extends: conditional\nmessage: m\nfirst: a\nsecond: b\nin: c", "E214", "in"),
        ("extends: sequence\nmessage: m\ntokens: [{upos: NOUN}]", "E214", "upos"),
        ("extends: sequence\nmessage: m\nmodel: x\ntokens: [{tag: NN}]", "E214", "model"),
        ("extends: existence\nmessage: m\nlevel: loud\ntokens: [a]", "E214", "loud"),
        ("extends: existence\nmessage: m\ntokens: ['(a']", "E214", "expression"),
        ("extends: substitution\nmessage: m\nswap: [a, b]", "E214", "swap"),
        ("extends: metric\nmessage: m\nformula: 1 +\ncondition: '> 1'", "E214", "formula"),
        ("extends: spelling\nmessage: m\ndictionaries: [none]", "E216", "none"),
        ("extends: script\nmessage: m\nscript: x", "E215", "script"),
        ("extends: [", "E201", "YAML"),
        ("- a\n- b", "E214", "name: value"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_and_stops_no_other(
    tmp_path: Path, style: Style, yaml: str, code: str, said: str
) -> None:
    style("One", Bad=yaml, Good=WORD)
    found = loaded(write_ini(tmp_path, "[*]\nBasedOnStyles = One\n"))
    assert names(found) == ["One/Good"]
    (notice,) = found.notices
    assert notice.code == code
    assert said in f"{notice.message} {notice.mend}"
    assert notice.path.endswith("Bad.yml")
    assert notice.line >= 1


def test_a_key_that_stands_twice_counts_as_it_stands_last(style: Style) -> None:
    folder = style("One", A="extends: existence\nmessage: m\nmessage: n\ntokens: [a]")
    use = Use((str(folder),))
    (pack,) = load(use, state(use)).packs
    assert pack.rules[0].message == "n"


@pytest.mark.parametrize(
    "text", ["[*]\nBasedOnStyles = Onne\n", "Vocab = Nobody\n[*]\nBasedOnStyles = One\n"]
)
def test_a_style_that_is_not_there_is_refused(tmp_path: Path, style: Style, text: str) -> None:
    style("One", A=WORD)
    with pytest.raises(SettingsError) as raised:
        loaded(write_ini(tmp_path, text))
    (problem,) = raised.value.problems
    assert problem.code == "E522"
    assert problem.mend


def test_accepted_terms_are_exceptions_and_rejected_ones_are_marked(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A="extends: existence\nmessage: m\ntokens: ['[A-Z]{3,}']")
    vocabulary = tmp_path / "styles" / "config" / "vocabularies" / "Base"
    vocabulary.mkdir(parents=True)
    (vocabulary / "accept.txt").write_text(
        "KPI\nNorth Star\n# a remark\n(?i)okrs?\n[Oo]bservability\n", "utf-8"
    )
    (vocabulary / "reject.txt").write_text("synergy\n", "utf-8")
    write_ini(tmp_path, "Vocab = Base\n[*]\nBasedOnStyles = Vale, One\nVale.Spelling = NO\n")
    draft = tmp_path / "a.md"
    draft.write_text(
        "The KPI of the ABC is our north star, a synergy of OKRS, Observability, oBservability.\n",
        "utf-8",
    )
    main(["check", "--no-cache", "--format", "json", str(draft)])
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    told = {(finding["rule"], finding["text"]) for finding in findings}
    assert {("One/A", "ABC"), ("Vale/Terms", "north star"), ("Vale/Avoid", "synergy")} <= told
    assert ("Vale/Terms", "oBservability") in told
    assert ("Vale/Terms", "Observability") not in told
    assert not {("One/A", "KPI"), ("One/A", "OKRS")} & told


def test_a_dictionary_beside_the_styles_is_used(tmp_path: Path, style: Style) -> None:
    pytest.importorskip("spylls")
    from saveworthy.rules.vale.run import find
    from saveworthy.text.formats import split

    style("One", Spell="extends: spelling\nmessage: \"Is '%s' right?\"\ndictionaries: [mine]")
    folder = tmp_path / "styles" / "config" / "dictionaries"
    folder.mkdir(parents=True)
    (folder / "mine.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", "utf-8")
    (folder / "mine.dic").write_text("3\nword/S\nis\nright\n", "utf-8")
    found = loaded(write_ini(tmp_path, "[*]\nBasedOnStyles = One\n"))
    assert not found.notices
    text = "words is rihgt, PowerPoint API 3rd `code`"
    findings = list(find(split(text, "markdown"), found.packs[0].rules))  # type: ignore[arg-type]
    assert [finding.span.of(text) for finding in findings] == ["rihgt"]


def check(
    folder: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, list[str], str]:
    status = main(["check", "--no-cache", "--format", "json", str(folder), *more])
    out, err = capsys.readouterr()
    found = json.loads(out)["files"] if out.strip() else []
    return status, [f["rule"] for file in found for f in file["findings"]], err


def test_the_nearest_ini_is_read_by_itself(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A=WORD)
    write_ini(tmp_path, "[*.md]\nBasedOnStyles = One\n")
    inner = tmp_path / "docs"
    inner.mkdir()
    (inner / "a.md").write_text("A foo.\n", "utf-8")
    assert "One/A" in check(inner, capsys)[1]
    assert "One/A" not in check(inner, capsys, "--ignore", "One")[1]
    (tmp_path / "saveworthy.toml").write_text("vale = false\n", "utf-8")
    assert "One/A" not in check(inner, capsys)[1]


def test_settings_name_styles_by_their_folders(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A=WORD, B=DIFFERENT)
    settings = 'vale = ["styles/One"]\nignore = ["One/B"]\n[severity]\n"One/A" = "hint"\n'
    (tmp_path / "saveworthy.toml").write_text(settings, "utf-8")
    (tmp_path / "a.md").write_text("A foo, a bar.\n", "utf-8")
    status, rules, _ = check(tmp_path / "a.md", capsys)
    assert status == 0
    assert rules.count("One/A") == 1
    assert "One/B" not in rules


def test_a_missing_style_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "saveworthy.toml").write_text('vale = ["styles/One"]\n', "utf-8")
    (tmp_path / "a.md").write_text("A foo.\n", "utf-8")
    status, _, err = check(tmp_path / "a.md", capsys)
    assert status == 2
    assert "saveworthy.toml:1:9: E522" in err


def test_what_is_missing_is_told_once_for_all_drafts(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A=WORD)
    write_ini(tmp_path, "[*.md]\nBasedOnStyles = Onne\n")
    for name in "abc":
        (tmp_path / f"{name}.md").write_text("A foo.\n", "utf-8")
    status, _, err = check(tmp_path, capsys)
    assert status == 2
    assert err.count("E522") == 1
    assert "Did you mean “One”?" in err


@pytest.mark.parametrize("value", ["3", '["a", 3]', '[" "]', "{a = 1}"])
def test_a_setting_of_the_wrong_kind_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    (tmp_path / "saveworthy.toml").write_text(f"vale = {value}\n", "utf-8")
    (tmp_path / "a.md").write_text("A foo.\n", "utf-8")
    status, _, err = check(tmp_path / "a.md", capsys)
    assert status == 2
    assert err.count("E503") == 1


def test_a_style_named_like_a_pack_of_ours_is_told_apart(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("plain", A=WORD)
    (tmp_path / "saveworthy.toml").write_text('vale = ["styles/plain"]\n', "utf-8")
    (tmp_path / "a.md").write_text("A foo.\n", "utf-8")
    assert "vale-plain/A" in check(tmp_path / "a.md", capsys)[1]


def test_a_rule_that_changed_is_not_answered_from_the_cache(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A=WORD)
    write_ini(tmp_path, "[*.md]\nBasedOnStyles = One\n")
    (tmp_path / "a.md").write_text("A foo, a bar.\n", "utf-8")
    command = [
        "check",
        "--cache-dir",
        str(tmp_path / "cache"),
        "--format",
        "json",
        str(tmp_path / "a.md"),
    ]
    main(command)
    assert '"foo"' in capsys.readouterr().out
    style("One", A=WORD.replace("foo", "bar, foo"))
    from saveworthy.cli import results
    from saveworthy.settings import rules

    results._maker.cache_clear()  # another run is another process
    rules._state_of.cache_clear()
    main(command)
    assert '"bar"' in capsys.readouterr().out


def test_of_two_that_mark_the_same_words_the_style_speaks_with_our_fix(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style("One", A="extends: existence\nmessage: m\ntokens: [utilize]")
    write_ini(tmp_path, "[*.md]\nBasedOnStyles = One\n")
    (tmp_path / "a.md").write_text("We utilize the spare room for our books.\n", "utf-8")
    main(["check", "--no-cache", "--format", "json", str(tmp_path / "a.md")])
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    (finding,) = [each for each in findings if each["text"] == "utilize"]
    assert finding["rule"] == "One/A"
    assert finding["fixes"][0]["edits"][0]["text"] == "use"


def test_an_expression_that_takes_too_long_is_left_out_and_told(
    tmp_path: Path, style: Style, capsys: pytest.CaptureFixture[str]
) -> None:
    style(
        "One",
        A="extends: existence\nmessage: m\nnonword: true\ntokens: ['(a|aa)+[xy]']",
        B=WORD,
    )
    write_ini(tmp_path, "[*.md]\nBasedOnStyles = One\n")
    (tmp_path / "a.md").write_text(f"A foo, yes. {'a' * 60}\n", "utf-8")
    _, rules, err = check(tmp_path / "a.md", capsys)
    assert "One/B" in rules
    assert "E213" in err
    assert "One/A" in err
