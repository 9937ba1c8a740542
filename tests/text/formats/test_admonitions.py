from __future__ import annotations

from collections.abc import Callable

import pytest

Pieces = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('!!! note "A title"\n    Body that\n    goes on\n\n    Second\n\nAfter', ["A title", "Body that\n goes on", "Second", "After"]),
        ("??? tip\n    Body\n\nAfter", ["Body", "After"]),
        ('=== "One"\n\n    First\n\n=== "Two"\n\n    ```\n    code\n    ```\n\nAfter', ["One", "First", "Two", "After"]),
        ("- a\n\n    !!! note\n        In a list\n\n- b", ["a", "In a list", "b"]),
        ("!!! note\n\tWith a tab\n\nAfter", ["With a tab", "After"]),
        ("!!! wow\n\nNo box", ["!!! wow", "No box"]),
        ("Head\n===\n\n    code", ["Head"]),
    ],
)  # fmt: skip
def test_a_box_shows_its_title_and_its_text(pieces: Pieces, text: str, prose: list[str]) -> None:
    assert pieces(text) == prose
    assert pieces(text.replace("\n", "\r\n")) == [piece.replace("\n", "\r\n") for piece in prose]
