"""The paragraphs of lamp_scored, without the question that stands below each."""

from __future__ import annotations

_QUESTION = "You must produce your answer in the following JSON format"


def story(text: str) -> str:
    """Return the paragraph alone."""
    return text.partition(_QUESTION)[0].strip()
