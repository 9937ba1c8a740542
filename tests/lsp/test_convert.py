"""Our values as the protocol's."""

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter

from saveworthy.core import Edit, Finding, Fix, Severity, Span
from saveworthy.lsp.convert import (
    Client,
    changes_of,
    client_of,
    diagnostic,
    edits_of,
    range_of,
    span_of,
)
from saveworthy.lsp.store import Change, Draft
from saveworthy.rules.pages import rule_url
from saveworthy.rules.rule import Rule
from saveworthy.text.lines import Lines, Place, Unit

TEXT = "😀 é\r\nWe leverage it."
DRAFT = Draft("file:///draft.md", "markdown", 4, Lines(TEXT))
AT = TEXT.index("leverage")
FINDING = Finding(
    "buzzwords/leverage",
    Span(AT, AT + 8),
    "Say “use”.",
    Severity.WARNING,
    (Fix("Use “use”", (Edit(Span(AT, AT + 8), "use"),), safe=True),),
)


def rule(*tags: str) -> Rule:
    return Rule("buzzwords/leverage", "…", "…", Severity.WARNING, (), (), tags=tags)


def capabilities(**wanted: object) -> types.ClientCapabilities:
    return get_converter().structure(wanted, types.ClientCapabilities)


@pytest.mark.parametrize(
    ("offered", "unit"),
    [
        (None, Unit.UTF16),
        ([], Unit.UTF16),
        (["utf-7"], Unit.UTF16),
        (["utf-7", "utf-8", "utf-16"], Unit.UTF8),
        (["utf-32", "utf-8"], Unit.UTF32),
        (["utf-16", "utf-32"], Unit.UTF16),
    ],
)
def test_the_first_encoding_the_client_offers_and_we_know_is_taken(
    offered: list[str] | None, unit: Unit
) -> None:
    general = {} if offered is None else {"positionEncodings": offered}
    assert client_of(capabilities(general=general)).unit is unit


def test_a_client_that_says_nothing_gets_what_every_client_can() -> None:
    assert client_of(types.ClientCapabilities()) == Client(Unit.UTF16, False, False, False)


def test_what_a_client_can_is_read_from_its_capabilities() -> None:
    client = client_of(
        capabilities(
            textDocument={
                "hover": {"contentFormat": ["plaintext", "markdown"]},
                "publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}},
            },
            workspace={"workspaceEdit": {"documentChanges": True}},
        )
    )
    assert client == Client(Unit.UTF16, markdown=True, versioned=True, fades=True)


def test_a_client_that_knows_plain_text_only_gets_plain_text() -> None:
    said = capabilities(textDocument={"hover": {"contentFormat": ["plaintext"]}})
    assert not client_of(said).markdown


@pytest.mark.parametrize(("unit", "end"), [(Unit.UTF8, 7), (Unit.UTF16, 4), (Unit.UTF32, 3)])
def test_spans_and_ranges_are_each_others_reverse(unit: Unit, end: int) -> None:
    range_ = range_of(Span(0, 3), DRAFT.lines, unit)
    assert range_ == types.Range(types.Position(0, 0), types.Position(0, end))
    assert span_of(range_, DRAFT.lines, unit) == Span(0, 3)


def test_a_reversed_range_is_the_span_between_its_ends() -> None:
    reversed_ = types.Range(types.Position(1, 2), types.Position(0, 1))
    assert span_of(reversed_, DRAFT.lines, Unit.UTF32) == Span(1, 7)


def test_changes_with_and_without_a_range_are_told_apart() -> None:
    range_ = types.Range(types.Position(0, 1), types.Position(2, 3))
    events = [
        types.TextDocumentContentChangePartial(range_, "a", range_length=9),
        types.TextDocumentContentChangeWholeDocument("b"),
    ]
    assert changes_of(events) == [Change("a", Place(0, 1), Place(2, 3)), Change("b")]


def test_edits_are_placed_in_the_clients_unit() -> None:
    assert edits_of([Edit(Span(2, 3), "e")], DRAFT.lines, Unit.UTF8) == [
        types.TextEdit(types.Range(types.Position(0, 5), types.Position(0, 7)), "e")
    ]


def test_a_diagnostic_says_all_there_is_to_a_finding() -> None:
    range_ = types.Range(types.Position(1, 3), types.Position(1, 11))
    plain = {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 11}}
    assert diagnostic(FINDING, rule(), DRAFT, Client()) == types.Diagnostic(
        range=range_,
        message="Say “use”.",
        severity=types.DiagnosticSeverity.Warning,
        source="saveworthy",
        code="buzzwords/leverage",
        code_description=types.CodeDescription(rule_url("buzzwords/leverage")),
        data={
            "rule": "buzzwords/leverage",
            "fixes": [
                {
                    "title": "Use “use”",
                    "safe": True,
                    "edits": [{"range": plain, "newText": "use"}],
                }
            ],
        },
    )


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.ERROR, types.DiagnosticSeverity.Error),
        (Severity.WARNING, types.DiagnosticSeverity.Warning),
        (Severity.INFO, types.DiagnosticSeverity.Information),
        (Severity.HINT, types.DiagnosticSeverity.Hint),
    ],
)
def test_severities_keep_their_rank(severity: Severity, shown: types.DiagnosticSeverity) -> None:
    finding = Finding("pack/name", Span(0, 0), "…", severity)
    assert diagnostic(finding, None, DRAFT, Client()).severity is shown


@pytest.mark.parametrize(
    ("tags", "fades", "shown"),
    [
        (("filler",), True, [types.DiagnosticTag.Unnecessary]),
        (("filler",), False, None),
        (("other",), True, None),
    ],
)
def test_words_that_can_simply_go_fade_where_the_client_can_show_it(
    tags: tuple[str, ...], fades: bool, shown: list[types.DiagnosticTag] | None
) -> None:
    assert diagnostic(FINDING, rule(*tags), DRAFT, Client(fades=fades)).tags == shown


def test_a_rules_page_is_one_per_pack_with_a_heading_per_rule() -> None:
    assert rule_url("plain/in-order-to").endswith("/rules/plain/#in-order-to")
    assert rule_url("plain/in-order-to").startswith("https://")
