import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleIn, rulesIn } from "../src/rules";

const finding = (code: string | number | { value: string } | undefined, line: number, end = 9) => ({
  code,
  range: { start: { line, character: 3 }, end: { line, character: end } },
});

test("the rule at the caret is that of the finding around it, its ends included", () => {
  const findings = [finding({ value: "plain/utilize" }, 1), finding("hype/robust", 2)];
  assert.equal(ruleIn(findings, { line: 1, character: 3 }), "plain/utilize");
  assert.equal(ruleIn(findings, { line: 2, character: 9 }), "hype/robust");
  assert.equal(ruleIn(findings, { line: 2, character: 10 }), undefined);
  assert.equal(ruleIn(findings, { line: 0, character: 5 }), undefined);
});

test("rules are counted, the most frequent first, then by name; numbers are no rules", () => {
  const findings = [finding("b/x", 1), finding("a/y", 2), finding("b/x", 3), finding(7, 4)];
  const more = [finding("a/a", 5), finding(undefined, 6)];
  assert.deepEqual(
    [...rulesIn([...findings, ...more])],
    [
      ["b/x", 2],
      ["a/a", 1],
      ["a/y", 1],
    ],
  );
});
