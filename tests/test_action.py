"""The GitHub Action: what it makes of its inputs, run as a runner runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".github/action/review.py"
BAD = "We met in order to plan.\n"


class Ended(NamedTuple):
    """What a step has left."""

    out: str
    err: str
    outputs: Mapping[str, str]
    sarif: Path


Step = Callable[..., Ended]


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Runs the step in a folder of drafts, with inputs as the action's defaults have them."""
    drafts = tmp_path / "drafts"
    (drafts / "my posts").mkdir(parents=True)
    (drafts / "my posts/a.md").write_text(BAD, "utf-8")
    (drafts / "b.md").write_text("We met.\n", "utf-8")
    (drafts / "it's.md").write_text(BAD, "utf-8")

    def run(**inputs: str) -> Ended:
        given = {"PATHS": ".", "ONLY_CHANGED": "", "FAIL_ON": "info", "ARGS": "", "SARIF": "true"}
        written = tmp_path / "output"
        written.write_text("")
        done = subprocess.run(
            [sys.executable, SCRIPT],
            cwd=drafts,
            env={
                **os.environ,
                **given,
                **inputs,
                "RUNNER_TEMP": str(tmp_path),
                "GITHUB_OUTPUT": str(written),
                "PYTHONUTF8": "1",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        outputs = dict(line.split("=") for line in written.read_text().splitlines())
        return Ended(done.stdout, done.stderr, outputs, tmp_path / "saveworthy.sarif")

    return run


def reviewed(sarif: Path) -> set[str]:
    (run,) = json.loads(sarif.read_text("utf-8"))["runs"]
    places = (result["locations"][0]["physicalLocation"] for result in run["results"])
    return {place["artifactLocation"]["uri"] for place in places}


def test_findings_are_uploaded_and_shown(step: Step) -> None:
    ended = step()
    assert ended.outputs == {"status": "1", "upload": "true"}
    assert reviewed(ended.sarif) == {"my%20posts/a.md", "it%27s.md"}
    assert "in order to" in ended.out


@pytest.mark.parametrize(
    "paths", ["'my posts' b.md", 'b.md\n"my posts"\n', "b.md  \n  'my posts/a.md'"]
)
def test_paths_with_spaces_are_quoted(step: Step, paths: str) -> None:
    ended = step(PATHS=paths, SARIF="false")
    assert ended.outputs == {"status": "1", "upload": "false"}
    assert ended.out.startswith("::notice file=my posts/a.md,line=1,")
    assert ended.err == ""


def test_a_path_with_an_apostrophe_is_quoted_too(step: Step) -> None:
    assert step(PATHS='"it\'s.md"').outputs["status"] == "1"
    ended = step(PATHS="it's.md")
    assert ended.outputs == {"status": "2", "upload": "false"}
    assert ended.out.startswith("::error::A quote")


def test_without_findings_there_is_an_empty_report(step: Step) -> None:
    ended = step(PATHS="b.md")
    assert ended.outputs == {"status": "0", "upload": "true"}
    assert reviewed(ended.sarif) == set()


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"ARGS": "--select nothing-like-it"}, "E301"),
        ({"ARGS": "--format json"}, "--format says both"),
        ({"FAIL_ON": "sometimes"}, "--fail-on"),
        ({"ONLY_CHANGED": "main"}, "E312"),
    ],
)
def test_without_a_report_nothing_is_uploaded_and_the_reason_is_said(
    step: Step, inputs: dict[str, str], said: str
) -> None:
    ended = step(**inputs)
    assert ended.outputs == {"status": "2", "upload": "false"}
    assert said in ended.err


def test_a_draft_that_cannot_be_read_is_in_the_report_and_the_status(step: Step) -> None:
    ended = step(PATHS="b.md gone.md")
    assert ended.outputs == {"status": "2", "upload": "true"}
    assert "gone.md: E111" in ended.err
    (run,) = json.loads(ended.sarif.read_text("utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_options_and_patterns_come_through_as_they_are(step: Step) -> None:
    ended = step(PATHS="*.md", ARGS="--select 'plain'\n--quiet")
    assert ended.outputs["status"] == "1"
    assert reviewed(ended.sarif) == {"it%27s.md"}
    assert step(PATHS="*.txt").err.startswith("*.txt: E111")


def test_the_steps_know_each_other() -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = action["runs"]["steps"]
    known = {each["id"] for each in steps if "id" in each}
    text = (ROOT / "action.yml").read_text("utf-8")
    named = {part.split(".")[0] for part in text.split("steps.")[1:]}
    assert named == known == {"python", "install", "review"}
    assert f"$HERE/{SCRIPT.relative_to(ROOT).as_posix()}" in text
    for each in steps:  # an input in a script would be code; in a variable it is data
        assert "${{" not in each.get("run", "")
    given = {part.split(" ")[0] for part in text.split("inputs.")[1:]}
    assert given == set(action["inputs"])
