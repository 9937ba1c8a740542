/** The parts of the panel, each made once and filled with every review. */

import type { Asking, Item, Place, ScoreView } from "../model";
import { element, List, type Part, setAttribute, setText, show } from "./dom";

/** What parts do when a place is chosen. */
export type Go = (place: Place) => void;

/** A line to read; a button where it leads somewhere. */
export class ItemPart implements Part<Item> {
  readonly node = element("li");
  private readonly button = element("button", "item");
  private readonly plain = element("div", "item");
  private readonly spans = [this.button, this.plain].map((parent) =>
    ["mark", "text", "note"].map((name) => {
      const span = element("span", name);
      parent.append(span);
      return span;
    }),
  );
  private place: Place | null = null;

  constructor(go: Go) {
    this.button.type = "button";
    this.button.addEventListener("click", () => {
      if (this.place) go(this.place);
    });
    this.node.append(this.button, this.plain);
  }

  fill({ mark, text, note, place }: Item): void {
    this.place = place;
    show(this.button, place !== null);
    show(this.plain, place === null);
    for (const [at, words] of [mark, text, note].entries()) {
      for (const spans of this.spans) {
        const span = spans[at];
        if (!span) continue;
        setText(span, words);
        show(span, words !== "");
      }
    }
    setAttribute(this.node, "data-mark", mark || null);
  }
}

/** A list of lines. */
export function items(go: Go): List<Item> {
  return new List(element("ul", "items"), () => new ItemPart(go));
}

/** A score: its figure, a bar with its interval, what it means, and why. */
export class ScorePart implements Part<ScoreView> {
  readonly node = element("div", "score");
  private readonly name = element("span", "name");
  private readonly value = element("span", "value");
  private readonly bar = element("div", "bar");
  private readonly range = element("div", "range");
  private readonly point = element("div", "point");
  private readonly label = element("p", "label");
  private readonly why = element("details");
  private readonly evidence: List<Item>;

  constructor(go: Go) {
    this.evidence = items(go);
    const summary = element("summary");
    summary.textContent = "Why";
    this.why.append(summary, this.evidence.node);
    this.bar.append(this.range, this.point);
    setAttribute(this.bar, "role", "img");
    this.node.append(this.name, this.value, this.bar, this.label, this.why);
  }

  fill(score: ScoreView): void {
    setText(this.name, score.name);
    setText(this.value, score.value);
    setText(this.label, score.label);
    setAttribute(this.bar, "aria-label", score.said);
    show(this.point, score.at !== null);
    show(this.range, score.low !== null && score.high !== null);
    this.point.style.setProperty("--at", `${score.at ?? 0}%`);
    this.range.style.setProperty("--low", `${score.low ?? 0}%`);
    this.range.style.setProperty("--high", `${score.high ?? 0}%`);
    show(this.why, score.evidence.length > 0);
    this.evidence.fill(score.evidence);
  }
}

/** One of the three questions, and what to ask the writer. */
export class AskingPart implements Part<Asking> {
  readonly node = element("li", "asking");
  private readonly name = element("p", "question");
  private readonly said = element("p", "label");
  private readonly prompts: List<Item>;

  constructor(go: Go) {
    this.prompts = items(go);
    this.node.append(this.name, this.said, this.prompts.node);
  }

  fill(asking: Asking): void {
    setText(this.name, asking.name);
    setText(this.said, asking.said);
    this.node.classList.toggle("met", asking.met);
    this.prompts.fill(asking.prompts);
  }
}

/** A heading with something below it. */
export function section(title: string, ...nodes: HTMLElement[]): HTMLElement {
  const made = element("section");
  const head = element("h2");
  head.textContent = title;
  head.id = `head-${title.toLowerCase().replace(/[^a-z]+/gu, "-")}`;
  setAttribute(made, "aria-labelledby", head.id);
  made.append(head, ...nodes);
  return made;
}
