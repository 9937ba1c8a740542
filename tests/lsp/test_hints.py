"""What stands at the end of a paragraph for writers who asked for it."""

from __future__ import annotations

from saveworthy.core import Span
from saveworthy.lsp.convert import Client
from saveworthy.lsp.hints import hints
from saveworthy.lsp.store import Draft
from saveworthy.text.formats import split
from saveworthy.text.lines import Lines

SHORT = "Twelve of us met in the kitchen, and the kettle broke before anyone had said a word."
LONG = " ".join(
    f"On day {n} my brother and I walked {n} miles to see the boat, and you would have laughed."
    for n in range(3, 12)
)


def labels(text: str, place: Span | None = None) -> list[str]:
    draft = Draft("file:///a.md", "markdown", 1, Lines(text))
    document = split(text, "markdown")
    found = hints(draft, document, place or Span(0, len(text)), Client())
    return [str(hint.label) for hint in found]


def test_a_long_paragraph_has_a_voice_and_a_short_one_only_its_readability() -> None:
    short, long = labels(f"{SHORT}\n\n{LONG}\n")
    assert short.startswith("readability ")
    assert "voice" not in short
    readability, voice = long.split(" · ")
    assert 0 <= int(readability.removeprefix("readability ")) <= 100
    assert 0 <= int(voice.removeprefix("voice ")) <= 100


def test_only_paragraphs_in_sight_get_one_and_none_of_a_few_words() -> None:
    text = f"# {SHORT}\n\nFew words.\n\n{SHORT}\n\n{LONG}\n"
    assert len(labels(text)) == 2
    assert len(labels(text, Span(0, 5))) == 0
