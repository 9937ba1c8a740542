/** Where the cells of a strip go. Pure. */

/** A cell, or several next to each other that would be too small to see. */
export interface Box {
  readonly first: number;
  readonly last: number;
  readonly x: number;
  readonly row: number;
  readonly width: number;
}

/** How a strip is laid out, in pixels. */
export interface Room {
  readonly width: number;
  readonly rows: number;
  readonly gap: number;
  /** The least width of a box. */
  readonly least: number;
}

/**
 * Lays cells out in rows, as words are laid out in lines.
 *
 * Each gets a width in proportion to its size, as large as the rows allow. If even the least width is
 * too much for them, cells are put together in boxes of equal count.
 *
 * @param sizes of the cells, all 0 or more.
 */
export function lines(sizes: readonly number[], room: Room): readonly Box[] {
  const most =
    room.rows * Math.max(1, Math.floor((room.width + room.gap) / (room.least + room.gap)));
  const each = Math.max(1, Math.ceil(sizes.length / most));
  const sums: number[] = [];
  sizes.forEach((size, at) => {
    const box = Math.floor(at / each);
    sums[box] = (sums[box] ?? 0) + size;
  });
  let [low, high] = [0, LARGEST];
  let best = place(sums, 0, room);
  for (let step = 0; step < STEPS; step += 1) {
    const scale = (low + high) / 2;
    const placed = place(sums, scale, room);
    const fits = (placed.at(-1)?.row ?? 0) < room.rows;
    if (fits) best = placed;
    [low, high] = fits ? [scale, high] : [low, scale];
  }
  const last = sizes.length - 1;
  return best.map((box, at) => ({
    ...box,
    first: at * each,
    last: Math.min(last, at * each + each - 1),
  }));
}

/** Pixels for a word, at most: a short draft is no reason to shout. */
const LARGEST = 2;
const STEPS = 12;

function place(sizes: readonly number[], scale: number, room: Room): Omit<Box, "first" | "last">[] {
  let [x, row] = [0, 0];
  return sizes.map((size) => {
    const width = Math.min(room.width, Math.max(room.least, Math.round(size * scale)));
    if (x > 0 && x + width > room.width) [x, row] = [0, row + 1];
    const box = { x, row, width };
    x += width + room.gap;
    return box;
  });
}
