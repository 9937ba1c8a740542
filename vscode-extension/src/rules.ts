/** The rules behind findings. Knows nothing of the editor but the shape of its findings. */

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Finding {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly code?: string | number | { readonly value: string | number } | undefined;
}

/** The rule of the finding at a place, undefined if there is none. */
export function ruleIn(findings: readonly Finding[], caret: Place): string | undefined {
  const here = findings.find(
    ({ range }) => !before(caret, range.start) && !before(range.end, caret),
  );
  return here && ruleOf(here);
}

/** All rules with findings, the most frequent first, each with its number of findings. */
export function rulesIn(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const rule = ruleOf(finding);
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)));
}

function ruleOf({ code }: Finding): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return typeof value === "string" ? value : undefined;
}

function before(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
