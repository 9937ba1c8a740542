"""Git's commit messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saveworthy.text.formats import split

Told = Callable[[str, str], list[tuple[str, str]]]

DRAFT = """\
feat(oven)!: bake `rye` loaves at night

The old timer stopped at midnight, so we baked nothing between twelve
and six; now it counts on.

- one timer
  for each oven
- no timer for `tests`

    make bake in order to

# Please enter the commit message for your changes. Lines starting
# saveworthy-disable plain

Fixes: #12
Signed-off-by: Ann <ann@x.org>
# ------------------------ >8 ------------------------
# Do not modify the line above.
diff --git a/x b/x
+in order to
"""

EXPECTED = [
    ("heading1", "bake ▒ loaves at night"),
    ("paragraph", "The old timer stopped at midnight, so we baked nothing between twelve and six; now it counts on."),
    ("item1", "one timer for each oven"),
    ("item1", "no timer for ▒"),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_message_is_its_subject_and_its_body(told: Told, newline: str) -> None:
    assert told(DRAFT.replace("\n", newline), "git-commit") == EXPECTED


def test_its_comments_are_found() -> None:
    document = split(DRAFT, "git-commit")
    assert [c.body.of(DRAFT) for c in document.comments][1:] == ["saveworthy-disable plain"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fixup! feat: in order to", []),
        ("Merge branch 'main' into a\n\n# Conflicts:\n", []),
        ('Revert "Bake at night"\n\nIt burned.', ["It burned."]),
        ("Fixes: a thing", ["Fixes: a thing"]),
        ("# only comments\n", []),
        ("Subject\nsecond line", ["Subject", "second line"]),
        ("", []),
    ],
)
def test_odd_messages(told: Told, text: str, expected: list[str]) -> None:
    assert [prose for _, prose in told(text, "git-commit")] == expected
