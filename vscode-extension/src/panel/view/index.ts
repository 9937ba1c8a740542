/** The page of the panel: takes views from the extension, and tells it where to go. */

import type { FromPage, ToPage } from "../messages";
import type { Place, View } from "../model";
import { element, List, setText, show } from "./dom";
import { AskingPart, items, ScorePart, section } from "./parts";
import { Strip } from "./strip";

interface Editor {
  postMessage(message: FromPage): void;
}

declare function acquireVsCodeApi(): Editor;

const editor = acquireVsCodeApi();
let uri = "";

function go(place: Place): void {
  editor.postMessage({ kind: "go", uri, place });
}

const LEGEND = ["polished", "anybody’s", "more a person’s", "a person’s"];

/** The page, made once. */
class Page {
  private readonly nothing = element("p", "nothing");
  private readonly review = element("div", "review");
  private readonly name = element("h1");
  private readonly words = element("span", "words");
  private readonly late = element("span", "late");
  private readonly scores = new List(element("div", "scores"), () => new ScorePart(go));
  private readonly paragraphs = new Strip(
    {
      label: "Paragraphs, coloured by voice",
      hint: "Each bar is a paragraph, as long as its words. Point at one, or use the arrow keys.",
      height: 14,
      gap: 2,
      least: 4,
      size: (cell) => cell.words,
      // Height tells the tone as well, for who does not see the colours.
      rise: (cell) => (cell.tone < 0 ? 0.3 : 0.4 + cell.tone * 0.2),
    },
    go,
  );
  private readonly rhythm = new Strip(
    {
      label: "Sentences, by their length",
      hint: "Each bar is a sentence, as high as its words.",
      height: 36,
      gap: 2,
      least: 3,
      size: () => 4,
      rise: (cell, most) => cell.words / most,
    },
    go,
  );
  private readonly beat = element("p", "beat");
  private readonly best = items(go);
  private readonly noBest = element("p", "label");
  private readonly questions = new List(element("ul", "questions"), () => new AskingPart(go));
  private readonly count = element("p", "label");
  private readonly findings = items(go);
  private readonly voices: HTMLElement;
  private readonly beats: HTMLElement;
  private readonly asks: HTMLElement;

  constructor(main: HTMLElement) {
    const head = element("header");
    head.append(this.name, this.words, this.late);
    this.late.textContent = "catching up …";
    this.noBest.textContent = "No line stands out yet.";
    this.best.node.classList.add("best");
    this.voices = section("Voice, paragraph by paragraph", this.paragraphs.node, legend());
    this.beats = section("Rhythm", this.rhythm.node, this.beat);
    this.asks = section("Would you save this?", this.questions.node);
    this.review.append(
      head,
      this.scores.node,
      this.voices,
      this.beats,
      section("The line to screenshot", this.best.node, this.noBest),
      this.asks,
      section("Findings", this.count, this.findings.node),
    );
    main.append(this.nothing, this.review);
    this.say("");
  }

  /** Shows a line in place of a review. */
  say(why: string): void {
    setText(this.nothing, why);
    show(this.nothing, true);
    show(this.review, false);
  }

  fill(view: View): void {
    uri = view.uri;
    show(this.nothing, false);
    show(this.review, true);
    setText(this.name, view.name);
    setText(this.words, view.words);
    this.late.classList.toggle("now", view.late);
    this.scores.fill(view.scores);
    show(this.asks, view.questions.length > 0);
    this.questions.fill(view.questions);
    this.best.fill(view.best ? [view.best] : []);
    show(this.noBest, view.best === null);
    show(this.voices, view.paragraphs.length > 0);
    this.paragraphs.fill(view.paragraphs);
    show(this.beats, view.rhythm.length > 0);
    this.rhythm.fill(view.rhythm);
    setText(this.beat, view.beat);
    show(this.beat, view.beat !== "");
    setText(this.count, view.count);
    this.findings.fill(view.findings);
  }
}

function legend(): HTMLElement {
  const list = element("ul", "legend");
  setLegend(list, LEGEND);
  return list;
}

function setLegend(list: HTMLElement, names: readonly string[]): void {
  names.forEach((name, tone) => {
    const entry = element("li", `tone-${tone}`);
    entry.textContent = name;
    list.append(entry);
  });
  const none = element("li", "tone-none");
  none.textContent = "too short to tell";
  list.append(none);
}

const main = document.getElementById("panel");
if (main) {
  const page = new Page(main);
  window.addEventListener("message", (event: MessageEvent<ToPage>) => {
    if (event.data.kind === "view") page.fill(event.data.view);
    else page.say(event.data.why);
  });
  editor.postMessage({ kind: "ready" });
}
