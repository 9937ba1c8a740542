/** The life of the server: found, started, watched, started again, stopped. */

import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { type LanguageClient, type Middleware, State } from "vscode-languageclient/node";
import { clientFor } from "./client";
import { discover, type Found } from "./discover";
import { installer, updater } from "./installers";
import type { Trouble } from "./messages";
import { selectedEnvironments } from "./python";
import { Restarts } from "./restarts";
import { facts, runs } from "./trust";
import { fit, OLDEST, problemOf, versionIn } from "./version";

export type Condition =
  | { readonly kind: "off" | "starting" }
  | { readonly kind: "running"; readonly client: LanguageClient }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

const START_PATIENCE_MS = 60_000;
const VERSION_PATIENCE_MS = 10_000;

/** Runs one server at a time. What it is asked for is done in order. */
export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Condition>();
  private readonly troubled = new vscode.EventEmitter<Trouble>();
  private readonly restarts = new Restarts();
  private current: Condition = { kind: "off" };
  private running: { client: LanguageClient; command: string } | undefined;
  private starting: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private disposed = false;

  readonly onDidChange = this.changed.event;
  /** Something that the writer should be told, once. */
  readonly onTrouble = this.troubled.event;

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly middleware: Middleware,
  ) {}

  get condition(): Condition {
    return this.current;
  }

  /** The client, if the server runs. */
  get client(): LanguageClient | undefined {
    return this.current.kind === "running" ? this.current.client : undefined;
  }

  /** The program that runs, undefined if none does. */
  get command(): string | undefined {
    return this.running?.command;
  }

  /** Waits until all that was asked for is done. */
  async settled(): Promise<void> {
    let before: Promise<void>;
    do {
      before = this.queue;
      await before;
    } while (before !== this.queue);
  }

  /** Looks for the server and starts it anew, whatever was before. */
  restart(): Promise<void> {
    this.restarts.forgive();
    this.abandon();
    return this.soon(async () => {
      await this.halt();
      await this.begin();
    });
  }

  /** Starts the server anew if another would be found now. */
  reconsider(): Promise<void> {
    return this.soon(async () => {
      const found = await this.find();
      if (found?.command === this.running?.command) return;
      await this.halt();
      await this.begin();
    });
  }

  /** Stops the server for good. */
  async stop(): Promise<void> {
    this.disposed = true;
    this.abandon();
    await this.soon(() => this.halt());
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
    this.troubled.dispose();
  }

  private soon(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
    });
    return this.queue;
  }

  private set(condition: Condition): void {
    this.current = condition;
    if (!this.disposed) this.changed.fire(condition);
  }

  private give(trouble: Trouble): void {
    this.set({ kind: "trouble", trouble });
    if (!this.disposed) this.troubled.fire(trouble);
  }

  private async find(): Promise<Found | undefined> {
    const found = await discover(facts(), selectedEnvironments, runs);
    return found && "missing" in found ? undefined : found;
  }

  private async begin(): Promise<void> {
    if (this.disposed || this.running) return;
    this.set({ kind: "starting" });
    const found = await discover(facts(), selectedEnvironments, runs);
    if (found === undefined) {
      this.give({ kind: "missing", install: installer(facts(), runs)?.said });
      return;
    }
    if ("missing" in found) {
      this.give({ kind: "path", command: found.command });
      return;
    }
    this.log.info(`Starting ${found.command} lsp (found by: ${found.source})`);
    const client = clientFor(found.command, this.log, this.middleware);
    this.starting = client;
    const patience = setTimeout(() => client.serverProcess?.kill("SIGKILL"), START_PATIENCE_MS);
    try {
      await client.start();
    } catch (error) {
      // Otherwise a new start has been asked for, and comes next.
      if (this.starting === client) await this.failed(found.command, error);
      return;
    } finally {
      clearTimeout(patience);
      if (this.starting === client) this.starting = undefined;
    }
    this.running = { client, command: found.command };
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped && this.running?.client === client) this.lost();
    });
    if (client.state === State.Running) this.welcome(client, found.command);
    else this.lost();
  }

  private welcome(client: LanguageClient, command: string): void {
    const version = client.initializeResult?.serverInfo?.version;
    this.log.info(`Saveworthy ${version ?? "(without a version)"} is running`);
    this.set({ kind: "running", client });
    const fits = fit(version);
    if (version === undefined || fits === "fits" || fits === "unknown") return;
    // It runs, and helps with what it can; the writer is told once what may be missing.
    this.troubled.fire(fits === "old" ? old(command, version) : { kind: fits, version });
  }

  /** A server that has run is gone, and nobody asked it to go. */
  private lost(): void {
    this.running = undefined;
    this.log.warn("The server has stopped unexpectedly");
    this.again();
  }

  private again(): void {
    if (this.disposed) return;
    if (!this.restarts.died(Date.now())) {
      this.give({ kind: "dying" });
      return;
    }
    this.set({ kind: "starting" });
    void this.soon(() => this.begin());
  }

  private async failed(command: string, error: unknown): Promise<void> {
    const why = await diagnose(command);
    if (why) {
      this.log.error(`${command} does not serve: ${String(error)}`);
      this.give(why);
    } else {
      this.again();
    }
  }

  /** Gives up a server that is starting: it may never come up. */
  private abandon(): void {
    this.starting?.serverProcess?.kill("SIGKILL");
    this.starting = undefined;
  }

  private async halt(): Promise<void> {
    const client = this.running?.client;
    this.running = undefined;
    this.set({ kind: "off" });
    // A server that does not answer is ended by the client.
    await client?.stop().catch(() => undefined);
  }
}

/** What is wrong with a program that did not start as a server; undefined if nothing is to be seen. */
async function diagnose(command: string): Promise<Trouble | undefined> {
  const { problem, output } = await ask(command);
  if (problem !== undefined) return { kind: "broken", command, why: problem };
  const version = versionIn(output);
  if (version === undefined) return { kind: "stranger", command };
  return fit(version) === "old" ? old(command, version) : undefined;
}

function ask(command: string): Promise<{ problem?: string; output: string }> {
  return new Promise((resolve) => {
    const options = { timeout: VERSION_PATIENCE_MS, cwd: homedir() };
    execFile(command, ["--version"], options, (error, output, complaint) => {
      const problem = error ? problemOf(error, complaint) : undefined;
      resolve(problem === undefined ? { output } : { problem, output });
    });
  });
}

function old(command: string, version: string): Trouble {
  const update = updater(realpathSync(command), facts(), runs)?.said;
  return { kind: "old", command, version, needed: OLDEST, update };
}
