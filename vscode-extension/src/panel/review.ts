/** What the server's review says beyond the scores, as far as the panel shows it. */

import type { Evidence, Range, Review } from "../protocol";

/** A paragraph, an item of a list or a quotation. */
export interface Paragraph {
  readonly kind: string;
  readonly range: Range;
  readonly words: number;
  /** 0–100, null where it is too short to tell. */
  readonly voice: number | null;
  /** The same, read together with its neighbours where it is too short by itself. */
  readonly voiceTogether: number | null;
}

export interface Sentence {
  readonly range: Range;
  readonly words: number;
}

export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
  readonly text: string;
  readonly range: Range;
}

/** One of the three questions of the save score. */
export interface Question {
  readonly name: string;
  readonly value: number;
  readonly met: boolean;
  /** What it asks a draft for: "something to come back to". */
  readonly wants: string;
  readonly prompts: readonly { readonly message: string; readonly range: Range | null }[];
}

export interface FullReview extends Review {
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly bestLine: Evidence | null;
}
