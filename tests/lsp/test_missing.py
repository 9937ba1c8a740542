"""What is missing for a draft to be saved, shared or screenshot."""

from saveworthy import review
from saveworthy.lsp.missing import _ABOUT, questions
from saveworthy.rules import RuleSet

SELLS = (
    "We are thrilled to announce our new platform. Our solution brings value to our customers. "
    "Our team is proud of our product. It is available now for all of our partners everywhere. "
) * 5


def test_every_prompt_of_the_save_pack_belongs_to_a_question(ruleset: RuleSet) -> None:
    prompts = {r.id.partition("/")[2] for r in ruleset.draft_checks if r.id.startswith("save/")}
    assert prompts == set(_ABOUT)


def test_a_draft_that_only_sells_is_asked_for_all_three() -> None:
    report = review(SELLS)
    found = {each.name: each for each in questions(report)}
    assert list(found) == ["save", "share", "screenshot"]
    for each in found.values():
        assert each.met == (each.value >= 50)
        assert each.met or each.prompts
    placed = [finding for each in found.values() for _, finding in each.prompts if finding]
    assert sorted(f.rule_id for f in placed) == sorted(
        f.rule_id for f in report.findings if f.rule_id.startswith("save/")
    )
    assert placed


def test_an_open_question_that_no_rule_asks_has_a_prompt_without_a_place() -> None:
    found = {each.name: each for each in questions(review("The pier was closed on that day."))}
    ((message, finding),) = found["save"].prompts
    assert not found["save"].met
    assert message.endswith(".")
    assert finding is None


def test_a_draft_without_a_save_score_has_no_questions() -> None:
    assert not [*questions(review("Too short."))]
