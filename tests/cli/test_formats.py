"""Reviews as other programs read them."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy.cli.outcome import Key, Reviewed, Totals
from saveworthy.cli.render.formats import FORMATS, Show, renderer
from saveworthy.cli.render.paths import address
from saveworthy.core import Edit, Finding, Fix, Related, Report, Severity, Span
from saveworthy.errors import Problem

Run = Callable[..., object]
BAD = "We met in order to plan.\n"
LEVELS = ["error", "warning", "note"]

names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def show(**changes: object) -> Show:
    plain = {
        "fail_on": Severity.WARNING,
        "hints": False,
        "everything": False,
        "quiet": False,
        "color": "never",
        "rule": lambda _: None,
    }
    return Show(**{**plain, **changes})  # type: ignore[arg-type]


@st.composite
def reviews(draw: st.DrawFn) -> Reviewed:
    text = draw(texts)
    findings = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        findings.append(
            Finding(
                f"pack/rule-{number}",
                span,
                draw(texts),
                draw(st.sampled_from(Severity)),
                (Fix("Do", (Edit(span, draw(texts)),)),) * draw(st.integers(0, 2)),
                (Related(span, "See."),) * draw(st.integers(0, 1)),
            )
        )
    keys = tuple(Key(f.rule_id, f.span.of(text), (), ()) for f in findings)
    report = Report(None, 3, tuple(findings), {})
    return Reviewed(draw(names), "markdown", text, report, keys=keys)


def written(form: str, drafts: list[Reviewed], problems: list[Problem], **changes: object) -> str:
    shown, totals = renderer(form, show(**changes)), Totals()
    out = ""
    for draft in drafts:
        totals.add_reviewed(draft)
        out += shown.draft(draft)
    if problems:
        totals.refused = True
        out += shown.refused(problems)
    return out + "".join(shown.close(totals))


problems = st.lists(
    st.builds(Problem, st.just("E111"), texts, names, st.integers(0, 3), mend=texts), max_size=2
)


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
@given(drafts=st.lists(reviews(), max_size=3), problems=problems)
def test_xml_is_well_formed_whatever_a_draft_holds(
    form: str, drafts: list[Reviewed], problems: list[Problem]
) -> None:
    root = ET.fromstring(written(form, drafts, problems).encode())
    assert len(root) == len(drafts) + len(problems)
    for draft, element in zip(drafts, root, strict=False):
        if draft.name.isprintable():
            assert element.get("name") == draft.name


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
@given(drafts=st.lists(reviews(), max_size=3), problems=problems)
def test_json_is_json_whatever_a_draft_holds(
    form: str, drafts: list[Reviewed], problems: list[Problem]
) -> None:
    out = written(form, drafts, problems)
    for piece in out.split("\n")[:-1] if form == "jsonl" else [out]:
        json.loads(piece.encode())


@given(st.lists(reviews(), max_size=3), problems)
def test_a_workflow_command_is_one_line_and_loses_nothing(
    drafts: list[Reviewed], problems: list[Problem]
) -> None:
    out = written("github", drafts, problems, hints=True)
    lines = out.split("\n")[:-1]
    told = [(d, f) for d in drafts for f in d.report.findings]
    assert len(lines) == len(told) + len(problems)
    for line, (draft, finding) in zip(lines, told, strict=False):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line, re.DOTALL)
        assert match
        fields = dict(field.split("=", 1) for field in match[2].split(","))
        assert unescaped(fields["file"]) == draft.name
        assert fields["title"] == finding.rule_id
        assert unescaped(match[3]) == finding.message


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


@given(st.lists(reviews(), max_size=3), problems)
def test_sarif_has_the_structure_of_its_standard(
    drafts: list[Reviewed], problems: list[Problem]
) -> None:
    log = json.loads(written("sarif", drafts, problems))
    assert log["version"] == "2.1.0"
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    told = [(d, f) for d in drafts for f in d.report.findings]
    assert len(run["results"]) == len(told)
    prints = set()
    for result, (draft, finding) in zip(run["results"], told, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule_id
        assert result["level"] in LEVELS
        assert result["message"]["text"] == finding.message
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": address(draft.name)}
        assert piece(draft.text, place["region"]) == finding.span.of(draft.text)
        assert len(result.get("fixes", [])) == len(finding.fixes)
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            for replacement in change["replacements"]:
                assert set(replacement) == {"deletedRegion", "insertedContent"}
        prints.add((draft.name, result["partialFingerprints"]["saveworthy/v1"]))
    assert run["invocations"][0]["executionSuccessful"] is not bool(problems)
    assert len(run["invocations"][0].get("toolExecutionNotifications", [])) == len(problems)


def piece(text: str, region: dict[str, int]) -> str:
    """What stands at a region, found as a reader of UTF-16 would, without Saveworthy's help."""
    lines = re.split("(\r\n|\r|\n)", text)
    units = [line.encode("utf-16-le") for line in lines]

    def offset(line: int, column: int) -> int:
        return sum(map(len, units[: 2 * (line - 1)])) + 2 * (column - 1)

    start = offset(region["startLine"], region["startColumn"])
    end = offset(region["endLine"], region["endColumn"])
    found = text.encode("utf-16-le")[start:end].decode("utf-16-le")
    # A place inside "\r\n" is the end of its line.
    return text[len(text.encode("utf-16-le")[:start].decode("utf-16-le")) :][: len(found)]


def test_columns_are_counted_as_each_format_wants(here: Path, run: Run) -> None:
    (here / "a.md").write_text("😀 é in order to plan.\n", "utf-8")

    def place(form: str) -> str:
        return run("check", "a.md", "--format", form).out

    assert '"startColumn": 6' in place("sarif")
    assert ",col=5,endColumn=16," in place("github")
    assert '"start": {"line": 1, "column": 9}' in place("rdjson")
    assert 'column="5"' in place("checkstyle")
    assert '"column": 5' in place("json")


def test_sarif_describes_the_rules_that_spoke(here: Path, run: Run) -> None:
    (here / "a.md").write_text(f"{BAD}\nWe utilise it.\n", "utf-8")
    driver = json.loads(run("check", "a.md", "--format", "sarif").out)["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["house/in-order-to", "house/utilise"]
    assert driver["rules"][1] == {
        "id": "house/utilise",
        "shortDescription": {"text": "The short word is the one you would say."},
        "help": {
            "text": "The short word is the one you would say. "
            "To read more: saveworthy explain house/utilise"
        },
        "defaultConfiguration": {"level": "note"},
        "properties": {"tags": ["house"]},
        "helpUri": "https://example.org/words",
    }


def test_gitlabs_fingerprints_stay_when_lines_are_added_above(here: Path, run: Run) -> None:
    def prints(text: str) -> list[str]:
        (here / "a.md").write_text(text, "utf-8")
        out = json.loads(run("check", "a.md", "--format", "gitlab").out)
        return [row["fingerprint"] for row in out]

    before = prints(f"{BAD}\n{BAD}\nThey sang in order to eat.\n")
    assert len(set(before)) == 3
    assert prints(f"# Head\n\nNew.\n\n{BAD}\n{BAD}\nThey sang in order to eat.\n") == before


def test_gitlab_gets_an_empty_list_without_findings(here: Path, run: Run) -> None:
    (here / "a.md").write_text("We met.\n", "utf-8")
    assert json.loads(run("check", "a.md", "--format", "gitlab").out) == []


def test_junit_fails_where_the_command_fails(here: Path, run: Run) -> None:
    (here / "a.md").write_text(f"{BAD}\nWe utilise it.\n", "utf-8")
    (here / "b.md").write_text("We met.\n", "utf-8")
    for fail_on, failures in (("warning", 1), ("info", 2), ("error", 0), ("never", 0)):
        out = run("check", ".", "--format", "junit", "--fail-on", fail_on).out
        root = ET.fromstring(out.encode())
        assert len(root.findall(".//failure")) == failures
        assert [suite.get("failures") for suite in root] == [str(failures), "0"]
        assert all(int(suite.get("tests", "0")) == len(suite.findall("testcase")) for suite in root)


def test_jsonl_has_a_draft_on_each_line(here: Path, run: Run) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    (here / "b.md").write_text("We met.\n", "utf-8")
    lines = run("check", ".", "--format", "jsonl").out.splitlines()
    whole = json.loads(run("check", ".", "--format", "json").out)
    assert [json.loads(line) for line in lines] == whole["files"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("text", "jsonl")])
def test_a_review_of_nothing_is_still_whole(form: str) -> None:
    out = written(form, [], [])
    if form in ("junit", "checkstyle"):
        assert len(ET.fromstring(out.encode())) == 0
    elif form not in ("github", "html"):
        json.loads(out)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a.md", "a.md"),
        ("a b/ü#?.md", "a%20b/%C3%BC%23%3F.md"),
        ("c:d.md", "c%3Ad.md"),
        ("/x/a.md", "file:///x/a.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("100%.md", "100%25.md"),
    ],
)
def test_names_become_addresses(name: str, uri: str) -> None:
    assert address(name) == uri
