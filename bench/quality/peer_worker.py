"""Runs one Python peer, in the peers' own environment: a text per line in, what it flags out.

Started by `peers.py` with the name of the peer. Reads JSON strings from standard input, one a line,
and answers each with `{"spans": [[start, end, rule], …], "score": number or null}`; offsets are code
points into the text. Needs nothing of Saveworthy.
"""

import importlib
import json
import sys
import tempfile
from pathlib import Path


def slop_guard():
    analyze = importlib.import_module("slop_guard").analyze_text

    def run(text):
        found = analyze(text)
        spans = [
            (v["start"], v["end"], v["rule"])
            for v in found["violations"]
            if v.get("start") is not None and v.get("end") is not None
        ]
        return spans, found["score"]

    return run


def sloplint():
    lint = importlib.import_module("sloplint").lint

    def run(text):
        # It names a line and says what it saw: words of the line, or a description.
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        spans = []
        for said in lint(text):
            number, _, what = said.partition(": ")
            line = int(number) - 1 if number.isdigit() else 0
            end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
            at = text.lower().find(what.lower(), starts[line], end)
            spans.append((at, at + len(what), what) if at >= 0 else (starts[line], end, what))
        return spans, None

    return run


def slopscore():
    scan = importlib.import_module("slopscore").scan_text

    def run(text):
        found = scan(text)
        spans = [
            (e.start_char, e.end_char, e.rule_id)
            for e in found.evidence
            if str(e.kind.value) != "summary" and e.start_char is not None
        ]
        return spans, found.score.slop_score

    return run


def proselint():
    tools = importlib.import_module("proselint.tools")
    checks = importlib.import_module("proselint.checks")
    registry = importlib.import_module("proselint.registry").CheckRegistry()
    config = importlib.import_module("proselint.config").DEFAULT
    registry.register_many(checks.__register__)

    def run(text):
        found = tools.LintFile("draft", content=text).lint(config)
        # Its spans count from 1.
        spans = [
            (r.check_result.span[0] - 1, r.check_result.span[1] - 1, r.check_result.check_path)
            for r in found
        ]
        return spans, None

    return run


def articulate():
    check = importlib.import_module("articulate.detector").check_text

    def run(text):
        found = check(text)
        spans = [
            (f["start"], f["end"], f["rule_id"])
            for tier in ("high", "medium", "low")
            for f in found.get(tier, ())
            if f.get("start") is not None
        ]
        return spans, found.get("texture_score")

    return run


def defluff():
    detect = importlib.import_module("defluff").detect

    def run(text):
        found = detect(text)
        return [(s.start, s.end, "/".join(s.categories)) for s in found.spans], found.slop_score

    return run


def slopvac():
    pipeline = importlib.import_module("slopvac.pipeline")
    folder = Path(tempfile.mkdtemp(prefix="slopvac-"))
    path = folder / "draft.md"
    path.write_text("A draft.\n", encoding="utf-8")
    context = pipeline.load_run_context(
        (str(path),),
        profile=None,
        config_path=None,
        rules_dir=(),
        only_categories=(),
        disabled=(),
        min_score=None,
        max_per_100_words=None,
        locale_tag=None,
    )
    config, ruleset = context.configs[path], context.rulesets[path]

    def run(text):
        # Without Vale its own engine runs all rules, which is more than `--no-vale` does.
        path.write_text(text, encoding="utf-8")
        found = pipeline.lint_one(path, config, ruleset, None)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        spans = []
        for f in found.findings:
            start = starts[min(f.line, len(starts)) - 1] + f.column - 1
            spans.append((start, start + max(1, len(f.matched_text)), f.rule_id))
        return spans, found.score

    return run


def harper_py():
    linter = importlib.import_module("harper").Linter()

    def run(text):
        found = linter.lint(text)
        return [(f.span.start, f.span.end, f.lint_kind) for f in found], None

    return run


def main():
    run = globals()[sys.argv[1]]()
    answers = sys.stdout
    sys.stdout = sys.stderr  # what a peer prints must not get between the answers
    answers.write('{"ready": true}\n')
    answers.flush()
    for line in sys.stdin:
        try:
            spans, score = run(json.loads(line))
            answer = {"spans": spans, "score": score}
        except Exception as error:  # a peer may stumble over a text; the others go on
            answer = {"error": repr(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
