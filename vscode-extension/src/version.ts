/** Whether a server and this extension fit. */

/** The oldest server that has all this extension asks for. */
export const OLDEST = "0.1.0";

/** How a server's version fits this extension. */
export type Fit = "fits" | "old" | "new" | "unknown";

/** Reads the version at the end of what `saveworthy --version` prints; undefined if there is none. */
export function versionIn(output: string): string | undefined {
  return /^saveworthy\s+(\d+(?:\.\d+)+\S*)\s*$/m.exec(output)?.[1];
}

/**
 * Why a program could not even tell its version; undefined if it simply is another program.
 *
 * @param error how it ended. The system's own codes are words (ENOENT: its interpreter is gone).
 * @param complaint what it wrote to standard error.
 */
export function problemOf(
  error: { readonly code?: unknown; readonly killed?: boolean | undefined },
  complaint: string,
): string | undefined {
  if (error.killed) return "it does not answer";
  if (typeof error.code === "string") return error.code;
  // A Python whose packages are not all there says so in its last line.
  return /^(?:\w+\.)*\w*Error: .*$/m.exec(complaint)?.[0];
}

/**
 * Compares a server's version with what is needed.
 *
 * @param server the version the server gives, undefined if it gives none.
 * @param oldest the oldest that will do. A server of a later major version is too new.
 */
export function fit(server: string | undefined, oldest = OLDEST): Fit {
  const its = numbers(server);
  const needed = numbers(oldest);
  if (its === undefined || needed === undefined) return "unknown";
  if ((its[0] ?? 0) > (needed[0] ?? 0)) return "new";
  for (let at = 0; at < Math.max(its.length, needed.length); at++) {
    const difference = (its[at] ?? 0) - (needed[at] ?? 0);
    if (difference !== 0) return difference < 0 ? "old" : "fits";
  }
  return "fits";
}

/** The release's numbers; what follows them ("rc1", ".dev3", "+local") does not count. */
function numbers(version: string | undefined): number[] | undefined {
  const release = version === undefined ? null : /^v?(\d+(?:\.\d+)*)/.exec(version.trim());
  return release?.[1]?.split(".").map(Number);
}
