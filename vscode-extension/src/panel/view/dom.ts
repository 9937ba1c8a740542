/** Changes the page where it differs from what is wanted, and nowhere else: no flicker, focus kept. */

/** Makes an element with a class. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

/** Sets an element's text. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets an attribute, or takes it away if the value is null. */
export function setAttribute(node: Element, name: string, value: string | null): void {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Shows or hides an element. */
export function show(node: HTMLElement, shown: boolean): void {
  if (node.hidden === shown) node.hidden = !shown;
}

/** A part of the page that is made once, and filled again with each review. */
export interface Part<T> {
  readonly node: HTMLElement;
  fill(value: T): void;
}

/** A list of parts: those that there are already are filled anew, the rest is made or taken away. */
export class List<T> {
  private readonly parts: Part<T>[] = [];

  constructor(
    readonly node: HTMLElement,
    private readonly make: () => Part<T>,
  ) {}

  fill(values: readonly T[]): void {
    for (const part of this.parts.splice(values.length)) part.node.remove();
    values.forEach((value, at) => {
      let part = this.parts[at];
      if (!part) {
        part = this.make();
        this.parts.push(part);
        this.node.append(part.node);
      }
      part.fill(value);
    });
  }
}
