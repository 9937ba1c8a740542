"""Writes out the inflected forms of a phrase and of what may replace it, side by side.

Runs when a pack is compiled, never while a draft is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_VERB = ("VB", "VBZ", "VBG", "VBD", "VBN")
_NOUN = ("NN", "NNS")
_OWN_FORMS = {
    ("workshop", "VBG"): "workshopping",
    ("workshop", "VBD"): "workshopped",
    ("workshop", "VBN"): "workshopped",
    ("bear", "VBN"): "borne",
    ("weave", "VBD"): "wove",
    ("get", "VBN"): "got",
}
"""What lemminflect has otherwise; "got" is right on both sides of the Atlantic more often."""


def forms(phrase: str, fixes: Sequence[str], inflect: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each form of `phrase` with the replacements in the same form.

    A verb phrase inflects its first word, a noun phrase its last. Where one form of the phrase
    stands for two of a replacement ("leveraged": "drew on", "drawn on"), that replacement is left
    out of this form, since only grammar could tell which is right; unless no other is left.

    Args:
        phrase: in its base form (infinitive, singular).
        fixes: replacements in the base form.
        inflect: "verb" or "noun".
    """
    tags = _VERB if inflect == "verb" else _NOUN
    table = [(_inflected(phrase, tag, inflect), tag) for tag in tags]
    by_form: dict[str, list[str]] = {}
    for form, tag in table:
        by_form.setdefault(form, []).append(tag)
    for form, shared in by_form.items():
        fitting = []
        for fix in fixes:
            choices = {_inflected(fix, tag, inflect) for tag in shared}
            if len(choices) == 1:
                fitting.append(choices.pop())
        # Better a first replacement that may need a second look than none.
        yield form, tuple(fitting or [_inflected(fix, shared[0], inflect) for fix in fixes[:1]])


def _inflected(phrase: str, tag: str, inflect: str) -> str:
    if not phrase or tag in {"VB", "NN"}:
        return phrase
    if inflect == "verb":
        head, space, rest = phrase.partition(" ")
        return _form(head, tag) + space + rest
    rest, space, head = phrase.rpartition(" ")
    return rest + space + _form(head, tag)


def _form(word: str, tag: str) -> str:
    from lemminflect import getInflection

    own = _OWN_FORMS.get((word, tag))
    found = getInflection(word, tag, inflect_oov=True)
    return own or (found[0] if found else word)
