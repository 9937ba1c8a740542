import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evidence, Review, Score } from "../src/protocol";
import { escaped, inShort, why } from "../src/tooltip";

const HERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

const evidence = (weight: number, text: string, note = ""): Evidence => ({
  range: HERE,
  text,
  weight,
  note,
});

const score = (value: number | null, more: Partial<Score> = {}): Score => ({
  value,
  interval: null,
  reason: null,
  label: "",
  evidence: [],
  ...more,
});

const review = (summary: string, scores: Record<string, Score>): Review => ({
  uri: "file:///a.md",
  documentVersion: 1,
  current: true,
  words: 100,
  summary,
  scores,
  bestLine: null,
});

test("the status bar writes counts as fractions", () => {
  assert.equal(
    inShort(review("voice 58 · grade 9 · save 1 of 3", {})),
    "voice 58 · grade 9 · save 1/3",
  );
  assert.equal(inShort(review("", {})), "no score yet");
});

test("each score says its value, its interval, what it means and the sentences that weigh most", () => {
  const lines = [
    evidence(-6.4, "We  leverage\nsynergies.", "company words"),
    evidence(4, "I fell off the stage."),
    evidence(0.4, "Hardly anything."),
    evidence(-2, "b"),
    evidence(-1, "c"),
  ];
  const said = why(
    review("", {
      save: score(33, { label: "something is missing" }),
      voice: score(58.2, { interval: [49.6, 66], label: "mixed", evidence: lines }),
      other: score(null, { reason: "Too short." }),
    }),
  );
  assert.equal(
    said,
    [
      "**Voice 58** (50–66): mixed\n- −6 “We leverage synergies\\.”: company words\n" +
        "- +4 “I fell off the stage\\.”",
      "**Worth saving 33**: something is missing",
      "**other**: Too short\\.",
      "Click for the whole review.",
    ].join("\n\n"),
  );
});

test("a long sentence is cut after a word, or else never in the middle of an emoji", () => {
  const words = why(
    review("", { voice: score(1, { evidence: [evidence(9, "long ".repeat(20))] }) }),
  );
  assert.ok(words.includes(`“${"long ".repeat(10)}long…”`), words);
  const said = why(review("", { voice: score(1, { evidence: [evidence(9, "😀".repeat(99))] }) }));
  assert.ok(said.includes(`“${"😀".repeat(59)}…”`));
});

test("what a draft says is no Markdown, no HTML, no link and no icon", () => {
  assert.equal(
    escaped("[x](command:y) **b** `c` <img> $(gear) &amp; 1. a|b"),
    "\\[x\\]\\(command:y\\) \\*\\*b\\*\\* \\`c\\` &lt;img> \\$\\(gear\\) \\&amp; 1\\. a\\|b".replace(
      "\\>",
      ">",
    ),
  );
});
