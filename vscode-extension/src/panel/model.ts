/**
 * From a review to what the panel shows. Pure: it knows neither the editor nor the page.
 *
 * Of an older server, or one that is newer than this extension, single parts may be missing; the panel
 * then shows the others.
 */

import type { Evidence, Range, Score } from "../protocol";
import type { Finding, FullReview, Paragraph, Question, Sentence } from "./review";

/** A place in the draft: start line, start column, end line, end column; all from 0. */
export type Place = readonly [number, number, number, number];

/** Something to read that leads to a place, if it has one. */
export interface Item {
  /** Tells it from the others of its list, also in the next review. */
  readonly key: string;
  /** A few letters before the text: points of a score, or the kind of a finding. */
  readonly mark: string;
  readonly text: string;
  /** A second, quieter line; "" if there is none. */
  readonly note: string;
  readonly place: Place | null;
}

export interface ScoreView {
  readonly name: string;
  /** Rounded, "–" where there is none. */
  readonly value: string;
  /** All three in 0–100; null where there is no value, or no interval. */
  readonly at: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the value means, or why there is none. */
  readonly label: string;
  /** All of this in one sentence, for who does not see the bar. */
  readonly said: string;
  readonly evidence: readonly Item[];
}

/** A cell or bar of a strip. */
export interface Cell {
  /** How long the cell, or how high the bar is: words. */
  readonly words: number;
  /** 0 (a machine's or a company's) to 3 (a person's); -1 where there is none. */
  readonly tone: number;
  /** Whether the tone is that of several paragraphs read together. */
  readonly together: boolean;
  readonly said: string;
  readonly place: Place;
}

export interface Asking {
  readonly name: string;
  readonly met: boolean;
  readonly said: string;
  readonly prompts: readonly Item[];
}

/** All that the panel shows of one draft. */
export interface View {
  readonly uri: string;
  readonly name: string;
  readonly words: string;
  /** Whether the draft has changed since. */
  readonly late: boolean;
  readonly scores: readonly ScoreView[];
  readonly paragraphs: readonly Cell[];
  readonly rhythm: readonly Cell[];
  /** What the rhythm comes to, in a sentence; "" where there is too little of it. */
  readonly beat: string;
  readonly best: Item | null;
  readonly questions: readonly Asking[];
  readonly findings: readonly Item[];
  /** "12 findings", or what to say where there are none. */
  readonly count: string;
}

const SCORES = [
  ["voice", "Voice"],
  ["readability", "Readability"],
  ["save", "Worth saving"],
] as const;

const ASKS: Readonly<Record<string, string>> = {
  save: "Would a reader save it?",
  share: "Would they share it?",
  screenshot: "Would they screenshot a line?",
};

/** From these voices on: anybody's, more a person's, a person's. As the score puts it in words. */
const TONES = [45, 60, 75];
const TONE_NAMES = ["polished", "could be anybody", "more like a person", "like a person"];

const MOST_FINDINGS = 12;
const MOST_EVIDENCE = 4;
const LONGEST_QUOTE = 90;
const LEAST_POINTS = 0.5;
const FEWEST_FOR_BEAT = 5;

const RANK: Readonly<Record<string, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/**
 * Returns what to show of a review.
 *
 * @param late whether the draft is known to have changed since.
 */
export function viewOf(review: FullReview, late = false): View {
  // Those that only ask are among the questions already.
  const findings = (review.findings ?? []).filter((each) => !each.rule.startsWith("save/"));
  const sentences = review.sentences ?? [];
  return {
    uri: review.uri,
    name: nameOf(review.uri),
    words: counted(review.words, "word"),
    late: late || !review.current,
    scores: SCORES.flatMap(([name, title]) => {
      const score = review.scores[name];
      return score ? [scoreView(title, score)] : [];
    }),
    paragraphs: (review.paragraphs ?? []).map(paragraphCell),
    rhythm: sentences.map(sentenceCell),
    beat: beatOf(sentences),
    best: review.bestLine ? bestItem(review.bestLine) : null,
    questions: (review.questions ?? []).map(asking),
    findings: top(findings).map(findingItem),
    count: countOf(findings.length),
  };
}

/** The tone of a voice, -1 if there is none. */
export function toneOf(voice: number | null): number {
  return voice === null ? -1 : TONES.filter((from) => voice >= from).length;
}

/** Text on one line, cut where it gets long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  if (letters.length <= LONGEST_QUOTE) return `“${line}”`;
  return `“${letters
    .slice(0, LONGEST_QUOTE - 1)
    .join("")
    .trimEnd()}…”`;
}

function placeOf({ start, end }: Range): Place {
  return [start.line, start.character, end.line, end.character];
}

function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A number with its thousands apart. The language's own way takes a fifth of a second to load. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

function scoreView(name: string, score: Score): ScoreView {
  const { value, interval } = score;
  if (value === null) {
    const label = score.reason ?? "There is nothing to go by yet.";
    const said = `${name}: no score. ${label}`;
    return { name, value: "–", at: null, low: null, high: null, label, said, evidence: [] };
  }
  const [low, high] = interval ?? [null, null];
  const near = low === null ? "" : `, likely ${Math.round(low)} to ${Math.round(high ?? low)}`;
  return {
    name,
    value: String(Math.round(value)),
    at: value,
    low,
    high,
    label: score.label,
    said: `${name}: ${Math.round(value)} of 100${near}; ${score.label}`,
    evidence: score.evidence
      .filter((each) => Math.abs(each.weight) >= LEAST_POINTS)
      .slice(0, MOST_EVIDENCE)
      .map(evidenceItem),
  };
}

function evidenceItem(evidence: Evidence, at: number): Item {
  return {
    key: `${at}`,
    mark: signed(evidence.weight),
    text: quoted(evidence.text),
    note: evidence.note,
    place: placeOf(evidence.range),
  };
}

function signed(weight: number): string {
  const points = Math.round(Math.abs(weight));
  return weight < 0 ? `−${points || "½"}` : `+${points || "½"}`;
}

function bestItem(evidence: Evidence): Item {
  return {
    key: "best",
    mark: "",
    text: quoted(evidence.text),
    note: "",
    place: placeOf(evidence.range),
  };
}

const KINDS: Readonly<Record<string, string>> = { item: "List item", quote: "Quotation" };

function paragraphCell(paragraph: Paragraph, at: number, all: readonly Paragraph[]): Cell {
  const { words, voice = null, voiceTogether = null } = paragraph;
  const together = voice === null && voiceTogether !== null;
  const tone = toneOf(voice ?? voiceTogether);
  const value = voice ?? voiceTogether;
  const said =
    value === null
      ? paragraph.kind === "quote"
        ? "somebody else’s words"
        : "too short to tell its voice"
      : `voice ${Math.round(value)}, ${TONE_NAMES[tone] ?? ""}` +
        (together ? ", read with its neighbours" : "");
  const kind = KINDS[paragraph.kind] ?? "Paragraph";
  return {
    words,
    tone,
    together,
    said: `${kind} ${at + 1} of ${all.length}: ${counted(words, "word")}, ${said}`,
    place: placeOf(paragraph.range),
  };
}

function sentenceCell({ range, words }: Sentence, at: number, all: readonly Sentence[]): Cell {
  return {
    words,
    tone: -1,
    together: false,
    said: `Sentence ${at + 1} of ${all.length}: ${counted(words, "word")}`,
    place: placeOf(range),
  };
}

/** The rhythm in words: how long sentences are in the middle, and how far they reach. */
function beatOf(sentences: readonly Sentence[]): string {
  if (sentences.length < FEWEST_FOR_BEAT) return "";
  const lengths = sentences.map((each) => each.words).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.round(share * (lengths.length - 1))] ?? 0;
  const [low, middle, high] = [at(0.1), at(0.5), at(0.9)];
  const spread = `most sentences have ${low === high ? low : `${low} to ${high}`} words`;
  return `${spread}, half of them ${middle} or fewer.`.replace(/^m/u, "M");
}

function asking(question: Question): Asking {
  return {
    name: ASKS[question.name] ?? question.name,
    met: question.met,
    said: question.met ? `It has ${question.wants}.` : `It still needs ${question.wants}.`,
    prompts: question.prompts.map(({ message, range }, at) => ({
      key: `${at}`,
      mark: "",
      text: message,
      note: "",
      place: range && placeOf(range),
    })),
  };
}

/** The gravest findings, then those that stand first. */
function top(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.at - b.at)
    .slice(0, MOST_FINDINGS)
    .map(({ finding }) => finding);
}

function rank(finding: Finding): number {
  return RANK[finding.severity] ?? 3;
}

function findingItem(finding: Finding, at: number): Item {
  const line = finding.range.start.line + 1;
  return {
    key: `${at}`,
    mark: finding.severity,
    text: finding.message,
    note: `line ${grouped(line)} · ${finding.rule}`,
    place: placeOf(finding.range),
  };
}

function countOf(count: number): string {
  if (count === 0) return "Nothing found.";
  return counted(count, "finding") + (count > MOST_FINDINGS ? `, the first ${MOST_FINDINGS}:` : "");
}
