"""Which profile a draft has, and what that changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import saveworthy
from saveworthy.core import Document, Severity
from saveworthy.errors import SettingsError, UsageError
from saveworthy.pipeline import Cache, review_document
from saveworthy.pipeline.profile import named
from saveworthy.pipeline.revise import Anew, Change, revise
from saveworthy.rules import builtin
from saveworthy.rules.load import every
from saveworthy.rules.profiles import DEFAULT, PROFILES, SCORES
from saveworthy.settings import Settings, load, ruleset
from saveworthy.settings.schema import ProfileName
from saveworthy.text.formats import split

ASKS = "Pump 2 leaks oil at the seal. The seal needs to be replaced before Thursday at six.\n"
"""An ops note without an owner; in other profiles nothing is asked."""


def name_in(front: str) -> str | None:
    text = f"{front}\nWe met.\n"
    found = named(Document("", None, text, "markdown", ()))
    assert found is None or found.span.of(text) == found.name
    return found.name if found else None


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("---\nsaveworthy:\n  profile: docs\n---", "docs"),
        ("---\ntitle: x\nsaveworthy:\n  profile: 'docs' # ours\n---", "docs"),
        ('---\r\nsaveworthy:\r\n  profile: "docs"\r\n---\r', "docs"),
        ("---\nsaveworthy: {profile: docs}\n---", "docs"),
        ("---\nsaveworthy:\n  profile: dcos\n---", "dcos"),
        ('+++\n[saveworthy]\nprofile = "docs"\n+++', "docs"),
        ('+++\nsaveworthy.profile = "docs"\n+++', "docs"),
        ('+++\nsaveworthy = {profile = "docs"}\n+++', "docs"),
        ("---\nprofile: docs\n---", "docs"),
        ("\ufeff---\nprofile: docs\n---", "docs"),
        ("---\nprofile: docs\nsaveworthy:\n  profile: ops-note\n---", "ops-note"),
        ("---\nprofile: wide\n---", None),
        ("---\nauthor:\n  profile: docs\n---", None),
        ('+++\n[params]\nprofile = "docs"\n+++', None),
        ("---\nsaveworthy:\n  profile:\n---", None),
        ("profile: docs", None),
        ("---\nprofile: docs", None),
    ],
)
def test_front_matter_names_a_profile(front: str, name: str | None) -> None:
    assert name_in(front) == name


@given(st.text(alphabet="-+:=[]{}'\" \n\r\tprofilesavworthydc#.\ufeff", max_size=200))
def test_any_front_matter_gives_an_answer(text: str) -> None:
    name_in(f"---\n{text}\n---")


def test_a_draft_says_best_what_it_is() -> None:
    rules = ruleset(Settings.of(profile="docs"))
    plain = split(ASKS, "markdown")
    own = split(f"---\nsaveworthy:\n  profile: ops-note\n---\n\n{ASKS}", "markdown")
    assert "profiles/owner" not in {f.rule_id for f in review_document(plain, rules).findings}
    assert "profiles/owner" in {f.rule_id for f in review_document(own, rules).findings}
    rule = rules.rule("profiles/owner")
    assert rule is not None, "what a draft switched on can be looked up"


def test_the_command_line_wins_over_the_draft() -> None:
    rules = ruleset(Settings(profile="docs", insists=True))
    own = split(f"---\nsaveworthy:\n  profile: ops-note\n---\n\n{ASKS}", "markdown")
    assert "profiles/owner" not in {f.rule_id for f in review_document(own, rules).findings}


def test_a_profile_that_does_not_exist_is_marked_with_a_fix() -> None:
    text = "---\nsaveworthy:\n  profile: opsnote\n---\n\nWe met.\n"
    (finding,) = saveworthy.review(text).findings
    assert finding.rule_id == "saveworthy/unknown-profile"
    assert finding.span.of(text) == "opsnote"
    assert finding.fixes[0].edits[0].text == "ops-note"


def test_a_keystroke_is_reviewed_under_the_drafts_own_profile() -> None:
    text = f"---\nsaveworthy:\n  profile: docs\n---\n\nWe met. It is the best. {ASKS}"
    old = split(text, "markdown")
    rules, cache = ruleset(Settings()), Cache()
    report = review_document(old, rules, cache)
    at = text.index("met")
    new = split(f"{text[:at]}have {text[at:]}", "markdown")
    anew = Anew(old.blocks, new.blocks, new, lambda: new)
    first = revise(report, anew, Change(at, at, at + 5), rules, cache)
    assert first.findings == review_document(new, rules).findings


def test_each_profile_has_a_rule_of_its_own_and_its_names_exist() -> None:
    rules = every()
    assert {name for rule in rules.rules for name in rule.profiles} == set(PROFILES)
    for profile in PROFILES.values():
        assert set(profile.layer.names()) <= rules.known
        assert set(profile.targets) == set(SCORES)
        for rule_id, option, _ in profile.limits:
            rule = rules.rule(rule_id)
            assert rule is not None
            assert option in rule.options


def test_the_default_is_what_the_packs_say() -> None:
    bare = every()
    by_default = builtin()
    assert by_default.profile == DEFAULT
    assert PROFILES[DEFAULT].layer == type(PROFILES[DEFAULT].layer)()
    assert [r for r in bare.rules if not r.profiles or DEFAULT in r.profiles] == [*by_default.rules]
    targets = {rule.id: rule.options["target"] for rule in bare.score_checks}
    assert targets == {f"scores/{name}": least for name, least in PROFILES[DEFAULT].targets.items()}


def test_settings_know_every_profile() -> None:
    assert get_args(ProfileName) == tuple(PROFILES)
    with pytest.raises(UsageError, match=r"Did you mean “docs”\?"):
        ruleset(Settings.of(profile="dosc"))


def test_settings_lie_over_the_profile() -> None:
    rules = ruleset(
        Settings.of(profile="docs", select=["save", "scores"], targets={"voice": 70, "save": 0})
    )
    assert {rule.id for rule in rules.rules if rule.pack == "save"} == {
        rule.id for rule in every().rules if rule.pack == "save"
    }
    targets = {rule.id: rule.options["target"] for rule in rules.score_checks}
    assert targets == {"scores/voice": 70.0, "scores/readability": 40.0, "scores/save": 0.0}
    hype = next(r for r in ruleset(Settings.of(profile="docs")).rules if r.pack == "hype")
    assert hype.severity is Severity.WARNING


def test_a_file_sets_profiles_by_place(tmp_path: Path) -> None:
    (tmp_path / "saveworthy.toml").write_text(
        'profile = "newsletter"\n[targets]\nreadability = 60\n[minimum]\nvoice = 30.5\n'
        '[[overrides]]\nfiles = ["docs/"]\nprofile = "docs"\ntargets = {readability = 70}\n'
    )
    file = load(tmp_path / "saveworthy.toml")
    assert file.settings(tmp_path / "a.md").profile == "newsletter"
    docs = file.settings(tmp_path / "docs/a.md")
    assert docs.profile == "docs"
    assert docs.minimum == (("voice", 30.5),)
    rule = ruleset(docs).rule("scores/readability")
    assert rule is not None
    assert rule.options["target"] == 70


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profile = "dosc"', "1:1: E503 There is no profile “dosc”. Did you mean “docs”?"),
        ("profile = 3", "1:1: E503 There is no profile “3”. There are post"),
        ("[targets]\nvoise = 3", "2:1: E502 There is no setting “voise”. Did you mean “voice”?"),
        ("[targets]\nvoice = 101", "2:1: E503 voice must be a number from 0 to 100."),
        ('[minimum]\nvoice = "3"', "2:1: E503 voice must be a number from 0 to 100."),
        ("[minimum]\nvoice = true", "2:1: E503 voice must be a number from 0 to 100."),
        ("targets = 3", "1:1: E503 targets must be a table."),
        ('exclude = "x"', '1:1: E503 exclude must be a list. Write exclude = ["x"].'),
        ('include = ["!"]', "1:1: E503 include: “!” is no pattern."),
    ],
)
def test_slips_are_said_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "saveworthy.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        load(tmp_path / "saveworthy.toml")
    (problem,) = raised.value.problems
    assert str(problem).removeprefix(f"{tmp_path}/saveworthy.toml:").startswith(said)


Run = Callable[..., object]


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("posts/a.md", "posts/old/b.md", "docs/c.md", "drafts/d.md", "e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ASKS)
    return tmp_path


def reviewed(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, set[str]]:
    from saveworthy.cli.main import main

    main(["check", *args, "--format", "json", "--no-cache"])
    files = json.loads(capsys.readouterr().out)["files"]
    return {file["path"]: {f["rule"] for f in file["findings"]} for file in files}


def test_a_search_goes_by_include_and_exclude(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "saveworthy.toml").write_text(
        'include = ["posts/**", "docs/**"]\nexclude = ["old/"]\n'
    )
    assert set(reviewed(capsys, ".")) == {"posts/a.md", "docs/c.md"}
    assert set(reviewed(capsys, "posts", "e.txt")) == {"posts/a.md", "e.txt"}
    assert set(reviewed(capsys, "posts/old/b.md")) == {"posts/old/b.md"}
    assert len(reviewed(capsys, ".", "--no-config")) == 5


def test_profiles_by_glob_front_matter_and_option(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "saveworthy.toml").write_text('[[overrides]]\nfiles=["docs/"]\nprofile="ops-note"\n')
    (drafts / "drafts/d.md").write_text(f"---\nsaveworthy: {{profile: ops-note}}\n---\n\n{ASKS}")
    asked = {path for path, found in reviewed(capsys, ".").items() if "profiles/owner" in found}
    assert asked == {"docs/c.md", "drafts/d.md"}
    every_one = reviewed(capsys, ".", "--profile", "ops-note").values()
    assert all("profiles/owner" in found for found in every_one)
    none = reviewed(capsys, ".", "--profile", "docs").values()
    assert not any("profiles/owner" in found for found in none)


def test_a_score_below_the_minimum_of_a_folder_fails(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from saveworthy.cli.main import main

    (drafts / "saveworthy.toml").write_text("[minimum]\nreadability = 99\n")
    (drafts / "e.txt").write_text(ASKS * 5)
    assert main(["check", "e.txt", "--fail-on", "never"]) == 1
    assert "e.txt: readability is" in capsys.readouterr().err
    assert main(["check", "e.txt", "--fail-on", "never", "--min-score", "readability=1"]) == 0


def test_config_says_where_a_profile_comes_from(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from saveworthy.cli.main import main

    (drafts / "saveworthy.toml").write_text('profile = "docs"\n')
    main(["config", "posts/a.md"])
    assert 'profile  "docs"  line 1\nProfile: docs\n' in capsys.readouterr().out
    (drafts / "posts/a.md").write_text("---\nsaveworthy:\n  profile: post\n---\n\nWe met.\n")
    main(["config", "posts/a.md"])
    assert "Profile: post, line 3 of the draft\n" in capsys.readouterr().out


def test_a_review_names_its_profile_where_it_is_another_than_most(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from saveworthy.cli.main import main

    for _ in range(2):  # the second time it is kept
        main(["check", "e.txt", "--profile", "ops-note"])
        assert " words · ops-note · " in capsys.readouterr().out.splitlines()[0]
    main(["check", "e.txt"])
    assert "post" not in capsys.readouterr().out
