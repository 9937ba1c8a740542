/** Whether a server that died is started again. */

const DEATHS = 3;
const WITHIN_MS = 3 * 60 * 1000;

/** Counts deaths; three in three minutes are enough. */
export class Restarts {
  private deaths: number[] = [];

  /** Notes a death at `now` (milliseconds); whether to start the server again. */
  died(now: number): boolean {
    this.deaths = [...this.deaths.filter((then) => now - then < WITHIN_MS), now];
    return this.deaths.length < DEATHS;
  }

  /** Forgets all deaths: the writer has asked for a new start. */
  forgive(): void {
    this.deaths = [];
  }
}
