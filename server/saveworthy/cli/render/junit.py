"""A review as JUnit's XML: a suite for each draft, a test case for each finding.

A finding that reaches `--fail-on` is a failure; the others are told in the suite's output, so that
the tests fail where the command fails, and only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.xml import HEAD, attributes, content
from saveworthy.core import Severity
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Finding
    from saveworthy.errors import Problem


class Junit:
    """Writes one `<testsuite>` for each draft.

    Args:
        fail_on: the severity from which a finding fails; None if none does.
        hints: whether to list what is no more than a hint.
    """

    def __init__(self, fail_on: Severity | None, *, hints: bool) -> None:
        self._fail_on = fail_on
        self._hints = hints
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """One draft's suite; a draft in which nothing fails is one test that passes."""
        lines = Lines(reviewed.text)
        failures, others = [], []
        for finding in reviewed.report.findings:
            place = lines.numbered(finding.span.start)
            at = f"{place.line}:{place.column}"
            if self._fail_on is not None and finding.severity >= self._fail_on:
                failures.append(_failure(finding, reviewed, at))
            elif self._hints or finding.severity > Severity.HINT:
                label = finding.severity.label
                others.append(f"{at} {label} {finding.message} ({finding.rule_id})\n")
        passed = f"<testcase{attributes({'name': 'saveworthy', 'classname': reviewed.name})}/>\n"
        out = f"<system-out>{content(''.join(others))}</system-out>\n" if others else ""
        counts = {"tests": max(len(failures), 1), "failures": len(failures), "errors": 0}
        suite = attributes({"name": reviewed.name, **counts})
        cases = "".join(failures) or passed
        return f"{self._begin()}<testsuite{suite}>\n{cases}{out}</testsuite>\n"

    def refused(self, problems: Sequence[Problem]) -> str:
        """Each reason why a draft could not be reviewed, as a test that could not run."""
        return self._begin() * bool(problems) + "".join(
            f"<testsuite{attributes({'name': each.path, 'tests': 1, 'failures': 0, 'errors': 1})}>\n"
            f"<testcase{attributes({'name': each.code, 'classname': each.path})}>"
            f"<error{attributes({'type': each.code, 'message': each.message})}>"
            f"{content(str(each))}</error></testcase>\n</testsuite>\n"
            for each in problems
        )

    def close(self, totals: Totals) -> str:
        """The end."""
        del totals
        return f"{self._begin()}</testsuites>\n"

    def _begin(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return f'{HEAD}<testsuites name="saveworthy">\n'


def renderer(show: Show) -> Junit:
    """Show reviews as JUnit's XML."""
    return Junit(show.fail_on, hints=show.hints)


def _failure(finding: Finding, reviewed: Reviewed, at: str) -> str:
    case = attributes({"name": f"{finding.rule_id} at {at}", "classname": reviewed.name})
    failure = attributes({"type": finding.severity.label, "message": finding.message})
    said = f"{reviewed.name}:{at}: {finding.message}\n{finding.span.of(reviewed.text)}"
    return f"<testcase{case}><failure{failure}>{content(said)}</failure></testcase>\n"
