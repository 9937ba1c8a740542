"""`saveworthy vale import`: a pack of ours from the folder of a Vale style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import printable
from saveworthy.cli.render.words import counted
from saveworthy.errors import PackError, Problem, UsageError

if TYPE_CHECKING:
    from saveworthy.core import Document, Finding
    from saveworthy.rules.rule import Rule
    from saveworthy.rules.vale.convert import Entry

_FRAMES = (
    "We {} it here.",
    "They say that {} is here.",
    "It was {} there.",
    "A {} stood there.",
    "It is {}.",
    "So{} it goes.",
    "{} it is.",
)
"""Sentences around a rule's words, one of which has to show what it does."""

_SILENT = ("The cat sat on the mat.", "Birds sing at dawn.", "Rain fell all night.")
_EXAMPLES = 2


def run(folder: str, output: str) -> int:
    """Write the pack that the style in `folder` becomes, and return the exit status.

    What cannot be taken over is listed by name.

    Args:
        folder: of the style.
        output: the file to write; "" for the style's name in the working folder.

    Raises:
        UsageError: there is no such folder (E306), nothing of it can be taken over (E307), or the
            file is there already or cannot be written (E308).
    """
    from saveworthy.rules.vale.convert import name_of
    from saveworthy.rules.vale.style import read_style

    place = Path(folder)
    if not place.is_dir():
        mend = "Name the folder of one style, such as styles/Google."
        raise UsageError(Problem("E306", f"There is no folder “{folder}”.", mend=mend))
    rules, problems = read_style(place)
    importer = _Importer(name_of(place.resolve().name), place.resolve().name)
    importer.left += [f"{Path(p.path).stem}: {p.message}" for p in problems]
    for rule in rules:
        importer.take(rule)
    if not importer.rules:
        raise UsageError(
            Problem(
                "E307",
                f"Nothing in {folder} can be taken over.",
                mend=f'Use the style as it is: vale = ["{folder}"] in saveworthy.toml.',
            )
        )
    target = Path(output or f"{importer.name}.yml")
    _write(target, importer.text())
    taken = counted(len(importer.rules), "rule", "rules")
    sys.stdout.write(f"{printable(target.as_posix())}: {taken}.\n")
    for line in importer.left:
        sys.stdout.write(f"  left out  {printable(line)}\n")
    return 0


def _write(target: Path, text: str) -> None:
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        mend = "Name another one with --output."
        raise UsageError(Problem("E308", f"{target} is there already.", mend=mend)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(Problem("E308", f"{target} cannot be written ({reason}).")) from None


class _Importer:
    """Takes rules over one by one, each with examples that it lives up to.

    Attributes:
        rules: those taken over, as the pack has them.
        left: what was not, by name, and why.
    """

    def __init__(self, name: str, style: str) -> None:
        self.name = name
        self.rules: list[dict[str, object]] = []
        self.left: list[str] = []
        self._style = style

    def take(self, rule: Rule) -> None:
        """Take over what can be of one rule."""
        from saveworthy.rules.vale.convert import CannotError, entries
        from saveworthy.rules.vale.rule import ValeRule

        if not isinstance(rule, ValeRule):
            return
        try:
            found = entries(rule)
        except CannotError as error:
            self.left.append(f"{rule.name}: {error}")
            return
        for entry in found:
            try:
                entry.left += self._clashing(entry)
                made = self._with_examples(entry)
                if made is None:
                    self.left.append(
                        f"{entry.origin}: no example shows what “{entry.words[0]}” does"
                    )
                    continue
                self._compiled([*self.rules, made])
            except PackError as error:
                self.left.append(f"{entry.origin}: {error.problems[0].message}")
                continue
            self.rules.append(made)
            if entry.left:
                self.left.append(f"{entry.origin}, in part: {', '.join(entry.left)}")

    def _clashing(self, entry: Entry) -> list[str]:
        """Take away the phrases for which the pack would be refused, and return them."""
        found: list[str] = []

        def passes(phrases: dict[str, list[str]]) -> bool:
            draft = {**entry.as_yaml(), "phrases": phrases, "bad": ["[[x]]"], "good": ["y"]}
            try:
                self._compiled([*self.rules, draft])
            except PackError:
                return False
            return True

        def sound(phrases: dict[str, list[str]]) -> dict[str, list[str]]:
            if passes(phrases):
                return phrases
            if len(phrases) == 1:
                found.extend(phrases)
                return {}
            items = list(phrases.items())
            half = len(items) // 2
            kept, rest = sound(dict(items[:half])), sound(dict(items[half:]))
            if passes(kept | rest):
                return kept | rest
            for phrase, fixes in rest.items():  # the halves clash with each other
                if passes({**kept, phrase: fixes}):
                    kept[phrase] = fixes
                else:
                    found.append(phrase)
            return kept

        left = sound(entry.phrases) if entry.phrases else {}
        if not left:
            return []  # it is the rule that cannot be said, or has no phrases
        entry.phrases = left
        entry.words = tuple(word for word in entry.words if word not in found)
        return found

    def text(self) -> str:
        """The pack."""
        return self._yaml(self.rules)

    def _with_examples(self, entry: Entry) -> dict[str, object] | None:
        """The rule with sentences that it marks, and one that it leaves alone; None if there are none.

        Raises:
            PackError: a pack of ours cannot say it.
        """
        draft = entry.as_yaml()
        rule = self._compiled([{**draft, "bad": ["[[x]]"], "good": ["y"]}])[0]
        bad: list[dict[str, str]] = []
        for words in entry.words:
            example = _shown(rule, words)
            if example is not None:
                bad.append(example)
            if len(bad) == _EXAMPLES:
                break
        good = [text for text in _SILENT if not _review(rule, text)[1]][:1]
        return {**draft, "bad": bad, "good": good} if bad and good else None

    def _compiled(self, rules: list[dict[str, object]]) -> tuple[Rule, ...]:
        from saveworthy.rules.compile import compile_pack

        return compile_pack(self._yaml(rules).encode(), Path(f"{self.name}.yml")).rules

    def _yaml(self, rules: list[dict[str, object]]) -> str:
        import yaml

        pack = {
            "pack": self.name,
            "title": self._style,
            "summary": f"Taken over from the Vale style {self._style}.",
            "rules": rules,
        }
        return yaml.safe_dump(pack, sort_keys=False, allow_unicode=True, width=100)


def _shown(rule: Rule, words: str) -> dict[str, str] | None:
    """A sentence in which the rule marks `words` and nothing else; None if there is none."""
    from saveworthy.pipeline.examples import fixed, marked

    for frame in _FRAMES:
        document, findings = _review(rule, frame.format(words))
        wanted = frame.format(f"[[{words}]]")
        if marked(document.text, findings) != wanted:
            continue
        if not findings[0].fixes:
            return {"text": wanted}
        return {"text": wanted, "fixed": fixed(document, findings)}
    return None


def _review(rule: Rule, text: str) -> tuple[Document, tuple[Finding, ...]]:
    from saveworthy.pipeline import review_document
    from saveworthy.rules.rule import Pack
    from saveworthy.rules.ruleset import RuleSet
    from saveworthy.text.formats import split

    document = split(text, "markdown")
    alone = RuleSet((Pack(rule.pack, "", "", "", (rule,)),))
    return document, review_document(document, alone).findings
