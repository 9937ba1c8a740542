"""Readability formulas over `Counts`, each equal to textstat's figure of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.scores.counts import Counts


def flesch_reading_ease(counts: Counts) -> float:
    """100 is very easy, 0 very hard; not bounded."""
    if not counts.words or not counts.syllables:
        return 0.0
    return 206.835 - 1.015 * _sentence_length(counts) - 84.6 * (counts.syllables / counts.words)


def flesch_kincaid_grade(counts: Counts) -> float:
    """The year at an American school that the text suits; not bounded."""
    if not counts.words or not counts.syllables:
        return 0.0
    per_word = counts.syllables / counts.words
    return (0.39 * _sentence_length(counts)) + (11.8 * per_word) - 15.59


def gunning_fog(counts: Counts) -> float:
    """Years of schooling, from the length of sentences and the share of complex words."""
    if not counts.words:
        return 0.0
    return 0.4 * (_sentence_length(counts) + 100 * counts.complex_words / counts.words)


def smog_index(counts: Counts) -> float:
    """Years of schooling, from the words of three syllables or more in each sentence."""
    if not counts.words:
        return 0.0
    density = float((30 * (counts.polysyllables / _sentences(counts))) ** 0.5)
    return 1.043 * density + 3.1291


def dale_chall(counts: Counts) -> float:
    """Below 5: easy at ten years of age; 9 and more: for college; from words not known to all."""
    if not counts.words:
        return 0.0
    share = 100 * counts.difficult_words / counts.words
    score = (0.1579 * share) + (0.0496 * _sentence_length(counts))
    return score + 3.6365 if share > 5 else score


def coleman_liau_index(counts: Counts) -> float:
    """The year at an American school, from letters and sentences."""
    if not counts.letters or not counts.words:
        return 0.0
    letters = counts.letters / counts.words * 100
    return (0.058 * letters) - (0.296 * (_sentences(counts) / counts.words * 100)) - 15.8


def measures(counts: Counts) -> dict[str, float]:
    """All figures by name; none for a text without words."""
    if not counts.words:
        return {}
    return {
        "flesch_reading_ease": flesch_reading_ease(counts),
        "flesch_kincaid_grade": flesch_kincaid_grade(counts),
        "gunning_fog": gunning_fog(counts),
        "smog_index": smog_index(counts),
        "dale_chall": dale_chall(counts),
        "coleman_liau_index": coleman_liau_index(counts),
    }


def _sentences(counts: Counts) -> int:
    return max(1, counts.sentences)


def _sentence_length(counts: Counts) -> float:
    return counts.words / _sentences(counts)
