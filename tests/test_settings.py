"""Settings files: what they say, and what is said about those that say it wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import saveworthy
from saveworthy.core import Severity
from saveworthy.errors import SettingsError, UsageError
from saveworthy.rules.layers import Layer
from saveworthy.settings import Settings, load, ruleset
from saveworthy.settings.source import nearest, parse

TEXT = "We utilize synergy in order to plan."
PACK = """\
pack: house
title: House
summary: A test.
rules:
  - id: yolo
    phrases: {yolo: "yes"}
    message: "“{match}”: “{fix}”."
    why: It is shorter.
    bad: [{text: "We met [[yolo]].", fixed: "We met yes."}]
    good: ["We met yes."]
"""


def write(folder: Path, text: str | bytes, name: str = "saveworthy.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        load(path)
    return [str(problem).removeprefix(f"{path}:") for problem in raised.value.problems]


def test_a_file_says_what_it_says(tmp_path: Path) -> None:
    write(tmp_path, PACK, "house.yml")
    path = write(
        tmp_path,
        """
accept = ["North Star", "customer success"]
select = ["plain", "house"]
ignore = ["plain/in-order-to"]
packs = ["house.yml"]

[severity]
plain = "hint"
"house/yolo" = "error"

[[overrides]]
files = ["docs/**"]
accept = ["runway"]
ignore = ["house"]
""",
    )
    file = load(path)
    pack = str(tmp_path / "house.yml")
    everywhere = Settings(
        (pack,),
        (
            Layer(
                ("plain", "house"),
                ("plain/in-order-to",),
                (("plain", "hint"), ("house/yolo", "error")),
            ),
        ),
        ("North Star", "customer success"),
    )
    assert file.settings(None) == everywhere
    assert file.settings(tmp_path / "post.md") == everywhere
    assert file.settings(tmp_path / "docs/deep/post.md") == Settings(
        (pack,),
        (*everywhere.layers, Layer(ignore=("house",))),
        ("North Star", "customer success", "runway"),
    )
    rules = ruleset(everywhere)
    assert {rule.pack for rule in rules.rules} == {"plain", "house"}
    assert rules.rule("plain/in-order-to") is None
    assert {rule.severity for rule in rules.rules if rule.pack == "plain"} == {Severity.HINT}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("acept = []", ["1:1: E502 There is no setting “acept”. Did you mean “accept”?"]),
        ("\n\nx = 1", ["3:1: E502 There is no setting “x”."]),
        (
            'accept = "x"',
            ['1:1: E503 accept must be a list. Write accept = ["x"].'],
        ),
        ("accept = 3", ["1:1: E503 accept must be a list."]),
        ('accept = ["a", 3]', ["1:16: E503 accept must be text, in quotes."]),
        ('accept = [\n  "a",  # one\n  "",\n]', ["3:3: E503 accept must be text; this is empty."]),
        (
            '[severity]\nplain = "low"',
            ["2:1: E503 plain must be error, warning, info, hint or off."],
        ),
        (
            'severity = { "plain" = 3 }',
            ["1:14: E503 plain must be error, warning, info, hint or off."],
        ),
        (
            'severity = "off"',
            ["1:1: E503 severity must be a table."],
        ),
        (
            'ignore = ["hype", "plian"]',
            ["1:19: E504 There is no rule or pack “plian”. Did you mean “plain”?"],
        ),
        (
            'select = ["in-order-to"]',
            [
                "1:11: E504 There is no rule or pack “in-order-to”. Did you mean “plain/in-order-to”?"
            ],
        ),
        (
            'severity."plain/in-ordr-to" = "off"',
            [
                "1:1: E504 There is no rule or pack “plain/in-ordr-to”. Did you mean “plain/in-order-to”?"
            ],
        ),
        (
            '[[overrides]]\nignore = ["plain"]',
            ["1:1: E503 “files” is missing. Say which drafts it is for."],
        ),
        (
            '[[overrides]]\nfiles = ["a"]\n\n[[overrides]]\nfiles = []',
            ["5:1: E503 files must be a list of at least one."],
        ),
        (
            '[[overrides]]\nfiles = ["!"]',
            ["2:1: E503 files: “!” is no pattern."],
        ),
        (
            '[[overrides]]\nfiles = ["a"]\n[overrides.severity]\nplian = "off"',
            ["4:1: E504 There is no rule or pack “plian”. Did you mean “plain”?"],
        ),
        (
            '[[overrides]]\nfiles = ["a"]\npacks = ["x.yml"]',
            [
                "3:1: E502 There is no setting “packs”. It is for all drafts: put it above the first [table]."
            ],
        ),
        (
            "[tool.saveworthy]\naccept = []",
            [
                "1:1: E502 There is no setting “tool”. Here the settings stand alone, without [tool.saveworthy]."
            ],
        ),
        ("accept = [", ["1: E501 This is no valid TOML: invalid value."]),
        (
            "accept = []\naccept = []\n",
            ["2:12: E501 This is no valid TOML: cannot overwrite a value."],
        ),
        ("a b", ["1:3: E501 This is no valid TOML: expected '=' after a key in a key/value pair."]),
        (b"# \xff", ["1: E501 Settings must be UTF-8. Save the file as UTF-8."]),
        (
            '# 😀\r\n"😀" = { a = 1 }\r\nselct = []\r\nignore = ["😀", "plian"]',
            [
                "2:1: E502 There is no setting “😀”.",
                "3:1: E502 There is no setting “selct”. Did you mean “select”?",
                "4:11: E504 There is no rule or pack “😀”.",
                "4:16: E504 There is no rule or pack “plian”. Did you mean “plain”?",
            ],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str | bytes, said: list[str]
) -> None:
    assert problems(write(tmp_path, text)) == said


def test_a_pack_that_is_not_there_is_said_where_it_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, 'packs = [\n  "house.yml",\n]\n')
    assert problems(path) == [
        f"2:3: E505 There is no rule pack “house.yml”. It is looked for in {tmp_path}."
    ]


def test_a_pack_that_is_refused_says_so_beside_the_rest(tmp_path: Path) -> None:
    pack = write(
        tmp_path, PACK.replace('good: ["We met yes."]', 'good: ["We met yolo."]'), "house.yml"
    )
    path = write(tmp_path, 'packs = ["house.yml"]\nselct = []\n')
    wrong, refused = problems(path)
    assert wrong == "2:1: E502 There is no setting “selct”. Did you mean “select”?"
    assert refused.startswith(f"{pack}:10: E206 ")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    gone = tmp_path / "saveworthy.toml"
    with pytest.raises(SettingsError) as raised:
        load(gone)
    assert str(raised.value) == (
        f"{gone}: E500 The settings cannot be read (No such file or directory)."
    )
    with pytest.raises(SettingsError, match=r"E500 .*this is no ordinary file"):
        load(tmp_path)


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool]\nsaveworthy = 3\n", "pyproject.toml")
    assert problems(path) == ["2:1: E503 This must be a table."]


def test_in_pyproject_only_our_table_counts(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[project]\nname = "saveworthy-drafts"\n\n[tool.saveworthy]\nignore = ["plain"]\n\n'
        '[tool.saveworthy.severity]\nhype = "hint"\n',
        "pyproject.toml",
    )
    assert load(path).settings(None).layers == (Layer((), ("plain",), (("hype", "hint"),)),)
    write(tmp_path, "[tool.saveworthy]\nx = 1\n[[tool.saveworthy.overrides]]\ny = 1", path.name)
    assert problems(path) == [
        "2:1: E502 There is no setting “x”.",
        "3:1: E503 “files” is missing. Say which drafts it is for.",
        "4:1: E502 There is no setting “y”.",
    ]
    write(tmp_path, '[project]\nname = "saveworthy-drafts"\n', path.name)
    with pytest.raises(SettingsError) as raised:
        load(path)
    assert str(raised.value) == (
        f"{path}: E506 There is no [tool.saveworthy] in this file. "
        "Add one, or put the settings into a saveworthy.toml."
    )


def test_a_file_that_was_right_once_is_not_taken_for_right_after_a_change(tmp_path: Path) -> None:
    path = write(tmp_path, 'ignore = ["plain"]')
    assert load(path).settings(None) == load(path).settings(None)
    write(tmp_path, 'ignor = ["plain"]')
    assert problems(path) == ["1:1: E502 There is no setting “ignor”. Did you mean “ignore”?"]


def test_later_layers_win(ruleset: saveworthy.rules.RuleSet) -> None:
    def on(*layers: Layer) -> set[str]:
        rules = ruleset.adjusted(layers).rules
        return {rule.pack for rule in rules} & {"plain", "hype", "cliches"}

    plain_only, no_plain = Layer(select=("plain",)), Layer(ignore=("plain",))
    plain_off = Layer(severity=(("plain", "off"),))
    assert on(plain_only) == {"plain"}
    assert on(plain_only, no_plain) == set()
    assert on(no_plain, plain_only) == {"plain"}
    assert on(plain_off, plain_only) == {"plain"}
    assert "plain" not in on(no_plain, Layer(select=("hype",)), Layer(ignore=("cliches",)))
    assert on(Layer(("plain",), ("plain",))) == set()


def test_a_severity_for_a_rule_wins_over_its_packs_and_a_later_layer_over_both(
    ruleset: saveworthy.rules.RuleSet,
) -> None:
    first = Layer(severity=(("plain/in-order-to", "error"), ("plain", "hint")))
    rule = ruleset.adjusted((first,)).rule("plain/in-order-to")
    assert rule is not None
    assert rule.severity is Severity.ERROR
    rule = ruleset.adjusted((first, Layer(severity=(("plain", "info"),)))).rule(rule.id)
    assert rule is not None
    assert rule.severity is Severity.INFO
    back = ruleset.adjusted((Layer(severity=(("plain", "off"),)), first))
    assert back.rule("plain/in-order-to") is not None


def test_equal_settings_share_one_set_of_rules() -> None:
    one, other = (
        Settings.of(ignore=["hype"], accept=["x"]),
        Settings.of(ignore=["hype"], accept=["x"]),
    )
    assert ruleset(one) is ruleset(other)
    assert ruleset(one).fingerprint != ruleset(Settings.of(ignore=["hype"])).fingerprint
    assert ruleset(Settings()) is ruleset(Settings.of())


def marked(**how: object) -> set[str]:
    report = saveworthy.review(TEXT, **how)  # type: ignore[arg-type]
    words = {finding.span.of(TEXT) for finding in report.findings}
    return words & {"synergy", "in order to"}


def test_review_takes_settings(tmp_path: Path) -> None:
    assert marked() == {"synergy", "in order to"}
    assert marked(settings=Settings.of(accept=["synergy"])) == {"in order to"}
    path = write(
        tmp_path, 'accept = ["synergy"]\n[[overrides]]\nfiles = ["b.*"]\nignore = ["plain"]\n'
    )
    assert marked(settings=path) == {"in order to"}
    assert marked(settings=str(path), uri=str(tmp_path / "b.md")) == set()
    with pytest.raises(UsageError, match="E301 No rule or pack is called “plian”"):
        marked(settings=Settings.of(ignore=["plian"]))
    with pytest.raises(ValueError, match="not both"):
        marked(settings=Settings(), rules=ruleset(Settings()))


NAMES = st.sampled_from(["plain", "hype", "plain/in-order-to", "buzzwords/synergy"])
TERMS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
KEYS = {
    "accept": st.lists(TERMS, max_size=3),
    "select": st.lists(NAMES, max_size=2),
    "ignore": st.lists(NAMES, max_size=2),
    "severity": st.dictionaries(NAMES, st.sampled_from(["error", "hint", "off"]), max_size=2),
}


def toml(table: dict[str, object]) -> str:
    def value(item: object) -> str:
        if isinstance(item, dict):
            pairs = ", ".join(f"{value(k)} = {value(v)}" for k, v in item.items())
            return f"{{ {pairs} }}"
        return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")

    return "".join(f"{key} = {value(item)}\n" for key, item in table.items())


@given(
    st.fixed_dictionaries({}, optional=KEYS),
    st.lists(st.fixed_dictionaries({"files": st.just(["*.md"])}, optional=KEYS), max_size=2),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    table: dict[str, object],
    overrides: list[dict[str, object]],
) -> None:
    path = tmp_path_factory.mktemp("settings") / "saveworthy.toml"
    parts = [toml(table), *(f"[[overrides]]\n{toml(override)}" for override in overrides)]
    path.write_text("\n".join(parts), encoding="utf-8", newline="")
    expected = Settings()
    for each in (table, *overrides):
        expected = Settings.of(**{k: v for k, v in each.items() if k != "files"}).over(expected)  # type: ignore[arg-type]
    assert load(path).settings(path.parent / "a.md") == expected


@given(st.text(max_size=60) | st.lists(st.sampled_from(
    ["[a]\n", "[[a]]\n", "b = 1\n", "a.b = {c = [1, {d = 2}]}\n", "'x' = [\n1, # no\n 2]\n", "😀", "=", "\r\n", '"'],
), max_size=8).map("".join))  # fmt: skip
def test_every_value_of_any_toml_has_a_place_where_its_name_stands(text: str) -> None:
    try:
        source = parse(text.encode(errors="replace"), "x.toml")
    except SettingsError as error:
        assert [problem.code for problem in error.problems] == ["E501"]  # noqa: PT017
        return
    places = source.places()
    lines = source.text.split("\n")

    def check(value: object, path: tuple[str | int, ...]) -> None:
        if path:
            line, column = nearest(places, path)
            assert path in places
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1])
        parts = value.items() if isinstance(value, dict) else ()
        for key, part in parts or (enumerate(value) if isinstance(value, list) else ()):
            check(part, (*path, key))

    check(source.value, ())
