import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "../src/panel/view/layout";

const ROOM = { width: 400, rows: 8, gap: 2, least: 4 };

/** Numbers that look like chance, and are the same each time. */
function* chance(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test("no cells take no room", () => {
  assert.deepEqual(lines([], ROOM), []);
});

test("few cells have widths in proportion, on one row", () => {
  const boxes = lines([10, 20, 40], ROOM);
  assert.deepEqual(
    boxes.map(({ x, width, row }) => [x, width, row]),
    [
      [0, 20, 0],
      [22, 40, 0],
      [64, 80, 0],
    ],
  );
});

test("whatever the cells are, boxes hold each of them once, inside the room, without overlap", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = chance(seed);
    const next = () => random.next().value as number;
    const count = Math.floor(next() ** 3 * 20_000);
    const sizes = Array.from({ length: count }, () => Math.floor(next() ** 4 * 500));
    const room = {
      width: 1 + Math.floor(next() * 900),
      rows: 1 + Math.floor(next() * 8),
      gap: Math.floor(next() * 3),
      least: 1 + Math.floor(next() * 6),
    };
    const boxes = lines(sizes, room);
    let cell = 0;
    for (const [at, box] of boxes.entries()) {
      assert.equal(box.first, cell);
      assert.ok(box.last >= box.first);
      cell = box.last + 1;
      assert.ok(box.x >= 0 && box.x + box.width <= room.width && box.width > 0);
      assert.ok(box.row < room.rows, `row ${box.row} of ${room.rows}, ${count} cells`);
      const before = boxes[at - 1];
      if (before?.row === box.row) assert.ok(box.x >= before.x + before.width);
      else assert.equal(box.row, before ? before.row + 1 : 0);
    }
    assert.equal(cell, sizes.length);
  }
});
