"""Runs the examples that a pack carries."""

from __future__ import annotations

from collections.abc import Iterator

from saveworthy.core import Document, Finding, apply_edits
from saveworthy.errors import Problem
from saveworthy.pipeline import review_document
from saveworthy.pipeline.fixes import edits_of, together
from saveworthy.rules.rule import Pack, Rule
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.formats import split

OPEN, CLOSE = "[[", "]]"


def failures(pack: Pack) -> tuple[Problem, ...]:
    """Return a problem for each example that its rule, alone, does not live up to."""
    return tuple(problem for rule in pack.rules for problem in _tried(pack, rule))


def marked(text: str, findings: tuple[Finding, ...]) -> str:
    """Return `text` with [[…]] around each finding, as examples are written."""
    for finding in reversed(findings):
        start, end = finding.span.start, finding.span.end
        text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    return text


def unmarked(text: str) -> str:
    """Return the draft that an example with [[…]] stands for."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def fixed(document: Document, findings: tuple[Finding, ...]) -> str:
    """Return the text after the first fix of every finding.

    Of two fixes side by side, as for words removed one after the other, only the first is made.
    """
    chosen, _ = together(findings, safe_only=False)
    return apply_edits(document.text, edits_of(chosen))


def _tried(pack: Pack, rule: Rule) -> Iterator[Problem]:
    try:
        yield from _of_rule(pack, rule)
    except KeyError as error:  # only what a check gives tells which placeholders there are
        yield Problem(
            "E206",
            f"The message of rule {rule.id} asks for {{{error.args[0]}}}, which its check does not give.",
            pack.path,
            rule.line,
        )


def _of_rule(pack: Pack, rule: Rule) -> Iterator[Problem]:
    alone = RuleSet((Pack(pack.name, pack.title, pack.summary, pack.path, (rule,)),))
    for bad in rule.bad:
        document = split(unmarked(bad.text), "markdown")
        findings = review_document(document, alone).findings
        got = marked(document.text, findings)
        if got != bad.text:
            yield Problem(
                "E206",
                f"Rule {rule.id} marks “{got}”, its example says “{bad.text}”.",
                pack.path,
                bad.line,
                mend="Mend the rule or the example.",
            )
        elif bad.fixed is not None or any(finding.fixes for finding in findings):
            after = fixed(document, findings)
            if after != bad.fixed:
                wanted = "nothing" if bad.fixed is None else f"“{bad.fixed}”"
                yield Problem(
                    "E206",
                    f"Rule {rule.id} makes “{after}”, its example says {wanted}.",
                    pack.path,
                    bad.line,
                    mend="Mend the rule or the example's “fixed”.",
                )
    for good in rule.good:
        document = split(good.text, "markdown")
        findings = review_document(document, alone).findings
        if findings:
            yield Problem(
                "E206",
                f"Rule {rule.id} marks “{marked(good.text, findings)}”, which should stay silent.",
                pack.path,
                good.line,
                mend="Mend the rule or the example.",
            )
