/** The review of the draft in front, kept up to date. Nothing is asked for on a clock. */

import * as vscode from "vscode";
import { isDraft } from "./client";
import { REVIEW_REQUEST, type Review } from "./protocol";
import type { Server } from "./server";

const PAUSE_MS = 200;

/** A draft and its review, as they are followed. */
export interface Watched {
  readonly draft: vscode.TextDocument | undefined;
  readonly review: Review | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** Follows the draft in front: the active one, or the last one while a panel has the focus. */
export class Reviews implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly hooks: vscode.Disposable[];
  private document: vscode.TextDocument | undefined;
  private known: Review | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asking: vscode.CancellationTokenSource | undefined;

  private isWhole = false;
  private watchers = 0;

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.hooks = [
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed === this.document) this.put(undefined);
      }),
      vscode.workspace.onDidOpenTextDocument(() => this.follow()), // the language has changed
      server.onDidChange(({ kind }) => {
        if (kind === "running") this.soon();
        else this.forget();
      }),
    ];
    this.follow();
  }

  /** The draft in front, undefined if there is none. */
  get draft(): vscode.TextDocument | undefined {
    return this.document;
  }

  /** What is known of it, undefined if nothing is yet. */
  get review(): Review | undefined {
    return this.known;
  }

  /** The same with whole reviews: those of a book are megabytes, so only where they are watched. */
  get whole(): Watched {
    const reviews = this;
    return {
      get draft() {
        return reviews.document;
      },
      get review() {
        return reviews.isWhole ? reviews.known : undefined;
      },
      onDidChange: (listener, self, disposables) => {
        reviews.watchers += 1;
        if (!reviews.isWhole) reviews.soon();
        const hook = reviews.changed.event(listener, self);
        const watching = new vscode.Disposable(() => {
          reviews.watchers -= 1;
          hook.dispose();
        });
        disposables?.push(watching);
        return watching;
      },
    };
  }

  /** Notes that findings came in for a document: its review may have changed. */
  reviewed(uri: vscode.Uri): void {
    if (uri.toString() === this.document?.uri.toString()) this.soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    for (const hook of this.hooks) hook.dispose();
    this.changed.dispose();
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    // Without an active editor something else has the focus, a panel perhaps: stay with the draft.
    if (editor) this.put(isDraft(editor.document) ? editor.document : undefined);
  }

  private put(document: vscode.TextDocument | undefined): void {
    if (document === this.document) return;
    this.document = document;
    this.forget();
    if (document) this.soon();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    this.known = undefined;
    this.changed.fire();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  private async ask(): Promise<void> {
    const [client, document] = [this.server.client, this.document];
    if (!client || !document) return;
    this.asking?.cancel();
    const asking = new vscode.CancellationTokenSource();
    this.asking = asking;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const brief = this.watchers === 0;
    const review = await client
      .sendRequest<Review | null>(REVIEW_REQUEST, { textDocument: { uri }, brief }, asking.token)
      .catch(() => undefined);
    // undefined: cancelled, or the server has just gone. Then what is known stays.
    if (review === undefined || asking.token.isCancellationRequested) return;
    this.known = review ?? undefined;
    this.isWhole = !brief;
    this.changed.fire();
  }
}
