"""Diagnostics written as text say what diagnostics converted one by one say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygls.protocol import default_converter

from saveworthy import review
from saveworthy.core import Edit, Finding, Fix, Related, Report, Severity, Span
from saveworthy.lsp.convert import Client, diagnostic
from saveworthy.lsp.store import Draft
from saveworthy.lsp.wire import diagnostics
from saveworthy.rules import builtin
from saveworthy.text.lines import Lines, Unit

TEXT = "# 😀 Naïve\r\n\r\nWe met in order to plan, and we just utilize “it”.\n"
CLIENTS = [
    Client(unit=unit, fades=fades, relates=fades) for unit in Unit for fades in (False, True)
]


def both(text: str, report: Report, client: Client) -> tuple[object, object]:
    draft, rule = Draft("file:///ä “x”.md", "markdown", 3, Lines(text)), builtin().rule
    slow = [diagnostic(f, rule(f.rule_id), draft, client) for f in report.findings]
    unstructured = json.loads(json.dumps(default_converter().unstructure(slow)))
    return json.loads(diagnostics(draft, report, rule, client)), unstructured


@pytest.mark.parametrize("client", CLIENTS)
def test_a_review_is_written_as_it_is_converted(client: Client) -> None:
    written, converted = both(TEXT, review(TEXT), client)
    assert written == converted
    assert written


@given(
    st.text(),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(), st.booleans()), max_size=4
    ),
    st.sampled_from(CLIENTS),
)
def test_any_finding_is_written_as_it_is_converted(
    text: str, places: list[tuple[int, int, str, bool]], client: Client
) -> None:
    found = []
    for start, size, words, safe in places:
        low = min(start, len(text))
        span = Span(low, min(low + size, len(text)))
        fix = Fix(words, (Edit(span, words),), safe)
        related = (Related(span, words),) if safe else ()
        found.append(Finding("plain/in-order-to", span, words, Severity.INFO, (fix, fix), related))
    written, converted = both(text, Report(3, 1, tuple(found), {}), client)
    assert written == converted
