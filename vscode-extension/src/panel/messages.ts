/** What the panel and its page say to each other. */

import type { Place, View } from "./model";

/** To the page. */
export type ToPage =
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "nothing"; readonly why: string };

/** From the page. */
export type FromPage =
  | { readonly kind: "ready" }
  | { readonly kind: "go"; readonly uri: string; readonly place: Place };

/** Reads a message of the page; undefined if it is none. */
export function fromPage(message: unknown): FromPage | undefined {
  if (typeof message !== "object" || message === null || !("kind" in message)) return undefined;
  if (message.kind === "ready") return { kind: "ready" };
  if (message.kind !== "go" || !("uri" in message) || !("place" in message)) return undefined;
  const { uri, place } = message;
  if (typeof uri !== "string" || !isPlace(place)) return undefined;
  return { kind: "go", uri, place };
}

function isPlace(place: unknown): place is Place {
  return (
    Array.isArray(place) &&
    place.length === 4 &&
    place.every((each: unknown) => Number.isSafeInteger(each) && Number(each) >= 0)
  );
}
