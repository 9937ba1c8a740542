"""What the light bulb offers."""

from dataclasses import replace

import pytest
from lsprotocol import types

from saveworthy.core import Edit, Finding, Fix, Report, Severity, Span
from saveworthy.lsp import names
from saveworthy.lsp.abilities import Abilities
from saveworthy.lsp.actions.offers import Offers
from saveworthy.lsp.actions.target import Target
from saveworthy.lsp.convert import Client, diagnostic
from saveworthy.lsp.desk import Known
from saveworthy.lsp.store import Draft
from saveworthy.rules.rule import Phrase, Rule
from saveworthy.text.lines import Lines, Unit

DRAFT = Draft("file:///docs/draft.md", "markdown", 4, Lines("😀 utilize leverage"))
USE = Finding(
    "plain/utilize",
    Span(2, 9),
    "Say “use”.",
    Severity.INFO,
    (
        Fix("Use “use”", (Edit(Span(2, 9), "use"),), safe=True),
        Fix("Use “apply”", (Edit(Span(2, 9), "apply"),)),
    ),
)
BARE = Finding("buzzwords/leverage", Span(10, 18), "A buzzword.", Severity.WARNING)
REPORT = Report(4, 2, (USE, BARE), {})
KNOWN = Known(DRAFT, REPORT, None)
CLIENT = Client(Unit.UTF16)
NOTHING = Abilities()
RULE = Rule("plain/utilize", "…", "…", Severity.INFO, (), (), phrases=(Phrase("utilize", ()),))


def offers(
    start: int,
    end: int,
    only: list[str] | None = None,
    *,
    known: Known = KNOWN,
    client: Client = CLIENT,
    can: Abilities = NOTHING,
    shown: list[types.Diagnostic] | None = None,
) -> list[types.CodeAction]:
    rules = {"plain/utilize": RULE}
    return Offers(known, client, can, rules.get, "docs").at(Span(start, end), only, shown or [])


def fixes(start: int, end: int, **more: object) -> list[types.CodeAction]:
    return [a for a in offers(start, end, ["quickfix"], **more) if a.title.startswith("Use")]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix", "refactor.rewrite"}),
        (["quickfix"], {"quickfix"}),
        ([""], {"quickfix", "refactor.rewrite"}),
        (["refactor"], {"refactor.rewrite"}),
        (["refactor.rewrite"], {"refactor.rewrite"}),
        (["refactor.extract"], set()),
        (["quickfix.spelling"], set()),
        ([], set()),
        (["source"], {"source.fixAll.saveworthy"}),
        (["source.fixAll"], {"source.fixAll.saveworthy"}),
        (["source.fixAll.saveworthy"], {"source.fixAll.saveworthy"}),
        (["source.fixAll.other"], set()),
        (["source.organizeImports"], set()),
    ],
)
def test_editors_get_the_kinds_they_ask_for(only: list[str] | None, kinds: set[str]) -> None:
    assert {str(getattr(a.kind, "value", a.kind)) for a in offers(4, 4, only)} == kinds


def test_each_fix_is_an_action_tied_to_its_diagnostic_the_first_preferred() -> None:
    shown = diagnostic(USE, None, DRAFT, CLIENT)
    actions = fixes(4, 4)
    assert [action.title for action in actions] == ["Use “use”", "Use “apply”"]
    assert [action.is_preferred for action in actions] == [True, None]
    assert all(action.kind == "quickfix" for action in actions)
    assert all(action.diagnostics == [shown] for action in actions)


@pytest.mark.parametrize("only", [["quickfix"], ["refactor.rewrite"], ["source.fixAll.saveworthy"]])
def test_a_mail_is_never_changed(only: list[str]) -> None:
    mail = replace(KNOWN, draft=Draft("file:///docs/draft.eml", "eml", 4, DRAFT.lines))
    offered = offers(2, 2, only, known=mail)
    assert not any(action.edit for action in offered)
    assert not any(action.title.startswith(("Use", "Make")) for action in offered)


def test_the_diagnostic_that_the_editor_sent_is_the_one_that_comes_back() -> None:
    sent = diagnostic(USE, None, DRAFT, CLIENT)
    sent.data, sent.message = None, "as the editor shows it"
    assert all(action.diagnostics == [sent] for action in fixes(4, 4, shown=[sent]))


def test_the_edit_is_in_the_clients_columns() -> None:
    edit = fixes(4, 4)[0].edit
    assert edit is not None
    (made,) = (edit.changes or {})[DRAFT.uri]
    assert made == types.TextEdit(types.Range(types.Position(0, 3), types.Position(0, 10)), "use")


def test_a_client_that_can_gets_edits_for_one_version_only() -> None:
    edit = fixes(4, 4, client=Client(versioned=True))[0].edit
    assert edit is not None
    assert edit.changes is None
    (change,) = edit.document_changes or []
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (DRAFT.uri, 4)
    assert getattr(change.edits[0], "new_text", None) == "use"


def test_a_client_that_resolves_gets_no_edit_before_it_asks() -> None:
    action = fixes(4, 4, can=Abilities(resolves=True))[1]
    assert action.edit is None
    target = Target.read(action.data)
    assert target == Target(DRAFT.uri, "fix", "plain/utilize", 2, 9, 1)
    assert target.finding(REPORT) == USE


@pytest.mark.parametrize(
    ("start", "end", "offered"),
    [(0, 1, 0), (0, 2, 2), (2, 2, 2), (9, 9, 2), (9, 10, 2), (10, 18, 0), (0, 18, 2)],
)
def test_a_cursor_beside_a_finding_still_gets_its_fixes(start: int, end: int, offered: int) -> None:
    assert len(fixes(start, end)) == offered


def ways(draft: Draft, can: Abilities = NOTHING, finding: Finding = USE) -> dict[str, str]:
    known = Known(draft, replace(REPORT, findings=(finding,)), None)
    found = offers(4, 4, ["quickfix"], known=known, can=can)[len(finding.fixes) :]
    assert all(a.diagnostics for a in found)
    return {a.title: a.command.command if a.command else "resolved" for a in found}


def test_there_are_five_ways_to_keep_what_is_marked() -> None:
    assert ways(DRAFT) == {
        "Accept “utilize” everywhere": names.ACCEPT,
        "Ignore this one here, with a comment": names.IGNORE,
        "Ignore this one for everybody (shared file)": names.DISMISS,
        "Turn off plain/utilize in this file": names.OFF_FILE,
        "Turn off plain/utilize in this folder (docs)": names.OFF_FOLDER,
    }
    assert ways(DRAFT, Abilities(resolves=True)) == dict.fromkeys(ways(DRAFT), "resolved")


def test_plain_text_has_no_comments_and_an_untitled_draft_no_settings() -> None:
    plain = replace(DRAFT, uri="file:///docs/draft.txt", language="plaintext")
    assert "Ignore this one here, with a comment" not in ways(plain)
    assert ways(plain)["Turn off plain/utilize in this file"] == names.OFF_FILE
    untitled = replace(DRAFT, uri="untitled:Untitled-1")
    assert list(ways(untitled)) == [
        "Ignore this one here, with a comment",
        "Turn off plain/utilize in this file",
    ]
    assert ways(replace(plain, uri="untitled:Untitled-1")) == {}


def test_what_is_no_term_cannot_be_accepted() -> None:
    assert "Accept “utilize” everywhere" not in ways(DRAFT, finding=replace(USE, rule_id="x/y"))


def test_a_sentence_is_made_plainer_with_all_first_choices_and_with_all_second_ones() -> None:
    text = "One. We utilize it,\nand leverage it too. Two."
    use, leverage = text.index("utilize"), text.index("leverage")
    found = (
        Finding("a/b", Span(use, use + 7), "…", Severity.INFO, (
            Fix("", (Edit(Span(use, use + 7), "use"),)),
            Fix("", (Edit(Span(use, use + 7), "apply"),)))),
        Finding("a/c", Span(leverage, leverage + 8), "…", Severity.INFO, (
            Fix("", (Edit(Span(leverage, leverage + 8), "build on"),)),)),
    )  # fmt: skip
    draft = Draft("file:///a.md", "markdown", 1, Lines(text))
    known = Known(draft, Report(1, 9, found, {}), None)
    shown = [a.title for a in offers(use, use, ["refactor"], known=known)]
    assert shown == [
        "Make this sentence plainer: “We use it, and build on it too.”",
        "Make this sentence plainer: “We apply it, and build on it too.”",
    ]
    assert offers(0, 0, ["refactor"], known=known) == []


def test_fix_all_makes_the_safe_fixes_only() -> None:
    (action,) = offers(0, 0, ["source.fixAll"])
    assert action.title == "Make the safe fix"
    assert action.edit is not None
    assert [e.new_text for e in (action.edit.changes or {})[DRAFT.uri]] == ["use"]
    unsafe = replace(USE, fixes=USE.fixes[1:])
    known = Known(DRAFT, replace(REPORT, findings=(unsafe,)), None)
    assert offers(0, 0, ["source.fixAll"], known=known) == []


@pytest.mark.parametrize("value", [None, 3, {}, {"uri": 1}, {"uri": "a", "start": "0"}, []])
def test_data_that_is_not_ours_is_refused(value: object) -> None:
    assert Target.read(value) is None
