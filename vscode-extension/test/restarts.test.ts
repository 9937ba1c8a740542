import assert from "node:assert/strict";
import { test } from "node:test";
import { Restarts } from "../src/restarts";

const MINUTE = 60_000;

test("the third death within three minutes is the last", () => {
  const restarts = new Restarts();
  assert.equal(restarts.died(0), true);
  assert.equal(restarts.died(MINUTE), true);
  assert.equal(restarts.died(3 * MINUTE - 1), false);
});

test("deaths that are three minutes old count no more", () => {
  const restarts = new Restarts();
  assert.equal(restarts.died(0), true);
  assert.equal(restarts.died(MINUTE), true);
  assert.equal(restarts.died(3 * MINUTE), true);
  assert.equal(restarts.died(3.5 * MINUTE), false);
});

test("a start that the writer asks for counts from the beginning", () => {
  const restarts = new Restarts();
  restarts.died(0);
  restarts.died(1);
  restarts.forgive();
  assert.equal(restarts.died(2), true);
  assert.equal(restarts.died(3), true);
  assert.equal(restarts.died(4), false);
});
