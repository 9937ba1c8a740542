"""What is to be done with one draft, and doing it: in this process or in another."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.cli.outcome import Change, Key, Refused, Reviewed
from saveworthy.cli.read import read
from saveworthy.cli.results import Results
from saveworthy.cli.walk import UNNAMED, Source
from saveworthy.errors import DraftError, SettingsError
from saveworthy.text.extract import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from saveworthy.core import Document, Finding, Report, Span
    from saveworthy.pipeline.analyse import Tagger
    from saveworthy.settings import Settings
    from saveworthy.text.decode import Decoded

_UNNAMED_FORMAT = "markdown"

_WARMING = "We met, and we spoke of this and that."

_HUGE = 10_000_000
"""Bytes of a draft that is not read twice to learn whether its review is kept."""

_TELLING = 3
"""A finding of more words is told by them alone; a change beside it does not make it new."""


class Plan(NamedTuple):
    """What is wanted of every draft.

    Attributes:
        fix: whether to make fixes.
        unsafe: whether to make those, too, that are not marked safe.
        keys: whether each finding's key is wanted.
        results: the folder of reviews made earlier, "" for none.
    """

    fix: bool = False
    unsafe: bool = False
    keys: bool = False
    results: str = ""


class Task(NamedTuple):
    """One draft to review.

    Attributes:
        source: where it is.
        settings: what applies to it.
        plan: the same for all drafts.
        lines: show only findings on these lines (from 1, as git counts them); None for all.
        old: findings to keep silent about, each so many times.
    """

    source: Source
    settings: Settings
    plan: Plan
    lines: tuple[range, ...] | None = None
    old: tuple[tuple[Key, int], ...] = ()


def warm(task: Task) -> None:
    """Load all that reviews need, before this process divides: it is then shared.

    Raises:
        PackError: a pack cannot be used.
        SettingsError: the file of dismissals cannot be used.
        UsageError: a name on the command line is neither a rule nor a pack.
    """
    from saveworthy.pipeline import review_document
    from saveworthy.settings import ruleset
    from saveworthy.text.formats import split
    from saveworthy.text.nlp import tag

    rules = ruleset(task.settings)
    rules.phrases.prepare()
    review_document(split(_WARMING, _UNNAMED_FORMAT), rules)
    if rules.sentence_checks or any(rule.grammatical for rule in rules.rules):
        tag([_WARMING])


def weight(task: Task) -> int:
    """Return how many bytes of `task` have to be reviewed: none if its review is kept."""
    path = task.source.path
    if path is None:
        return 0
    try:
        size = path.stat().st_size
        results = Results(task.plan.results)
        if not size or not task.plan.results or size > _HUGE:
            return size
        key = results.key(path.read_bytes(), form_of(task.source), task.settings)
    except (OSError, ValueError, DraftError):
        return 0
    return 0 if results.has(key) else size


def do(task: Task) -> Reviewed | Refused:
    """Do `task`; what comes of it depends on nothing but the task and what is on the disk.

    Raises:
        PackError: a pack cannot be used.
        UsageError: a name on the command line is neither a rule nor a pack.
    """
    source = task.source
    try:
        form = _form_of_what_is_there(source)
        data = read(source.path, source.name, form)
        review = _Review(task, form, text_of(data, form, source.name), data)
        return review.fixed() if task.plan.fix else review.plain()
    except (DraftError, SettingsError) as error:
        return Refused(error.problems)


def form_of(source: Source) -> str:
    """Return the name of a draft's format.

    Raises:
        DraftError: its ending is none that is understood (E102).
    """
    if source.name == UNNAMED:
        return _UNNAMED_FORMAT
    from saveworthy.text.formats import format_of

    return format_of(source.name)


def _form_of_what_is_there(source: Source) -> str:
    try:
        return form_of(source)
    except DraftError:
        if source.path is not None and not os.path.exists(source.path):  # noqa: PTH110
            # This says so: a slip in a name matters more than its ending.
            read(source.path, source.name, _UNNAMED_FORMAT)
        raise


class _Review:
    """The review of one draft; what takes long is done only if it is needed."""

    def __init__(self, task: Task, form: str, decoded: Decoded, data: bytes) -> None:
        self._task = task
        self._form = form
        self._decoded = decoded
        self._data = data
        self._report = self._whole_report()

    def plain(self) -> Reviewed:
        """The review of the draft as it is."""
        wanted = self._wanted()
        findings = tuple(filter(wanted, self._report.findings))
        return self._reviewed(replace(self._report, findings=findings), self._decoded.text)

    def fixed(self) -> Reviewed:
        """The review of the draft after its fixes."""
        from saveworthy.pipeline.cache import Cache
        from saveworthy.pipeline.fixes import fix_all
        from saveworthy.settings import ruleset

        wanted = self._wanted()
        unsafe = self._task.plan.unsafe
        if not any(f.fixes and (unsafe or f.fixes[0].safe) for f in self._report.findings):
            same = Change(self._data, self._data, self._decoded.text, 0)
            return self.plain()._replace(change=same)
        self._refuse_read_only()
        fixed = fix_all(
            self._document(self._decoded.text),
            ruleset(self._task.settings),
            safe_only=not unsafe,
            cache=Cache(),
            wanted=wanted,
        )
        from saveworthy.cli.fix import encoded

        after = encoded(fixed.text, self._data, self._decoded, self._task.source.name)
        change = Change(self._data, after, self._decoded.text, len(fixed.applied))
        return self._reviewed(fixed.report, fixed.text)._replace(change=change)

    def _reviewed(self, report: Report, text: str) -> Reviewed:
        keys: tuple[Key, ...] = ()
        if self._task.plan.keys:
            keys = keys_of(self._document(text), report.findings)
        name = self._task.source.name
        return Reviewed(name, self._form, text, report, keys=keys, silent=self._silent)

    def _refuse_read_only(self) -> None:
        from saveworthy.errors import Problem
        from saveworthy.text.formats import READ_ONLY

        why = READ_ONLY.get(self._form)
        if why is not None:
            raise DraftError(
                Problem(
                    "E135",
                    f"There is something to fix here, but {why}; nothing was changed.",
                    self._task.source.name,
                    mend="Review it without --fix, and make the changes where you write it.",
                )
            )

    def _whole_report(self) -> Report:
        results = Results(self._task.plan.results)
        key = results.key(self._data, self._form, self._task.settings)
        known = results.get(key)
        if known is not None:
            return known
        from saveworthy.pipeline import review_document
        from saveworthy.settings import ruleset

        rules = ruleset(self._task.settings)
        report = review_document(
            self._document(self._decoded.text), rules, tagger=self._tagger(results)
        )
        results.put(key, report)
        return report

    def _tagger(self, results: Results) -> Tagger | None:
        path = self._task.source.path
        if path is None or not self._task.plan.results:
            return None
        from saveworthy.cli.tagged import Tagged

        return Tagged(results, path).tag

    def _document(self, text: str) -> Document:
        from saveworthy.text.formats import split

        return split(text, self._form, self._task.source.name)

    def _wanted(self) -> Callable[[Finding], bool]:
        """Whether a finding counts; its span is that of the draft as it was read."""
        lines = None if self._task.lines is None else _Changed(self._decoded.text, self._task.lines)
        silent = self._old()
        self._silent = len(silent)
        return lambda finding: (
            (lines is None or lines.touch(finding.span))
            and (finding.rule_id, finding.span.start) not in silent
        )

    _silent = 0

    def _old(self) -> Collection[tuple[str, int]]:
        left = dict(self._task.old)
        if not left:
            return ()
        findings = self._report.findings
        silent = set()
        keys = keys_of(self._document(self._decoded.text), findings)
        for key, finding in zip(keys, findings, strict=True):
            if left.get(key, 0):
                left[key] -= 1
                silent.add((finding.rule_id, finding.span.start))
        return silent


def keys_of(document: Document, findings: tuple[Finding, ...]) -> tuple[Key, ...]:
    """Return what tells each of `findings` again in other versions of `document`."""
    from saveworthy.pipeline.dismiss import dismissal

    told = (dismissal(document, finding) for finding in findings)
    return tuple(_key(each.rule, each.text, each.before, each.after) for each in told)


def _key(rule: str, text: str, before: tuple[str, ...], after: tuple[str, ...]) -> Key:
    alone = len(text.split()) > _TELLING
    return Key(rule, text, () if alone else before, () if alone else after)


class _Changed:
    r"""The parts of a text that a diff has changed. Git's lines end with "\n" alone."""

    def __init__(self, text: str, lines: tuple[range, ...]) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        ends = [*starts[1:], len(text) + 1]
        self._parts = [
            (starts[each.start - 1], ends[min(each.stop - 1, len(ends)) - 1])
            for each in lines
            if each and each.start <= len(starts)
        ]

    def touch(self, span: Span) -> bool:
        """Whether any of `span` is changed; an empty one has a place all the same."""
        end = max(span.end, span.start + 1)
        return any(start < end and span.start < stop for start, stop in self._parts)
