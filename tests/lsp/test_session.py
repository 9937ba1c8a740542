"""A session: which reviews are made, and which of them the editor sees."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest

from saveworthy.core import Document, Finding, Report, Severity, Span
from saveworthy.errors import PackError, Problem
from saveworthy.lsp.reviewer import Review
from saveworthy.lsp.session import Session
from saveworthy.lsp.store import Change, Draft
from saveworthy.text.formats.resplit import part
from saveworthy.text.lines import Unit

URI, OTHER = "file:///draft.txt", "file:///other.txt"


@dataclass
class Screen:
    """An editor that remembers what it was told."""

    seen: list[tuple[str, int, str]] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def show(self, draft: Draft, report: Report) -> None:
        assert report.version == draft.version
        self.seen.append((draft.uri, draft.version, draft.text))

    def clear(self, uri: str) -> None:
        self.cleared.append(uri)

    def log(self, message: str, severity: Severity) -> None:
        self.logged.append(message)

    def warn(self, message: str) -> None:
        self.warned.append(message)


def mark_all(document: Document) -> Report:
    finding = Finding("pack/all", Span(0, len(document.text)), "All of it.", Severity.INFO)
    return Report(document.version, 1, (finding,), {})


class Reviews:
    """Reviews a draft at the first look, with the function of a test."""

    def __init__(self, review: Callable[[Document], Report]) -> None:
        self.review = review

    def first(self, draft: Draft, form: str, checkpoint: Callable[[], None]) -> Review:
        parted = part(draft.text, form, draft.uri, draft.version)
        return Review(parted, self.review(parted.document))

    def whole(self, draft: Draft, form: str, checkpoint: Callable[[], None]) -> Review:
        return self.first(draft, form, checkpoint)

    def load(self) -> None:
        pass

    def forget(self, uri: str) -> None:
        pass


Scenario = Callable[[Session, Screen], Coroutine[Any, Any, None]]


def run(
    scenario: Scenario, review: Callable[[Document], Report] = mark_all, pause: float = 0
) -> Screen:
    """Play a scenario, which is cut off if it hangs."""
    screen = Screen()

    async def play() -> None:
        session = Session(Unit.UTF16, screen, Reviews(review), pause=pause, settled=0)
        try:
            await asyncio.wait_for(scenario(session, screen), 60)
        finally:
            session.end()

    asyncio.run(play())
    return screen


async def settled(session: Session, uri: str = URI) -> Report | None:
    draft = session.draft(uri)
    return None if draft is None else await session.report(draft, 60)


def test_an_opened_draft_is_reviewed_and_shown() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        report = await settled(session)
        assert report is not None
        assert report.findings[0].span == Span(0, 3)

    assert run(scenario).seen == [(URI, 1, "one")]


def test_of_changes_in_one_breath_only_the_last_is_reviewed() -> None:
    reviewed: list[str] = []

    def review(document: Document) -> Report:
        reviewed.append(document.text)
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        await settled(session)
        for version in range(2, 30):
            session.change(URI, version, [Change(f"text {version}")])
        await settled(session)

    assert run(scenario, review, pause=0.01).seen == [(URI, 1, "one"), (URI, 29, "text 29")]
    assert reviewed == ["one", "text 29"]


def test_a_review_that_a_change_overtakes_is_never_shown() -> None:
    started, go_on = threading.Event(), threading.Event()

    def review(document: Document) -> Report:
        started.set()
        assert go_on.wait(60)
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "old")
        await asyncio.to_thread(started.wait, 60)
        session.change(URI, 2, [Change("new")])
        go_on.set()
        await settled(session)

    assert run(scenario, review).seen == [(URI, 2, "new")]


def test_a_closed_draft_is_cleared_and_its_review_never_shown() -> None:
    started, go_on = threading.Event(), threading.Event()

    def review(document: Document) -> Report:
        started.set()
        assert go_on.wait(60)
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "old")
        await asyncio.to_thread(started.wait, 60)
        session.close(URI)
        go_on.set()
        session.open(OTHER, "plaintext", 1, "other")  # queues behind it
        await settled(session, OTHER)
        assert session.draft(URI) is None

    screen = run(scenario, review)
    assert screen.seen == [(OTHER, 1, "other")]
    assert screen.cleared == [URI]


def test_there_is_no_report_for_a_text_that_has_changed_since() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "old")
        draft = session.draft(URI)
        assert draft is not None
        waiting = asyncio.create_task(session.report(draft, 60))
        await asyncio.sleep(0)
        session.change(URI, 2, [Change("new")])
        assert await waiting is None
        assert await session.report(draft, 60) is None
        assert await settled(session) is not None

    run(scenario)


def test_who_has_no_patience_gets_no_report() -> None:
    go_on = threading.Event()

    def review(document: Document) -> Report:
        assert go_on.wait(60)
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        draft = session.draft(URI)
        assert draft is not None
        assert await session.report(draft, 0) is None
        go_on.set()
        assert await session.report(draft, 60) is not None

    run(scenario, review)


def test_a_request_that_is_cancelled_leaves_the_review_alone() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        draft = session.draft(URI)
        assert draft is not None
        waiting = asyncio.create_task(session.report(draft, 60))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await session.report(draft, 60) is not None

    assert run(scenario).seen == [(URI, 1, "one")]


def test_a_review_that_fails_is_logged_and_saving_tries_again() -> None:
    failures = [RuntimeError("out of luck")]

    def review(document: Document) -> Report:
        if failures:
            raise failures.pop()
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        assert await settled(session) is None
        assert screen.cleared == [URI]
        session.save(URI)
        assert await settled(session) is not None
        session.save(URI)  # nothing to do
        await settled(session)

    screen = run(scenario, review)
    assert len(screen.logged) == 1
    assert "out of luck" in screen.logged[0]
    assert screen.seen == [(URI, 1, "one")]


def test_a_users_mistake_is_logged_in_its_own_words_once() -> None:
    problem = Problem("E201", "This is no valid YAML.", "pack.yml", 3)

    def review(document: Document) -> Report:
        raise PackError(problem)

    async def scenario(session: Session, screen: Screen) -> None:
        for version in (1, 2):
            session.open(URI, "plaintext", version, "one")
            await settled(session)

    assert run(scenario, review).logged == [str(problem)]


def test_what_is_not_in_our_formats_is_logged_once_and_never_reviewed() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        session.open("file:///x.py", "python", 1, "x = 1")
        session.change("file:///x.py", 2, [Change("x = 2")])
        assert await settled(session, "file:///x.py") is None

    screen = run(scenario)
    assert screen.seen == []
    assert len(screen.logged) == 1
    assert "python" in screen.logged[0]


def test_drafts_nobody_opened_are_noted_once_and_change_nothing() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        for _ in range(2):
            session.change(URI, 2, [Change("new")])
            session.save(URI)
            session.close(URI)
            assert session.draft(URI) is None

    screen = run(scenario)
    assert screen.seen == []
    assert screen.cleared == []
    assert len(screen.logged) == len(set(screen.logged))
    assert all(URI in line for line in screen.logged)


def test_a_draft_with_a_change_nobody_could_read_is_given_up_until_it_is_opened_again() -> None:
    async def scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        await settled(session)
        session.lose(URI)
        session.change(URI, 3, [Change("three")])
        assert session.draft(URI) is None
        session.open(URI, "plaintext", 4, "four")
        await settled(session)

    screen = run(scenario)
    assert screen.cleared == [URI]
    assert screen.seen == [(URI, 1, "one"), (URI, 4, "four")]


def test_ending_tells_whether_a_review_is_still_running() -> None:
    started, go_on = threading.Event(), threading.Event()

    def review(document: Document) -> Report:
        started.set()
        assert go_on.wait(60)
        return mark_all(document)

    async def scenario(session: Session, screen: Screen) -> None:
        assert not session.end()

    async def busy_scenario(session: Session, screen: Screen) -> None:
        session.open(URI, "plaintext", 1, "one")
        await asyncio.to_thread(started.wait, 60)
        assert session.end()
        go_on.set()

    run(scenario)
    run(busy_scenario, review)
