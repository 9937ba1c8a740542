"""A pack that makes no sense, or would never end, is refused with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from saveworthy import settings
from saveworthy.core import Document
from saveworthy.errors import PackError, Problem
from saveworthy.pipeline import Cache, review_document
from saveworthy.rules import builtin, limits
from saveworthy.rules.between import between_packs
from saveworthy.rules.clashes import clashes
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.load import load
from saveworthy.rules.probe import slow_on
from saveworthy.rules.rule import Pack, Rule
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.formats import split

HEAD = "pack: {name}\ntitle: Mine\nsummary: A test.\nmessage: x\nrules:\n"
REST = '    why: w\n    bad: ["[[{bad}]] it."]\n    good: ["Well."]\n'


def rule(name: str, matcher: str, bad: str, more: str = "") -> str:
    return f"  - id: {name}\n    {matcher}\n{more}" + REST.format(bad=bad)


def written(tmp_path: Path, *rules: str, name: str = "mine") -> Path:
    path = tmp_path / f"{name}.yml"
    path.write_text(HEAD.format(name=name) + "".join(rules), encoding="utf-8")
    return path


def refused(path: Path) -> list[Problem]:
    with pytest.raises(PackError) as caught:
        load(path)
    assert all(p.path == str(path) and p.mend for p in caught.value.problems)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        (r"(?:a|aa)+c$", "aaac"),
        (r"(a|b|ab)*c", "ababc"),
        (r"(.*?,){11}P", "1,2,3,4,5,6,7,8,9,10,11,P"),
        (r"(\w+\s?)+\.", "we leverage our platform."),
        (r"(.*)(.*)(.*)x", "a x"),
        (r"\[Your (?:[A-Z]\w+ ?){0,4}\]", "[Your Full Name]"),
    ],
)
def test_an_expression_that_explodes_is_refused_with_its_line(
    tmp_path: Path, pattern: str, example: str
) -> None:
    (problem,) = refused(written(tmp_path, rule("slow", f"pattern: '{pattern}'", example)))
    assert (problem.code, problem.line) == ("E210", 7)
    assert "“slow”" in problem.message


@pytest.mark.parametrize(
    "pattern", [r"[a-z]+ing", r"\b\w+-driven\b", r"(?:very )+", r"not \w+, (?:but|it's) \w+", "a+"]
)
def test_an_ordinary_expression_is_not(pattern: str) -> None:
    assert slow_on(pattern, ["a data-driven thing, very very, not a, but b"]) == ""


def test_a_fix_that_another_rule_turns_back_is_refused_with_both_places(tmp_path: Path) -> None:
    there = rule("there", "phrases: {utilise: use}", "utilise", "    inflect: verb\n")
    back = rule("back", "phrases: {use: utilise}", "use")
    (problem,) = refused(written(tmp_path, there, back))
    assert (problem.code, problem.line) == ("E211", 7)
    assert "“utilise” → “use” → “utilise”; see line 13" in problem.message


def test_so_is_a_longer_circle_once(tmp_path: Path) -> None:
    circle = rule("all", "phrases: {aye: bee, bee: [sea, see], sea: aye}", "aye")
    (problem,) = refused(written(tmp_path, circle))
    assert "“aye” → “bee” → “sea” → “aye”" in problem.message


def test_a_replacement_that_the_pack_itself_marks_is_refused(tmp_path: Path) -> None:
    phrases = rule(
        "fix", "phrases:\n      gizmo: thing\n      frob: make a big frobnication", "frob"
    )
    marks = rule("marks", "phrases: [frobnication, frobnications]", "frobnication")
    (problem,) = refused(written(tmp_path, phrases, marks))
    assert (problem.code, problem.line) == ("E212", 9)
    assert "“make a big frobnication” for “frob” is itself marked (“frobnication”)" in str(problem)
    assert "mine/marks, line 13" in problem.message
    pattern = rule("marks", "pattern: frobni[a-z]+", "frobnication")
    assert [p.code for p in refused(written(tmp_path, phrases, pattern))] == ["E212"]


def test_what_an_exception_or_the_context_makes_innocent_may_be_offered(tmp_path: Path) -> None:
    fix = rule("fix", "phrases: {frob: impact factor}", "frob")
    for more in (
        '    except: ["impact factor"]\n',
        "    only: {before: [big]}\n",
        "    pos: verb\n",
    ):
        assert load(written(tmp_path, fix, rule("marks", "phrases: [impact]", "impact", more)))
    # Each is right in sentences where the other does not apply.
    less = rule("less", "phrases: {less: fewer}", "less", "    only: {after: [drops]}\n")
    fewer = rule("fewer", "phrases: {fewer: less}", "fewer", "    only: {after: [water]}\n")
    assert load(written(tmp_path, less, fewer))


def test_a_rule_without_an_innocent_example_is_refused(tmp_path: Path) -> None:
    bare = rule("bare", "phrases: [frob]", "frob").replace('    good: ["Well."]\n', "")
    (problem,) = refused(written(tmp_path, bare))
    assert (problem.code, problem.line) == ("E205", 6)
    assert "“good” is missing. Give at least one text on which" in str(problem)


def test_a_million_phrases_are_refused_by_their_size(tmp_path: Path) -> None:
    phrases = "".join(f"      w{number}: a\n" for number in range(1_000_000))
    (problem,) = refused(written(tmp_path, rule("all", f"phrases:\n{phrases}", "w1")))
    assert problem.code == "E209"
    assert f"a pack may have {limits.BYTES:,}, and {limits.PHRASES:,} phrases" in problem.message


def test_too_many_phrases_rules_or_characters_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PHRASES", 9)
    monkeypatch.setattr(limits, "PATTERN", 20)
    monkeypatch.setattr(limits, "RULES", 2)
    verbs = rule("verbs", "phrases: {leap: jump, stroll: go}", "leap", "    inflect: verb\n")
    long = rule("long", f"pattern: {'x' * 21}", "x" * 21)
    found = refused(written(tmp_path, rule("one", "phrases: [frob]", "frob"), verbs, long))
    assert [(p.code, p.line) for p in found] == [("E209", 5), ("E209", 12), ("E209", 18)]
    assert "“verbs” the pack has more than 9 phrases (11 in all" in found[1].message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "[" + "a," * 400_000 + "]",
        "a: &a [x, x]\nb: &b [*a, *a]\n"
        + "".join(f"{chr(c + 1)}: &{chr(c + 1)} [*{chr(c)}, *{chr(c)}]\n" for c in range(98, 121)),
        "a: &a [*a]\n",
    ],
    ids=["lists", "mappings", "dashes", "values", "aliases", "itself"],
)
def test_yaml_made_to_hurt_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    (problem,) = refused(path)
    assert problem.code == "E209"
    assert problem.line


def test_an_alias_that_spares_writing_a_list_twice_is_fine(tmp_path: Path) -> None:
    one = rule("one", "phrases: [frob]", "big frob", "    only: {before: &size [big, small]}\n")
    two = rule("two", "phrases: [frobs]", "big frobs", "    only: {before: *size}\n")
    pack = load(written(tmp_path, one, two))
    assert pack.rules[0].only == pack.rules[1].only


def test_the_built_in_packs_do_not_clash() -> None:
    own = [pack for pack in builtin().packs if Path(pack.path).parent == pack_folder()]
    found = clashes(RuleSet(own))
    assert [(c.fix.rule.id, c.fix.phrase, c.fix.text, c.other.id, c.words) for c in found] == []


def test_a_pack_that_turns_another_back_is_refused_unless_one_is_ignored(tmp_path: Path) -> None:
    pack = written(tmp_path, rule("back", "phrases: {aye: bee}", "aye"), name="house")
    other = written(tmp_path, rule("there", "phrases: {bee: aye}", "bee"), name="far")
    ruleset = RuleSet([load(pack), load(other)])
    (problem,), _ = between_packs(ruleset)
    assert problem.code == "E211"
    assert (problem.path, problem.line) == (str(pack), 6)
    assert f"see far/there ({other}:6)" in problem.message
    assert between_packs(ruleset.select(ignore=["far"])) == ((), ())


def test_a_replacement_that_another_pack_marks_is_told_not_refused(tmp_path: Path) -> None:
    fix = written(tmp_path, rule("fix", "phrases: {frob: big gizmo}", "frob"), name="house")
    marks = written(tmp_path, rule("marks", "phrases: [gizmo]", "gizmo"), name="far")
    none, (problem,) = between_packs(RuleSet([load(fix), load(marks)]))
    assert none == ()
    assert (problem.code, problem.path, problem.line) == ("E212", str(fix), 6)
    assert f"is itself marked (“gizmo”) by far/marks, {marks}:6" in problem.message


def test_a_pack_that_marks_what_built_in_rules_offer_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path, rule("no-use", "phrases: [use]", "Use"), name="house")
    found = settings.ruleset(settings.Settings(packs=(str(path),)))
    report = review_document(split("We met.\n", "markdown"), found)
    (notice,) = report.notices
    assert notice.code == "E212"
    assert "house/no-use marks “use”, which is a replacement of " in notice.message


def slow_rules() -> RuleSet:
    """A pack with an expression that loading would refuse, and one that is sound."""
    slow = builtin().rules[0]
    names = {"why": "w", "severity": slow.severity, "bad": (), "good": ()}
    rules = (
        Rule(id="mine/slow", message="slow", pattern=r"(?:a|aa)+c|wool$", line=7, **names),  # type: ignore[arg-type]
        Rule(id="mine/sound", message="sound", pattern="wool", line=9, **names),  # type: ignore[arg-type]
    )
    return RuleSet((Pack("mine", "Mine", "A test.", "mine.yml", rules),))


def slow_draft() -> Document:
    return split("I like wool\n\n" + "a" * 200 + "!c\n\nMore wool\n", "markdown", "post.md")


@pytest.mark.parametrize("cache", [None, Cache()], ids=["cold", "cached"])
def test_an_expression_that_takes_too_long_is_left_out_of_the_draft_and_told(
    cache: Cache | None,
) -> None:
    rules = slow_rules()
    for _ in range(3):
        report = review_document(slow_draft(), rules, cache)
        assert [finding.rule_id for finding in report.findings] == ["mine/sound"] * 2
        (notice,) = report.notices
        assert (notice.code, notice.path, notice.line) == ("E213", "mine.yml", 7)
        assert "mine/slow takes too long on post.md" in notice.message
    mended = split("I like wool\n\nMore wool\n", "markdown", "post.md")
    report = review_document(mended, rules, cache)
    assert report.notices == ()
    # Of two rules at one place the first by name is kept.
    assert {finding.rule_id for finding in report.findings} == {"mine/slow"}


def test_an_ordinary_draft_has_no_notices() -> None:
    text = "We utilise it in order to leverage synergies, very very much.\n\n" * 200
    assert review_document(split(text, "markdown"), builtin()).notices == ()
