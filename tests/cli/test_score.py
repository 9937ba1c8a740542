"""`saveworthy score`: bars for people, lines of JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy.cli.pool import in_order
from saveworthy.cli.render.scores import Bars
from saveworthy.cli.render.terminal import Ink

Run = Callable[..., object]

DRAFT = """# How we cut our build time

Last Tuesday our build took 41 minutes. Rosa timed it twice. Now it takes nine.

Start by listing the ten slowest steps. For example, ours spent 12 minutes on images 🖼️ nobody used.
"""


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def score(run: Run, *args: object, stdin: bytes = b"") -> object:
    return run("score", *args, stdin=stdin, rules=False)


def test_a_draft_gets_a_bar_for_each_score_and_its_best_sentences(here: Path, run: Run) -> None:
    (here / "a.md").write_text(DRAFT, "utf-8")
    ended = score(run, "a.md")
    assert ended.status == 0
    assert ended.out.startswith("a.md  ")
    for name in ("voice", "readability", "save"):
        assert f"\n  {name:<12} " in ended.out
    assert "For example, ours spent 12 minutes" in ended.out
    assert "an example" in ended.out
    assert ended.err == ""


def test_no_line_is_wider_than_the_terminal(here: Path, run: Run) -> None:
    (here / "a.md").write_text(DRAFT, "utf-8")
    assert max(map(len, score(run, "a.md").out.splitlines())) <= 100


def test_json_is_one_object_to_a_draft_with_evidence(here: Path, run: Run) -> None:
    (here / "a.md").write_text(DRAFT, "utf-8")
    (here / "b.txt").write_text("Too short.", "utf-8")
    first, second = lines(score(run, ".", "--format", "json").out)
    assert (first["path"], first["format"], second["path"]) == ("a.md", "markdown", "b.txt")
    for each in first["scores"]["save"]["evidence"]:
        assert DRAFT[each["start"] : each["end"]] == each["text"]
    assert second["scores"]["save"]["value"] is None


def test_records_are_scored_in_order_whatever_the_number_of_processes(here: Path, run: Run) -> None:
    texts = [f"You can save {n} euros with the list of my sister." for n in range(200)]
    (here / "a.jsonl").write_text("\n".join(json.dumps({"body": t}) for t in texts), "utf-8")
    asked = ("--jsonl", "a.jsonl", "--text-field", "body")
    one = score(run, *asked, "--jobs", "1")
    two = score(run, *asked, "--jobs", "2")
    assert one.out == two.out
    assert [each["line"] for each in lines(one.out)] == list(range(1, 201))
    assert one.status == two.status == 0


def test_a_record_gets_the_scores_that_a_draft_of_its_text_gets(here: Path, run: Run) -> None:
    (here / "a.md").write_text(DRAFT, "utf-8")
    (alone,) = lines(score(run, "a.md", "--format", "json").out)
    record = json.dumps({"text": DRAFT}).encode()
    (scored,) = lines(score(run, "--jsonl", "-", "--text-format", "markdown", stdin=record).out)
    for name, found in scored["scores"].items():
        assert alone["scores"][name] | found == alone["scores"][name]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "-:2:1: E121 This line is not JSON: Expecting"),
        (b"[1]", "-:2: E121 This line is no JSON object."),
        (b'{"a": 1, "b": 2}', "-:2: E121 There is no field “text” (it has a, b)."),
        (b'{"text": 1}', "-:2: E121 The field “text” is not a text."),
        (b'{"text": "\xff"}', "-:2: E121 This line is not UTF-8 (byte 11)."),
        (b"[" * 100_000, "-:2: E121 This line is nested too deeply."),
    ],
)
def test_a_bad_record_is_named_and_the_others_are_scored(run: Run, line: bytes, said: str) -> None:
    good = b'{"text": "You can save five euros here."}'
    ended = score(run, "--jsonl", "-", stdin=b"\n".join((good, line, good)))
    first, bad, last = lines(ended.out)
    assert ended.status == 2
    assert ended.err.startswith(said)
    assert (first["line"], bad["line"], last["line"]) == (1, 2, 3)
    assert bad["error"]
    assert first["scores"] == last["scores"]


def test_what_cannot_be_read_is_said(here: Path, run: Run) -> None:
    for args, said in (
        ((), "E302 Name either drafts or --jsonl FILE."),
        (("a.md", "--jsonl", "b"), "E302 Name either drafts or --jsonl FILE."),
        (("--jsonl", "b"), "b: E111 There is no such file."),
        (("--jsonl", "."), ".: E112 This file cannot be read"),
        (("a.md",), "a.md: E111 There is no such file or folder."),
    ):
        ended = score(run, *args)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith(said)


def test_bars_are_plain_where_the_output_has_no_blocks() -> None:
    bar = Bars(Ink(on=False), 80, "ascii")._bar
    assert bar(0) == "." * 20
    assert bar(50) == "#" * 10 + "." * 10
    fine = Bars(Ink(on=False), 80, "utf-8")._bar
    assert {len(fine(value / 7)) for value in range(701)} == {20}
    assert fine(100) == "█" * 20


def double(batch: list[int]) -> list[int]:
    return [2 * each for each in batch]


def test_a_pool_takes_no_more_than_it_needs() -> None:
    taken = []

    def source() -> object:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(double, source(), jobs=1, batch=10)
    assert [next(results) for _ in range(25)] == [2 * n for n in range(25)]
    assert len(taken) <= 40


def test_a_search_passes_over_what_the_settings_exclude(here: Path, run: Run) -> None:
    for name in ("a.md", "old/b.md", "page.html"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("We met at noon.\n", "utf-8")
    (here / "saveworthy.toml").write_text('include = ["*.md", "*.html"]\nexclude = ["old/"]\n')
    ended = run("score", ".", "--format", "json", rules=False)
    assert [json.loads(line)["path"] for line in ended.out.splitlines()] == ["a.md", "page.html"]
