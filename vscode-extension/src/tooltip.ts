/** The scores as the status bar says them. Knows nothing of the editor. */

import type { Evidence, Review, Score } from "./protocol";

const ORDER = ["voice", "readability", "save"];
const TITLES: Readonly<Record<string, string>> = {
  voice: "Voice",
  readability: "Readability",
  save: "Worth saving",
};
const MOST_EVIDENCE = 2;
const LEAST_WEIGHT = 0.5;
const QUOTED = 60;

/** The scores in a few words: "voice 58 · grade 9 · save 1/3". */
export function inShort(review: Review): string {
  return review.summary.replace(/\b(\d+) of (\d+)\b/g, "$1/$2") || "no score yet";
}

/** Why the scores are what they are, as Markdown. What the draft says is escaped. */
export function why(review: Review): string {
  const names = [...new Set([...ORDER, ...Object.keys(review.scores)])];
  const parts = names.flatMap((name) => {
    const score = review.scores[name];
    return score ? [about(TITLES[name] ?? name, score)] : [];
  });
  return [...parts, "Click for the whole review."].join("\n\n");
}

function about(title: string, score: Score): string {
  if (score.value === null) return `**${escaped(title)}**: ${escaped(score.reason ?? "no score")}`;
  const interval = score.interval
    ? ` (${Math.round(score.interval[0])}–${Math.round(score.interval[1])})`
    : "";
  const head = `**${escaped(title)} ${Math.round(score.value)}**${interval}`;
  const label = score.label ? `: ${escaped(score.label)}` : "";
  const heavy = score.evidence
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .slice(0, MOST_EVIDENCE)
    .map(line);
  return [head + label, ...heavy].join("\n");
}

function line({ weight, text, note }: Evidence): string {
  const points = `${weight < 0 ? "−" : "+"}${Math.abs(Math.round(weight))}`;
  const said = `- ${points} “${escaped(cut(text))}”`;
  return note ? `${said}: ${escaped(note)}` : said;
}

/** The text on one line, cut after a word where it is long. */
function cut(text: string): string {
  const whole = text.split(/\s+/).filter(Boolean).join(" ");
  const characters = Array.from(whole); // an emoji is not to be cut in two
  if (characters.length <= QUOTED) return whole;
  const head = characters.slice(0, QUOTED - 1).join("");
  return `${head.replace(/\s\S*$/, "")}…`;
}

/** Plain words in Markdown: nothing in them is a mark, a link, HTML or an icon. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~|$&]/g, "\\$&").replaceAll("<", "&lt;");
}
