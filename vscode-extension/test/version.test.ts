import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, OLDEST, problemOf, versionIn } from "../src/version";

test("a version is read from what the server prints, and from nothing else", () => {
  assert.equal(versionIn("saveworthy 0.1.0\n"), "0.1.0");
  assert.equal(versionIn("a warning first\nsaveworthy 1.2.3rc1\n"), "1.2.3rc1");
  assert.equal(versionIn("usage: saveworthy [-h]"), undefined);
  assert.equal(versionIn("Python 3.11.2"), undefined);
  assert.equal(versionIn(""), undefined);
});

test("numbers are compared as numbers", () => {
  assert.equal(fit("0.10.0", "0.9.1"), "fits");
  assert.equal(fit("0.9", "0.10"), "old");
  assert.equal(fit("1.2", "1.2.0"), "fits");
  assert.equal(fit("1.2.0.1", "1.2"), "fits");
});

test("what follows the release does not count", () => {
  assert.equal(fit("0.2.0.dev3+local", "0.2.0"), "fits");
  assert.equal(fit("0.2.0rc1", "0.2.0"), "fits");
});

test("a later major version is new, a missing one unknown", () => {
  assert.equal(fit("2.0.0", "1.9.0"), "new");
  assert.equal(fit("1.0.0", "1.0.0"), "fits");
  assert.equal(fit(undefined, "1.0.0"), "unknown");
  assert.equal(fit("abc", "1.0.0"), "unknown");
  assert.equal(fit(OLDEST), "fits");
});

test("a program that is broken is told from one that is another", () => {
  const traceback =
    "Traceback:\n  File \"x\", line 1\nModuleNotFoundError: No module named 'regex'\n";
  assert.equal(problemOf({ code: 1 }, traceback), "ModuleNotFoundError: No module named 'regex'");
  assert.equal(problemOf({ code: "ENOENT" }, ""), "ENOENT");
  assert.equal(problemOf({ killed: true }, ""), "it does not answer");
  assert.equal(problemOf({ code: 2 }, "usage: other [-h]"), undefined);
});
