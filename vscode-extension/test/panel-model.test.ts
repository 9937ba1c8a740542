import assert from "node:assert/strict";
import { test } from "node:test";
import { quoted, toneOf, viewOf } from "../src/panel/model";
import type { FullReview } from "../src/panel/review";

function range(line: number, character = 0, length = 5) {
  return { start: { line, character }, end: { line, character: character + length } };
}

const SCORE = {
  value: 57.6,
  interval: [49.2, 66] as const,
  reason: null,
  label: "so so",
  evidence: [],
};

function review(more: Partial<FullReview> = {}): FullReview {
  return {
    uri: "file:///a/My%20draft.md",
    documentVersion: 1,
    current: true,
    words: 1234,
    summary: "voice 58",
    scores: { voice: SCORE },
    paragraphs: [],
    sentences: [],
    findings: [],
    questions: [],
    bestLine: null,
    ...more,
  };
}

test("a draft is called what its file is called", () => {
  assert.equal(viewOf(review()).name, "My draft.md");
  assert.equal(viewOf(review({ uri: "untitled:Untitled-1" })).name, "untitled:Untitled-1");
  assert.equal(viewOf(review({ uri: "file:///50%.md" })).name, "50%.md");
  assert.equal(viewOf(review()).words, "1,234 words");
  assert.equal(viewOf(review({ words: 1 })).words, "1 word");
});

test("a score has its value, its interval, and one sentence that says all of it", () => {
  const [voice] = viewOf(review()).scores;
  assert.equal(voice?.value, "58");
  assert.deepEqual([voice?.at, voice?.low, voice?.high], [57.6, 49.2, 66]);
  assert.equal(voice?.said, "Voice: 58 of 100, likely 49 to 66; so so");
});

test("a score that abstains says why", () => {
  const score = { ...SCORE, value: null, interval: null, reason: "Too short." };
  const [voice] = viewOf(review({ scores: { voice: score } })).scores;
  assert.equal(voice?.value, "–");
  assert.equal(voice?.label, "Too short.");
  assert.equal(voice?.at, null);
  assert.equal(voice?.said, "Voice: no score. Too short.");
});

test("evidence shows its points with a sign, and leaves out what weighs next to nothing", () => {
  const evidence = [
    { range: range(3), text: "One\n  line", weight: -4.4, note: "why" },
    { range: range(4), text: "Two", weight: 0.6, note: "" },
    { range: range(5), text: "Three", weight: 0.4, note: "" },
  ];
  const [voice] = viewOf(review({ scores: { voice: { ...SCORE, evidence } } })).scores;
  assert.deepEqual(
    voice?.evidence.map((each) => [each.mark, each.text, each.place]),
    [
      ["−4", "“One line”", [3, 0, 3, 5]],
      ["+1", "“Two”", [4, 0, 4, 5]],
    ],
  );
});

test("voices have four tones, and none where there is none", () => {
  assert.deepEqual([0, 44.9, 45, 60, 75, 100].map(toneOf), [0, 0, 1, 2, 3, 3]);
  assert.equal(toneOf(null), -1);
});

test("a short paragraph has the tone of its neighbourhood, and says so", () => {
  const paragraphs = [
    { kind: "paragraph", range: range(0), words: 40, voice: 80, voiceTogether: 80 },
    { kind: "item", range: range(1), words: 1, voice: null, voiceTogether: 50 },
    { kind: "quote", range: range(2), words: 50, voice: null, voiceTogether: null },
    { kind: "paragraph", range: range(3), words: 3, voice: null, voiceTogether: null },
  ];
  const cells = viewOf(review({ paragraphs })).paragraphs;
  assert.deepEqual(
    cells.map((cell) => [cell.tone, cell.together]),
    [
      [3, false],
      [1, true],
      [-1, false],
      [-1, false],
    ],
  );
  assert.deepEqual(
    cells.map((cell) => cell.said),
    [
      "Paragraph 1 of 4: 40 words, voice 80, like a person",
      "List item 2 of 4: 1 word, voice 50, could be anybody, read with its neighbours",
      "Quotation 3 of 4: 50 words, somebody else’s words",
      "Paragraph 4 of 4: 3 words, too short to tell its voice",
    ],
  );
});

test("the rhythm is told where there is enough of it", () => {
  const of = (...words: number[]) =>
    viewOf(review({ sentences: words.map((count, at) => ({ range: range(at), words: count })) }));
  assert.equal(of(4, 9, 12, 30).beat, "");
  assert.equal(
    of(4, 9, 12, 30, 7).beat,
    "Most sentences have 4 to 30 words, half of them 9 or fewer.",
  );
  assert.equal(of(9, 9, 9, 9, 9).beat, "Most sentences have 9 words, half of them 9 or fewer.");
  assert.equal(of(4, 9).rhythm[1]?.said, "Sentence 2 of 2: 9 words");
});

test("the gravest findings come first, then those that stand first; questions stand elsewhere", () => {
  const finding = (rule: string, severity: "warning" | "info" | "hint", line: number) => ({
    rule,
    severity,
    message: `about ${rule}`,
    text: "x",
    range: range(line),
  });
  const view = viewOf(
    review({
      findings: [
        finding("plain/a", "info", 0),
        finding("save/concrete", "warning", 1),
        finding("hype/b", "warning", 2),
        finding("hype/c", "warning", 3),
      ],
    }),
  );
  assert.deepEqual(
    view.findings.map((each) => each.note),
    ["line 3 · hype/b", "line 4 · hype/c", "line 1 · plain/a"],
  );
  assert.equal(view.count, "3 findings");
});

test("of many findings the first are shown, and their number is told", () => {
  const findings = Array.from({ length: 40 }, (_, at) => ({
    rule: "plain/a",
    severity: "info" as const,
    message: "m",
    text: "x",
    range: range(at),
  }));
  const view = viewOf(review({ findings }));
  assert.equal(view.findings.length, 12);
  assert.equal(view.count, "40 findings, the first 12:");
  assert.equal(viewOf(review()).count, "Nothing found.");
});

test("an open question has its prompts, with a place where a rule has pointed at one", () => {
  const questions = [
    {
      name: "save",
      value: 12.3,
      met: false,
      wants: "something to come back to",
      prompts: [
        { message: "A step?", range: range(7) },
        { message: "A number?", range: null },
      ],
    },
  ];
  const [asking] = viewOf(review({ questions })).questions;
  assert.equal(asking?.name, "Would a reader save it?");
  assert.equal(asking?.said, "It still needs something to come back to.");
  assert.deepEqual(
    asking?.prompts.map((each) => each.place),
    [[7, 0, 7, 5], null],
  );
});

test("a review is late where the server or the editor says so", () => {
  assert.equal(viewOf(review()).late, false);
  assert.equal(viewOf(review(), true).late, true);
  assert.equal(viewOf(review({ current: false })).late, true);
});

test("parts that another server leaves out are left out here", () => {
  const { paragraphs, sentences, questions, findings, ...rest } = review();
  const view = viewOf(rest as FullReview);
  assert.deepEqual([view.paragraphs, view.rhythm, view.questions, view.findings], [[], [], [], []]);
  void [paragraphs, sentences, questions, findings];
});

test("a long quotation is cut between characters, never inside one", () => {
  const cut = quoted("😀".repeat(200));
  assert.ok(cut.endsWith("…”"));
  assert.ok(!/\p{Surrogate}/u.test(cut));
  assert.equal([...cut].length, 92);
});
