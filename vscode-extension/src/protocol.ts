/** What the server says, as far as it is used here. Ranges are the editor's. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Evidence {
  readonly range: Range;
  readonly text: string;
  readonly weight: number;
  readonly note: string;
}

export interface Score {
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly reason: string | null;
  readonly label: string;
  readonly evidence: readonly Evidence[];
}

/** The answer to `saveworthy/review`; the server says more than is named here. */
export interface Review {
  readonly uri: string;
  readonly documentVersion: number | null;
  /** Whether this is about the very text that is open. */
  readonly current: boolean;
  readonly words: number;
  /** The scores on one line, "" if there is none. */
  readonly summary: string;
  readonly scores: Readonly<Record<string, Score>>;
  readonly bestLine: Evidence | null;
}

export const REVIEW_REQUEST = "saveworthy/review";

/** The server's own commands. */
export const COMMANDS = {
  review: "saveworthy.review",
  explain: "saveworthy.explain",
  fixAll: "saveworthy.fixAll",
  recheck: "saveworthy.recheckWorkspace",
} as const;
