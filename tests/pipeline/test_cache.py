"""A review with a cache says exactly what a review without one says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saveworthy.pipeline import Cache, review_document
from saveworthy.rules import builtin
from saveworthy.text.formats import split

PARAGRAPHS = [
    "We met in order to plan, and you would have hated all 45 minutes of it.",
    "# Prior to lunch",
    "- We utilize it.",
    "> Maria said: “It broke at 3 a.m.” What would you do?",
    "Nothing here.",
    "Nothing here.",
    "It was due to the fact that our deliverables 😀 slipped, which, as I said, nobody who was there could see.",
]


@given(st.lists(st.lists(st.sampled_from(PARAGRAPHS), max_size=6), min_size=1, max_size=5))
def test_incremental_equals_cold(versions: list[list[str]]) -> None:
    rules, cache = builtin(), Cache(size=4)
    for paragraphs in versions:
        document = split("\n\n".join(paragraphs), "markdown")
        assert review_document(document, rules, cache) == review_document(document, rules)


def test_the_cache_keeps_what_was_used_last() -> None:
    rules, cache = builtin(), Cache(size=2)
    documents = [split(f"Paragraph number {number}.", "plain") for number in range(3)]
    for document in documents:
        review_document(document, rules, cache)
    kept = [cache.get(d.blocks[0].key, rules.fingerprint) is not None for d in documents]
    assert kept == [False, True, True]


def test_blocks_that_were_typed_over_go_and_those_that_came_back_stay() -> None:
    rules, cache = builtin(), Cache()
    blocks = [split(f"We met {number} times.", "plain").blocks[0] for number in range(400)]
    for block in blocks:
        review_document(split(block.text, "plain"), rules, cache)
        cache.retire([block], rules.fingerprint)
        cache.get(blocks[0].key, rules.fingerprint)  # still in the draft
    kept = [cache.get(block.key, rules.fingerprint) is not None for block in blocks]
    assert kept[0]
    assert kept[-1]
    assert sum(kept) < 300


def test_a_long_sentence_that_is_quoted_is_left_as_it_is() -> None:
    long = (
        "The committee that met on Monday in the old hall by the river decided after a long debate"
        " about the roof of the school that the money which had been set aside for the new bridge"
        " should be spent on the roof before the winter came because the rain had already ruined the"
        " floor of the gym."
    )
    marked = {f.rule_id for f in review_document(split(long, "markdown"), builtin()).findings}
    quoted = {
        f.rule_id for f in review_document(split(f"> {long}", "markdown"), builtin()).findings
    }
    assert "readability/very-hard-sentence" in marked
    assert not any(rule_id.startswith("readability/") for rule_id in quoted)
