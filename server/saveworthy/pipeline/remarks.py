"""What there is to say about comments that try to silence findings."""

from __future__ import annotations

import re
from collections.abc import Collection

from saveworthy.core import Edit, Finding, Fix, Span
from saveworthy.pipeline.directives import Directive, Name, nearest
from saveworthy.rules.rule import Rule
from saveworthy.rules.ruleset import RuleSet

_LINE_END = re.compile(r"\r\n?|\n")


class Remarks:
    """Collects findings about comments, for those of its rules that are on.

    Args:
        text: the draft.
        ruleset: the rules that apply to it.
    """

    def __init__(self, text: str, ruleset: RuleSet) -> None:
        self.findings: list[Finding] = []
        self._text = text
        self._ruleset = ruleset
        self._rules = {rule.check: rule for rule in ruleset.comment_checks}
        self._on: dict[str, bool] = {}

    def unknown_directive(self, directive: Directive) -> None:
        """Say that there is no such directive."""
        word = directive.word
        self._replace("unknown-directive", word, nearest(word.of(self._text)))

    def unknown_names(self, directive: Directive) -> None:
        """Say which names are none."""
        unknown = [name for name in directive.names if name.text not in self._ruleset.known]
        words = [name for name in unknown if "/" not in name.text]
        if len(words) > 1:  # nobody misspells twice: this is a reason
            start = words[0].span.start
            place = Span(start, directive.names[-1].span.end)
            fix = Fix("Put “--” before the reason", (Edit(Span(start, start), "-- "),))
            self._add("unknown-rule", place, (fix,), mend="Put “--” before a reason.")
            unknown = [name for name in unknown if name.span.start < start]
        for name in unknown:
            self._replace("unknown-rule", name.span, self._ruleset.nearest(name.text))

    def stray_enable(self, directive: Directive, name: str) -> None:
        """Say that a comment enables what is not disabled."""
        written = next((n for n in directive.names if n.text == name), None)
        if written is None or len(directive.names) == 1:
            place, fix = directive.word, self._without(directive.comment.span)
        else:
            place, fix = written.span, _without_name(directive, written)
        self._add("stray-enable", place, (fix,))

    def unused(self, directive: Directive, used: Collection[str]) -> None:
        """Say which part of a comment silences nothing; `used` names what does."""
        if "unused-suppression" not in self._rules:
            return
        if not directive.names:
            if not used and self._all_on(""):
                self._unused_comment(directive)
            return
        idle = [
            name for name in directive.names if name.text not in used and self._all_on(name.text)
        ]
        if len(idle) == len(directive.names):
            self._unused_comment(directive)
            return
        for name in idle:
            self._add("unused-suppression", name.span, (_without_name(directive, name),))

    def _unused_comment(self, directive: Directive) -> None:
        fix = self._without(directive.comment.span)
        self._add("unused-suppression", directive.word, (fix,))

    def _all_on(self, name: str) -> bool:
        """Whether every rule that `name` stands for is on: if not, nobody can tell if it is of use."""
        if name not in self._on:
            here = self._ruleset.known - self._ruleset.elsewhere
            meant = [n for n in here if "/" in n and _stands_for(name, n)]
            self._on[name] = bool(meant) and all(map(self._ruleset.rule, meant))
        return self._on[name]

    def _replace(self, check: str, place: Span, better: str) -> None:
        if better:
            fix = Fix(f"Use “{better}”", (Edit(place, better),))
            self._add(check, place, (fix,), mend=f"Did you mean “{better}”?")
        else:
            self._add(check, place, ())

    def _add(self, check: str, place: Span, fixes: tuple[Fix, ...], mend: str = "") -> None:
        rule: Rule | None = self._rules.get(check)
        if rule is not None:
            match = " ".join(place.of(self._text).split())
            message = rule.message.format_map({"match": match, "mend": mend}).strip()
            self.findings.append(Finding(rule.id, place, message, rule.severity, fixes))

    def _without(self, span: Span) -> Fix:
        """Remove a comment, and its lines where nothing else stands on them."""
        text, start, end = self._text, span.start, span.end
        feed = text.rfind("\n", 0, start) + 1
        low = max(feed, text.rfind("\r", feed, start) + 1)
        line_end = _LINE_END.search(text, end)
        high = line_end.start() if line_end else len(text)
        if not text[low:start].strip() and not text[end:high].strip():
            after = line_end.end() if line_end else high
            return Fix("Remove this comment", (Edit(Span(low, after), ""),))
        if text[low:start].endswith(" ") and text[end:high][:1] in {" ", ""}:
            start -= 1
        return Fix("Remove this comment", (Edit(Span(start, end), ""),))


def _without_name(directive: Directive, name: Name) -> Fix:
    number = directive.names.index(name)
    if number + 1 < len(directive.names):
        place = Span(name.span.start, directive.names[number + 1].span.start)
    else:
        place = Span(directive.names[number - 1].span.end, name.span.end)
    return Fix(f"Remove “{name.text}” from this comment", (Edit(place, ""),))


def _stands_for(name: str, rule_id: str) -> bool:
    return name in ("", rule_id) or rule_id.startswith(f"{name}/")
