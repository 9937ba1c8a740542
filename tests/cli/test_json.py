import json
from pathlib import Path

import pytest

import saveworthy
from saveworthy.cli.outcome import Reviewed, Totals
from saveworthy.cli.render.json import Json
from saveworthy.core import Edit, Finding, Fix, Report, Score, Severity, Span

TEXT = "😀 first\r\nWe leverage it — twice.\n"
START = TEXT.index("leverage")
SPAN = Span(START, START + 8)
FINDING = Finding(
    "buzzwords/leverage",
    SPAN,
    "Say “use”.",
    Severity.WARNING,
    (Fix("Use “use”", (Edit(SPAN, "use"),), safe=True), Fix("Delete", (Edit(SPAN, ""),))),
)
SCORES = {
    "readability": Score("readability", 61.2, label="plain", measures={"gunning_fog": 9.5}),
    "voice": Score("voice", 72.0, (61.0, 80.0), label="a person"),
    "save": Score("save", None, reason="Too short to tell."),
}


def written(*drafts: Reviewed) -> str:
    renderer, totals = Json(), Totals()
    out = ""
    for draft in drafts:
        totals.add(draft.report)
        out += renderer.draft(draft)
    return out + renderer.close(totals)


def test_the_shape_is_exactly_the_contract() -> None:
    draft = Reviewed("a.md", "markdown", TEXT, Report(None, 812, (FINDING,), SCORES))
    expected = {
        "version": 1,
        "files": [
            {
                "path": "a.md",
                "format": "markdown",
                "words": 812,
                "scores": {
                    "readability": {
                        "value": 61.2,
                        "interval": None,
                        "reason": None,
                        "label": "plain",
                        "measures": {"gunning_fog": 9.5},
                    },
                    "voice": {
                        "value": 72.0,
                        "interval": [61.0, 80.0],
                        "reason": None,
                        "label": "a person",
                    },
                    "save": {
                        "value": None,
                        "interval": None,
                        "reason": "Too short to tell.",
                        "label": "",
                        "questions": {},
                    },
                },
                "findings": [
                    {
                        "rule": "buzzwords/leverage",
                        "severity": "warning",
                        "message": "Say “use”.",
                        "text": "leverage",
                        "start": {"offset": 12, "line": 2, "column": 4},
                        "end": {"offset": 20, "line": 2, "column": 12},
                        "fixes": [
                            {
                                "title": "Use “use”",
                                "safe": True,
                                "edits": [{"start": 12, "end": 20, "text": "use"}],
                            },
                            {
                                "title": "Delete",
                                "safe": False,
                                "edits": [{"start": 12, "end": 20, "text": ""}],
                            },
                        ],
                    }
                ],
            }
        ],
        "summary": {
            "files": 1,
            "words": 812,
            "findings": {"error": 0, "warning": 1, "info": 0, "hint": 0},
        },
    }
    got = json.loads(written(draft))
    assert got == expected
    assert json.dumps(got) == json.dumps(expected)  # the order of keys, too


def test_each_draft_has_its_line_and_no_draft_is_an_empty_list() -> None:
    draft = Reviewed("a.md", "plain", "", Report(None, 0, (), {}))
    out = written(draft, draft)
    assert len(out.splitlines()) == 4
    assert len(json.loads(out)["files"]) == 2
    assert json.loads(written()) == {
        "version": 1,
        "files": [],
        "summary": {
            "files": 0,
            "words": 0,
            "findings": {"error": 0, "warning": 0, "info": 0, "hint": 0},
        },
    }


def test_a_name_that_is_no_utf8_survives() -> None:
    draft = Reviewed("caf\udce9.md", "plain", "", Report(None, 0, (), {}))
    out = written(draft)
    assert json.loads(out.encode())["files"][0]["path"] == "caf\udce9.md"


PLACE = {"offset": int, "line": int, "column": int}
SCORE = {
    "value": float | None,
    "interval": list | None,
    "reason": str | None,
    "label": str,
}
EDIT = {"start": int, "end": int, "text": str}
FIX = {"title": str, "safe": bool, "edits": [EDIT]}
CONTRACT = {
    "version": int,
    "files": [
        {
            "path": str,
            "format": str,
            "words": int,
            "scores": {
                "readability": {**SCORE, "measures": dict},
                "voice": {**SCORE, "measures": dict},
                "save": {**SCORE, "questions": dict},
            },
            "findings": [
                {
                    "rule": str,
                    "severity": str,
                    "message": str,
                    "text": str,
                    "start": PLACE,
                    "end": PLACE,
                    "fixes": [FIX],
                }
            ],
        }
    ],
    "summary": {
        "files": int,
        "words": int,
        "findings": {"error": int, "warning": int, "info": int, "hint": int},
    },
}


def matches(value: object, shape: object, at: str = "") -> None:
    """Whether `value` has the keys of `shape`, in its order, and its types."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), at
        assert list(value) == list(shape), at
        for key, inner in shape.items():
            matches(value[key], inner, f"{at}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), at
        for number, item in enumerate(value):
            matches(item, shape[0], f"{at}[{number}]")
    else:
        assert isinstance(value, shape), at  # type: ignore[arg-type]
        assert shape is bool or not isinstance(value, bool), at


def test_the_examples_are_reported_as_the_contract_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from saveworthy.cli.main import main

    folder = Path(__file__).parents[2] / "examples"
    main(["check", str(folder), "--format", "json"])
    review = json.loads(capsys.readouterr().out)
    matches(review, CONTRACT)
    total = {"error": 0, "warning": 0, "info": 0, "hint": 0}
    for file in review["files"]:
        text = Path(file["path"]).read_bytes().decode()
        report = saveworthy.review(text, format=file["format"])
        assert file["words"] == report.words
        assert file["scores"]["readability"]["value"] == report.scores["readability"].value
        assert file["scores"]["readability"]["measures"] == report.scores["readability"].measures
        assert len(file["findings"]) == len(report.findings)
        for shown, finding in zip(file["findings"], report.findings, strict=True):
            total[shown["severity"]] += 1
            start, end = shown["start"], shown["end"]
            assert (shown["rule"], start["offset"]) == (finding.rule_id, finding.span.start)
            assert shown["text"] == text[start["offset"] : end["offset"]]
            for at in (start, end):
                before = text[: at["offset"]]
                assert at["line"] == before.count("\n") + 1
                assert at["column"] == at["offset"] - (before.rfind("\n") + 1) + 1
            for fix, wanted in zip(shown["fixes"], finding.fixes, strict=True):
                assert fix["edits"] == [
                    {"start": e.span.start, "end": e.span.end, "text": e.text} for e in wanted.edits
                ]
    assert review["summary"]["findings"] == total
    assert review["summary"]["files"] == len(review["files"])
    assert review["summary"]["words"] == sum(file["words"] for file in review["files"])
