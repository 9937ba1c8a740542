/**
 * A strip of cells or bars: one picture, however many there are, that the arrow keys walk through.
 *
 * To a screen reader it is a slider whose value is the cell it stands on. Enter or a click goes there.
 */

import type { Cell, Place } from "../model";
import { element, type Part, setAttribute, setText } from "./dom";
import { type Box, lines } from "./layout";

const SVG = "http://www.w3.org/2000/svg";
const ROWS = 8;
const FAR = 10;

/** How a strip draws its cells. */
export interface Style {
  readonly label: string;
  /** What the line below says while no cell is pointed at. */
  readonly hint: string;
  readonly height: number;
  readonly gap: number;
  readonly least: number;
  /** How wide a cell is against the others. */
  size(cell: Cell): number;
  /** How high it is, 0–1, given the most words of any. */
  rise(cell: Cell, most: number): number;
}

/** Shows cells in rows. */
export class Strip implements Part<readonly Cell[]> {
  readonly node = element("div", "strip");
  private readonly slider = element("div", "slider");
  private readonly caption = element("p", "caption");
  private readonly picture = document.createElementNS(SVG, "svg");
  private readonly cursor = document.createElementNS(SVG, "rect");
  private readonly paths = new Map<string, SVGPathElement>();
  private cells: readonly Cell[] = [];
  private boxes: readonly Box[] = [];
  private width = 0;
  /** The box that the keys stand on. */
  private at = 0;

  constructor(
    private readonly style: Style,
    private readonly go: (place: Place) => void,
  ) {
    const { slider, picture, cursor } = this;
    slider.tabIndex = 0;
    setAttribute(slider, "role", "slider");
    setAttribute(slider, "aria-label", style.label);
    setAttribute(slider, "aria-description", "Enter goes to the place in the draft.");
    setAttribute(picture, "aria-hidden", "true");
    cursor.classList.add("cursor");
    picture.append(cursor);
    slider.append(picture);
    this.node.append(slider, this.caption);
    slider.addEventListener("keydown", (event) => this.pressed(event));
    slider.addEventListener("focus", () => this.point(this.at));
    slider.addEventListener("blur", () => this.point(-1));
    slider.addEventListener("pointermove", (event) => this.point(this.under(event)));
    slider.addEventListener("pointerleave", () => this.point(this.focused ? this.at : -1));
    slider.addEventListener("click", (event) => this.choose(this.under(event)));
    new ResizeObserver(() => this.resized()).observe(slider);
    this.point(-1);
  }

  fill(cells: readonly Cell[]): void {
    this.cells = cells;
    this.draw();
  }

  private get focused(): boolean {
    return document.activeElement === this.slider;
  }

  private resized(): void {
    const width = Math.floor(this.slider.clientWidth);
    if (width === this.width) return;
    this.width = width;
    this.draw();
  }

  private draw(): void {
    const { style, cells, width } = this;
    const { height, gap, least } = style;
    if (width <= 0) return;
    this.boxes = lines(
      cells.map((cell) => style.size(cell)),
      { width, rows: ROWS, gap, least },
    );
    const most = cells.reduce((so, cell) => Math.max(so, cell.words), 1);
    const drawn = new Map<string, string[]>();
    for (const box of this.boxes) {
      const cell = this.chief(box);
      if (!cell) continue;
      const high = Math.max(2, Math.round(style.rise(cell, most) * height));
      const top = box.row * (height + gap) + height - high;
      const kind = `tone-${cell.tone < 0 ? "none" : cell.tone}${cell.together ? " together" : ""}`;
      const path = drawn.get(kind) ?? [];
      path.push(`M${box.x} ${top}h${box.width}v${high}h${-box.width}z`);
      drawn.set(kind, path);
    }
    for (const kind of new Set([...this.paths.keys(), ...drawn.keys()])) {
      setAttribute(this.path(kind), "d", drawn.get(kind)?.join("") ?? "");
    }
    const rows = (this.boxes.at(-1)?.row ?? 0) + 1;
    setAttribute(this.picture, "width", `${width}`);
    setAttribute(this.picture, "height", `${rows * (height + gap)}`);
    this.at = Math.max(0, Math.min(this.at, this.boxes.length - 1));
    setAttribute(this.slider, "aria-valuemin", "1");
    setAttribute(this.slider, "aria-valuemax", `${Math.max(1, this.boxes.length)}`);
    this.point(this.focused ? this.at : -1);
  }

  private path(kind: string): SVGPathElement {
    let path = this.paths.get(kind);
    if (!path) {
      path = document.createElementNS(SVG, "path");
      setAttribute(path, "class", kind);
      this.picture.insertBefore(path, this.cursor);
      this.paths.set(kind, path);
    }
    return path;
  }

  /** The cell that stands for a box: the longest in it. */
  private chief(box: Box): Cell | undefined {
    let chief = this.cells[box.first];
    for (const cell of this.cells.slice(box.first, box.last + 1)) {
      if (chief && cell.words > chief.words) chief = cell;
    }
    return chief;
  }

  private said(box: Box): string {
    const [first, last] = [this.cells[box.first], this.cells[box.last]];
    if (!first || !last || first === last) return first?.said ?? "";
    return `${first.said} – and on to: ${last.said}`;
  }

  /** Marks a box and says what it is; -1 marks none. */
  private point(at: number): void {
    const box = this.boxes[at];
    const { height, gap } = this.style;
    setText(this.caption, box ? this.said(box) : this.style.hint);
    setAttribute(this.cursor, "visibility", box ? "visible" : "hidden");
    if (box) {
      setAttribute(this.cursor, "x", `${box.x - 0.5}`);
      setAttribute(this.cursor, "y", `${box.row * (height + gap) + 0.5}`);
      setAttribute(this.cursor, "width", `${box.width + 1}`);
      setAttribute(this.cursor, "height", `${height}`);
    }
    const kept = this.boxes[this.at];
    setAttribute(this.slider, "aria-valuenow", `${this.at + 1}`);
    setAttribute(this.slider, "aria-valuetext", kept ? this.said(kept) : null);
  }

  private choose(at: number): void {
    const box = this.boxes[at];
    const cell = box && this.chief(box);
    if (!cell) return;
    this.at = at;
    this.point(at);
    this.go(cell.place);
  }

  private pressed(event: KeyboardEvent): void {
    const to = this.target(event.key);
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (to === "go") {
      this.choose(this.at);
    } else {
      this.at = Math.max(0, Math.min(to, this.boxes.length - 1));
      this.point(this.at);
    }
  }

  private target(key: string): number | "go" | undefined {
    switch (key) {
      case "ArrowRight":
        return this.at + 1;
      case "ArrowLeft":
        return this.at - 1;
      case "ArrowDown":
        return this.beside(1);
      case "ArrowUp":
        return this.beside(-1);
      case "PageDown":
        return this.at + FAR;
      case "PageUp":
        return this.at - FAR;
      case "Home":
        return 0;
      case "End":
        return this.boxes.length - 1;
      case "Enter":
      case " ":
        return "go";
      default:
        return undefined;
    }
  }

  /** The box nearest to the one the keys stand on, `rows` further down. */
  private beside(rows: number): number {
    const here = this.boxes[this.at];
    if (!here) return this.at;
    const found = this.nearest(here.row + rows, here.x + here.width / 2);
    return found < 0 ? this.at : found;
  }

  private under(event: MouseEvent): number {
    const { left, top } = this.picture.getBoundingClientRect();
    const { height, gap } = this.style;
    return this.nearest(Math.floor((event.clientY - top) / (height + gap)), event.clientX - left);
  }

  private nearest(row: number, x: number): number {
    let [found, least] = [-1, Number.POSITIVE_INFINITY];
    this.boxes.forEach((box, at) => {
      if (box.row !== row) return;
      const away = Math.max(box.x - x, x - box.x - box.width, 0);
      if (away < least) [found, least] = [at, away];
    });
    return found;
  }
}
