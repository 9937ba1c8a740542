import assert from "node:assert/strict";
import { test } from "node:test";
import { fromPage } from "../src/panel/messages";
import { page } from "../src/panel/page";

test("the messages of the page are read", () => {
  assert.deepEqual(fromPage({ kind: "ready" }), { kind: "ready" });
  const go = { kind: "go", uri: "file:///a.md", place: [1, 2, 3, 4] };
  assert.deepEqual(fromPage({ ...go, more: 1 }), go);
});

test("anything else is no message", () => {
  const good = { kind: "go", uri: "file:///a.md", place: [1, 2, 3, 4] };
  for (const message of [
    null,
    "ready",
    {},
    { kind: "run" },
    { kind: "go" },
    { ...good, uri: 1 },
    { ...good, place: [1, 2, 3] },
    { ...good, place: [1, 2, 3, -4] },
    { ...good, place: [1, 2, 3, 1.5] },
    { ...good, place: [1, 2, 3, "4"] },
  ]) {
    assert.equal(fromPage(message), undefined);
  }
});

test("the page lets its own script run and nothing else, each time with another key", () => {
  const parts = { script: "s.js", style: "s.css", source: "https://own" };
  const [one, two] = [page(parts), page(parts)];
  const key = /script-src 'nonce-([\w-]{24})'/.exec(one)?.[1];
  assert.ok(key);
  assert.ok(one.includes(`<script nonce="${key}" src="s.js">`));
  assert.ok(one.includes("default-src 'none'; style-src https://own;"));
  assert.notEqual(one, two);
});
