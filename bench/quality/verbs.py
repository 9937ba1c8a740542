"""What grammar costs, and how often it is right about verb or noun.

    ./dev bench quality/verbs

Cost: the share of sentences that the built-in rules send to the tagger, corpus by corpus. Right: the
decision against the gold tags of UD English EWT (dev), for words that are both verbs and nouns there
and for the words that our rules ask about; by neighbours alone (where they tell), by the tagger
alone, and as the rules do it; in sentences as they were written, in small letters, In Title Case.
The last line is JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.quality.corpora import Text, folder, texts
from saveworthy.core import Span
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet, builtin
from saveworthy.rules.parts import NOUN, VERB, part
from saveworthy.text import nlp
from saveworthy.text.formats import split
from saveworthy.text.sentences import Sentence, sentences
from saveworthy.text.view import view

GOLD = "en_ewt-ud-dev.conllu.gz"
LOOKS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "small letters": str.lower,
    "Title Case": str.title,
}
"""Ways to set a sentence that keep its length (in this data)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One word of the gold sentences that is a noun or a verb.

    Attributes:
        lemma: in small letters.
        gold: "verb" or "noun".
        told: what its neighbours tell, None for nothing.
    """

    text: str
    span: Span
    lemma: str
    gold: str
    told: str | None


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong decisions")
    parser.add_argument("--no-cost", action="store_true", help="leave out what takes a minute")
    options = parser.parse_args(arguments)
    rules = builtin()
    figures: dict[str, object] = {} if options.no_cost else {"sent": cost(rules)}
    cases = tuple(gold_cases())
    seen: dict[str, set[str]] = {}
    for case in cases:
        seen.setdefault(case.lemma, set()).add(case.gold)
    asked = {p.key for r in rules.rules if r.pos in {VERB, NOUN} for p in r.phrases}
    both = [case for case in cases if len(seen[case.lemma]) > 1]
    ours = [case for case in cases if case.span.of(case.text).lower() in asked]
    print(f"\n{'words':<36}{'cases':>7}{'told':>8}{'right':>8}{'tagger':>8}{'both':>8}")
    for name, group in (("both in the gold", both), ("asked about by rules", ours)):
        for look, changed in LOOKS.items():
            tagged = nlp.tag([changed(case.text) for case in group])
            pairs = [(c, by_tagger(c, t)) for c, t in zip(group, tagged, strict=True)]
            figures[f"{name}, {look}"] = accuracy(f"{name}, {look}", pairs)
            show([p for p in pairs if (p[0].told or p[1]) != p[0].gold][: options.wrong])
    print(json.dumps(figures))


def show(pairs: Sequence[tuple[Case, str]]) -> None:
    """Print decisions that were wrong, with the words around."""
    for case, found in pairs:
        start, end = case.span.start, case.span.end
        around = f"{case.text[max(0, start - 40) : start]}[[{case.text[start:end]}]]"
        print(f"    {case.told or found} {around}{case.text[end : end + 30]}")


def cost(rules: RuleSet) -> dict[str, float]:
    """Return the share of each corpus's sentences that go through the tagger; print them."""
    sent: Counter[str] = Counter()
    total: Counter[str] = Counter()
    name = ""
    real = nlp.tag

    def counted(lines: Sequence[str]) -> list[tuple[nlp.Token, ...]]:
        sent[name] += len(lines)
        return real(lines)

    nlp.tag = counted  # type: ignore[assignment]
    try:
        for text in texts("all"):
            name = group_of(text)
            document = split(text.text, text.format)
            total[name] += sum(len(sentences(view(block).text)) for block in document.blocks)
            review_document(document, rules)
    finally:
        nlp.tag = real
    print(f"{'sentences':<22}{'all':>8}{'sent':>7}{'share':>8}")
    for corpus, count in total.items():
        print(f"{corpus:<22}{count:>8}{sent[corpus]:>7}{sent[corpus] / count:>8.1%}")
    return {corpus: round(sent[corpus] / count, 4) for corpus, count in total.items()}


def group_of(text: Text) -> str:
    """The genres of EWT count as one, and so do the domains of L2R."""
    first = text.corpus.split()[0]
    return {"ewt": "ewt_docs", "l2r": "l2r human"}.get(first, text.corpus)


def gold_cases() -> Iterator[Case]:
    """Yield the nouns and verbs of the gold sentences."""
    text = ""
    at = 0
    with gzip.open(folder() / GOLD, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# text = "):
                text, at = line[9:].rstrip("\n"), 0
            columns = line.split("\t")
            if len(columns) < 4 or not columns[0].isdigit():
                continue
            start = text.find(columns[1], at)
            if start < 0:
                continue
            at = start + len(columns[1])
            gold = columns[3].lower()
            if gold in {VERB, NOUN} and columns[1].isalpha():
                span = Span(start, at)
                told = part(text, span, Sentence(Span(0, len(text)), ()))
                yield Case(text, span, columns[2].lower(), gold, told)


def by_tagger(case: Case, tokens: tuple[nlp.Token, ...]) -> str:
    """What the tagger says of the case's word."""
    tag = next((token.tag for token in tokens if token.span.overlaps(case.span)), "")
    return VERB if tag.startswith(("VB", "MD")) else NOUN if tag.startswith("NN") else tag


def accuracy(name: str, pairs: Sequence[tuple[Case, str]]) -> dict[str, float]:
    """Print one row: how many the neighbours tell, and how often each way is right."""
    told = [case for case, _ in pairs if case.told is not None]
    row = {
        "told": len(told) / len(pairs),
        "right": sum(case.told == case.gold for case in told) / max(1, len(told)),
        "tagger": sum(found == case.gold for case, found in pairs) / len(pairs),
        "both": sum((case.told or found) == case.gold for case, found in pairs) / len(pairs),
    }
    print(f"{name:<36}{len(pairs):>7}" + "".join(f"{value:>8.1%}" for value in row.values()))
    return {key: round(value, 4) for key, value in row.items()}


if __name__ == "__main__":
    main()
