"""The pack on text generators: it speaks where their habits pile up, never about one word."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from saveworthy.core import Severity
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet, builtin
from saveworthy.text.formats import split

POLISHED = """\
In the realm of gardening, the hedge stands as a testament to resilience. It plays a crucial role in \
the intricate tapestry of rural life, fostering biodiversity and underscoring the importance of care.

Furthermore, a hedge is not just a fence, but a vibrant haven. It's not about wood. It's about life.

Moreover, hedges offer a stark reminder of the delicate balance we embrace, ensuring harmony.

In conclusion, the humble hedge embodies an unwavering commitment to nature.
"""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return builtin().select(["machine"])


def ids(text: str, rules: RuleSet) -> set[str]:
    findings = review_document(split(text, "markdown"), rules).findings
    return {finding.rule_id.removeprefix("machine/") for finding in findings}


def test_a_polished_draft_is_told_of_its_habits(rules: RuleSet) -> None:
    assert ids(POLISHED, rules) >= {
        "grand-nouns", "grand-adjectives", "stock-phrases", "leading-roles", "paragraph-links",
        "not-but", "conclusion",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "However, the door stayed shut.",
        "However, it rained. However, we went. However, nobody came.",
        "The dog—old, wet, happy—slept.",
        "The robust wall held.",
        "She delves into the archives of the county each spring.",
        "Moreover, the soup was cold.",
        "Furthermore, the court finds that the fence stood on her land.",
        "It’s not a bug, it’s a feature.",
        "He was not only late but wet.",
        "We sell bread, cheese, and wine.",
        "Whether you’re a baker or a butcher, you pay by Friday.",
        "Here’s the thing: bread takes time.",
        "The result? A crust that sings.",
        "- **Taste:** it gets better with every hour of rest.",
        "The tapestry is a testament to the weavers of Bruges.",
        "🍞 Bread\n\n🧀 Cheese",
    ],
)
def test_one_of_a_kind_is_never_marked(text: str, rules: RuleSet) -> None:
    assert ids(text, rules) == set()


@pytest.mark.parametrize(
    "text",
    [
        "As an AI language model, I cannot taste soup.",
        "Certainly! Here is a draft of your letter:\n\nDear Ada, come soon.",
        "Kind regards,\n[Your Name]",
        "We bake. Let me know if you would like me to change the tone!",
    ],
)
def test_what_a_chatbot_left_behind_is_a_warning_by_itself(text: str, rules: RuleSet) -> None:
    findings = review_document(split(text, "markdown"), rules).findings
    assert [finding.severity for finding in findings] == [Severity.WARNING]


def test_no_word_is_named_a_machines(rules: RuleSet) -> None:
    """A writer who used these words is not to be called a machine."""
    said = [rule.message for rule in rules.rules if not rule.id.startswith("machine/chatbot")]
    assert not [text for text in said if any(w in text.lower() for w in ("machine", " ai ", "bot"))]


def test_people_are_left_in_peace(rules: RuleSet, evaldata: Path) -> None:
    words = count = 0
    with gzip.open(evaldata / "drafts_mtlynch_mtlynch_io.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in list(file)[:60]:
            report = review_document(split(json.loads(line)["text"], "markdown"), rules)
            words += report.words
            count += len(report.findings)
    assert words > 50_000
    assert 1000 * count / words <= 0.1
