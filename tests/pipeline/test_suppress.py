"""Comments silence what they cover, and only that; what is wrong with them is said."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saveworthy import review
from saveworthy.core import Finding, apply_edits
from saveworthy.pipeline.examples import marked
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.compile import compile_pack

OWN = "saveworthy/"
WORDY = "We met prior to lunch in order to plan."
PACK = """\
pack: plain
title: Plain
summary: A test.
rules:
  - id: prior-to
    phrases: {prior to: before}
    message: "“{match}”: “{fix}”."
    why: It is shorter.
    bad: [{text: "We met [[prior to]] lunch.", fixed: "We met before lunch."}]
    good: ["We met."]
  - id: in-order-to
    phrases: {in order to: to}
    message: "“{match}”: “{fix}”."
    why: It is shorter.
    bad: [{text: "We met [[in order to]] eat.", fixed: "We met to eat."}]
    good: ["We met."]
"""


@lru_cache(maxsize=1)
def known() -> RuleSet:
    """Two rules of our own, those about comments, and a pack that finds nothing here."""
    others = [pack for pack in builtin().packs if pack.name in {"saveworthy", "hype"}]
    return RuleSet([compile_pack(PACK.encode(), Path("plain.yml")), *others])


@pytest.fixture
def rules() -> RuleSet:
    return known()


def found(text: str, rules: RuleSet, format: str = "markdown") -> list[Finding]:
    return [
        f
        for f in review(text, format=format, rules=rules).findings
        if f.rule_id != "saveworthy/unused-suppression"
    ]


def shown(text: str, rules: RuleSet, format: str = "markdown") -> str:
    return marked(text, tuple(found(text, rules, format)))


@pytest.mark.parametrize(
    "text",
    [
        # a range, to its end or to the end of the draft
        "A [[prior to]]\n\n<!-- saveworthy-disable -->\n\nB prior to in order to\n\n<!-- saveworthy-enable -->\n\nC [[prior to]] it",
        "A [[prior to]]\n\n<!-- saveworthy-disable plain -->\n\nB prior to\n\nC in order to it",
        "<!-- saveworthy-disable plain/prior-to -- a reason -->\n\nB prior to [[in order to]] it",
        "<!-- saveworthy-disable plain/prior-to, plain/in-order-to -->\n\nB prior to in order to it",
        # enabling part of what is disabled
        "<!-- saveworthy-disable -->\n\nA prior to\n\n<!-- saveworthy-enable plain/prior-to -->\n\nB [[prior to]] in order to it",
        "<!-- saveworthy-disable plain -->\n\n<!-- saveworthy-enable plain/prior-to -->\n\nB [[prior to]] in order to it",
        "<!-- saveworthy-disable plain/prior-to -->\n\n<!-- saveworthy-enable plain -->\n\nB [[prior to]] it",
        "<!-- saveworthy-disable plain -->\n\n<!-- saveworthy-enable plain/prior-to -->\n<!-- saveworthy-disable plain/prior-to -->\n\nB prior to in order to it",
        # the line itself, and nothing but it
        "A [[prior to]] it\nB prior to it <!-- saveworthy-disable-line -->\nC [[prior to]] it",
        "# A prior to it <!-- saveworthy-disable-line plain/prior-to -->\n\nB [[prior to]] it",
        # the next line that says something, with the paragraph that starts there
        "<!-- saveworthy-disable-next-line -->\nA prior to it\nB prior to it\n\nC [[prior to]] it",
        "<!-- saveworthy-disable-next-line -->\n\n\n<!-- another -->\nA prior to it\n\nC [[prior to]] it",
        "A [[prior to]] <!-- saveworthy-disable-next-line -->\nB prior to it\nC [[prior to]] it",
        "> <!-- saveworthy-disable-next-line -->\n>\n> A prior to it\n> B prior to it\n\nC [[prior to]] it",
        "- A [[prior to]]\n  <!-- saveworthy-disable-next-line -->\n- B prior to it\n- C [[prior to]] it",
        # all of the draft, wherever it is said
        "A prior to it\n\n<!-- saveworthy-disable-file -->",
        "A prior to it [[in order to]] it\n\n<!-- saveworthy-disable-file plain/prior-to -->",
        # what is no comment does nothing
        "`<!-- saveworthy-disable-file -->` A [[prior to]] it",
        "```\n<!-- saveworthy-disable-file -->\n```\n\nA [[prior to]] it",
        "    <!-- saveworthy-disable-file -->\n\nA [[prior to]] it",
        "<!-- please saveworthy-disable-file -->\n\nA [[prior to]] it",
        # front matter
        "---\n# saveworthy-disable-next-line\ntitle: A prior to it\n---\n\nB [[prior to]] it",
        "---\ntitle: A prior to it # saveworthy-disable-line\n---\n\nB [[prior to]] it",
        "+++\n# saveworthy-disable-file plain\ntitle = 'A prior to it'\n+++\n\nB prior to it",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_silences_what_it_covers(text: str, newline: str, rules: RuleSet) -> None:
    expected = text.replace("\n", newline)
    assert shown(expected.replace("[[", "").replace("]]", ""), rules) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{/* saveworthy-disable plain -- a reason */}\n\nA prior to it\n\n{/* saveworthy-enable plain */}\n\nB [[prior to]] it",
        "A prior to it {/* saveworthy-disable-line */}\n\nB [[prior to]] it",
        "{/* saveworthy-disable-next-line */}\n<b>A prior to it</b>\n\nB [[prior to]] it",
        "<!-- saveworthy-disable-file -->\n\nA prior to it",
        "`{/* saveworthy-disable-file */}` A [[prior to]] it",
    ],
)
def test_mdx_has_comments_of_its_own(text: str, rules: RuleSet) -> None:
    assert shown(text.replace("[[", "").replace("]]", ""), rules, "mdx") == text


def test_plain_text_has_no_comments(rules: RuleSet) -> None:
    text = "<!-- saveworthy-disable-file -->\n\nA [[prior to]] it"
    assert shown(text.replace("[[", "").replace("]]", ""), rules, "plain") == text


def test_prompts_about_the_whole_draft_obey_too(ruleset: RuleSet) -> None:
    text = f"# Plans\n\n{'We are a company and we do things well. ' * 12}"
    prompts = {f.rule_id for f in review(text, rules=ruleset).findings}
    assert any(rule_id.startswith("save/") for rule_id in prompts)
    for comment in ("<!-- saveworthy-disable-file save -->", "<!-- saveworthy-disable save -->"):
        after = review(f"{comment}\n\n{text}", rules=ruleset).findings
        assert not any(f.rule_id.startswith("save/") for f in after)


def test_scores_are_about_the_draft_that_readers_see(ruleset: RuleSet) -> None:
    silenced = review(f"<!-- saveworthy-disable-file -->\n\n{WORDY}", rules=ruleset)
    plain = review(WORDY, rules=ruleset)
    assert not silenced.findings
    assert silenced.words == plain.words
    values = {name: score.value for name, score in plain.scores.items()}
    assert {name: score.value for name, score in silenced.scores.items()} == values


@pytest.mark.parametrize(
    ("text", "message", "fixed"),
    [
        (
            "<!-- [[saveworthy-disabel]] -->",
            "“saveworthy-disabel” is no comment that Saveworthy knows, so it changes nothing. Did you mean “saveworthy-disable”?",
            "<!-- saveworthy-disable -->",
        ),
        (
            "<!-- [[saveworthy disable next line]] -->",
            "“saveworthy disable next line” is no comment that Saveworthy knows, so it changes nothing. Did you mean “saveworthy-disable-next-line”?",
            None,
        ),
        (
            "<!-- [[Saveworthy-Enable]] -->",
            "“Saveworthy-Enable” is no comment that Saveworthy knows, so it changes nothing. Did you mean “saveworthy-enable”?",
            "<!-- saveworthy-enable -->",
        ),
        (
            "<!-- [[saveworthy-off]] plain -->",
            "“saveworthy-off” is no comment that Saveworthy knows, so it changes nothing. Did you mean “saveworthy-disable”?",
            "<!-- saveworthy-disable plain -->",
        ),
        (
            "<!-- [[saveworthy-xyzzy]] -->",
            "“saveworthy-xyzzy” is no comment that Saveworthy knows, so it changes nothing.",
            None,
        ),
        (
            "😀 <!-- saveworthy-disable plain/prior-to,[[plain/in-ordre-to]] -- why -->",
            "There is no rule or pack “plain/in-ordre-to”. Did you mean “plain/in-order-to”?",
            "😀 <!-- saveworthy-disable plain/prior-to,plain/in-order-to -- why -->",
        ),
        (
            "<!-- saveworthy-disable [[prior-to]] -->",
            "There is no rule or pack “prior-to”. Did you mean “plain/prior-to”?",
            "<!-- saveworthy-disable plain/prior-to -->",
        ),
        (
            "<!-- saveworthy-disable plain [[because it is a quote]] -->",
            "There is no rule or pack “because it is a quote”. Put “--” before a reason.",
            "<!-- saveworthy-disable plain -- because it is a quote -->",
        ),
        (
            "<!-- saveworthy-disable plain -->\n<!-- saveworthy-enable plain, [[hype]] -->",
            "“hype” has nothing to enable here.",
            "<!-- saveworthy-disable plain -->\n<!-- saveworthy-enable plain -->",
        ),
        (
            "A <!-- [[saveworthy-enable]] --> b",
            "“saveworthy-enable” has nothing to enable here.",
            "A b",
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_said_at_its_place(
    text: str, message: str, fixed: str | None, rules: RuleSet
) -> None:
    source = text.replace("[[", "").replace("]]", "")
    findings = found(source, rules)
    assert marked(source, tuple(findings)) == text
    assert [f.message for f in findings] == [message]
    if fixed is not None:
        assert apply_edits(source, findings[0].fixes[0].edits) == fixed


def test_remarks_on_comments_are_not_silenced_by_comments(rules: RuleSet) -> None:
    text = "<!-- saveworthy-disable-file -->\n\n<!-- saveworthy-disable saveworthy -->\n\n<!-- saveworthy-disabel -->"
    assert [f.rule_id for f in found(text, rules)] == ["saveworthy/unknown-directive"]


def unused(text: str, rules: RuleSet) -> list[Finding]:
    every = review(text, rules=rules).findings
    return [f for f in every if f.rule_id == "saveworthy/unused-suppression"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("<!-- [[saveworthy-disable-next-line]] plain -->\nWe met.", "We met."),
        ("We met. <!-- [[saveworthy-disable-line]] plain -->\nAnd so on.", "We met.\nAnd so on."),
        (
            "<!-- saveworthy-disable-file plain/prior-to, [[plain/in-order-to]] -->\n\nA prior to it",
            "<!-- saveworthy-disable-file plain/prior-to -->\n\nA prior to it",
        ),
        (
            "<!-- saveworthy-disable-file [[plain/in-order-to]], plain/prior-to -->\n\nA prior to it",
            "<!-- saveworthy-disable-file plain/prior-to -->\n\nA prior to it",
        ),
        ("A prior to it\n\n<!-- [[saveworthy-disable]] -->\r\n", "A prior to it\n\n"),
    ],
)
def test_a_comment_that_silences_nothing_can_be_removed(
    text: str, fixed: str, rules: RuleSet
) -> None:
    source = text.replace("[[", "").replace("]]", "")
    findings = unused(source, rules)
    assert marked(source, tuple(findings)) == text
    assert apply_edits(source, findings[0].fixes[0].edits) == fixed
    assert not any(fix.safe for finding in findings for fix in finding.fixes)


def test_nothing_is_called_unused_for_a_rule_that_is_off(rules: RuleSet) -> None:
    text = "<!-- saveworthy-disable-file plain/prior-to -->\n<!-- saveworthy-disable -->\n\nA prior to it"
    assert unused(text, rules.select(["hype", "saveworthy"])) == []


def test_a_rule_that_is_off_is_still_known(rules: RuleSet) -> None:
    text = "<!-- saveworthy-disable plain/prior-to -->\n\nA prior to it"
    assert found(text, rules.select(["hype", "saveworthy"])) == []


PIECES = [
    "A prior to it", " in order to ", "\n", "\r\n", "\n\n", "\u2028", "😀 ", "> ", "- ", "# ", "`", "e\u0301 ",
    "<!-- saveworthy-disable -->", "<!-- saveworthy-enable -->", "<!-- saveworthy-disable plain, x -->",
    "<!-- saveworthy-disable-line -->", "<!-- saveworthy-disable-next-line plain/prior-to -->",
    "<!-- saveworthy-enable plain/prior-to -->", "<!-- saveworthy-disable-file plain/in-order-to -->",
    "<!-- saveworthy-disabel 😀 -->", "{/* saveworthy-disable-line */}", "<!--", "-->", "---\n# saveworthy-disable\n---\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.sampled_from(["markdown", "mdx"]))
def test_comments_anywhere_only_ever_take_findings_away(pieces: list[str], format: str) -> None:
    rules = known()
    text = "".join(pieces)
    findings = review(text, format=format, rules=rules).findings
    bare = review(text.replace("saveworthy-", "xaveworthy-"), format=format, rules=rules).findings
    assert [f for f in findings if not f.rule_id.startswith(OWN)] == [
        f for f in bare if any(f == g for g in findings)
    ]
    for finding in findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        for fix in finding.fixes:
            apply_edits(text, fix.edits)
        if finding.rule_id == "saveworthy/unknown-rule":
            assert finding.span.of(text) == "x"


@given(
    st.lists(st.sampled_from(["A prior to it", "😀", "B in order to it"]), min_size=2, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\u2028", "\x0c"]),
    st.data(),
)
def test_the_next_line_is_the_next_paragraph(
    paragraphs: list[str], newline: str, odd: str, data: st.DataObject
) -> None:
    rules = known()
    chosen = data.draw(st.integers(0, len(paragraphs) - 1))
    comment = f"<!-- {odd}saveworthy-disable-next-line -->"
    parts = [*paragraphs[:chosen], comment, *paragraphs[chosen:]]
    text = (newline * 2).join(part + odd for part in parts)
    spoken = [f.span.of(text) for f in found(text, rules)]
    others = paragraphs[:chosen] + paragraphs[chosen + 1 :]
    assert spoken == [p[2:-3] for p in others if "to" in p]
