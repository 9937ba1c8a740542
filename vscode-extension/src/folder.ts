/** Reviews all drafts of the open folders, when asked to, and shows how far it has come. */

import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import {
  type LanguageClient,
  type MessageSignature,
  type Middleware,
  type vsdiag,
  WorkDoneProgress,
  WorkspaceDiagnosticRequest,
} from "vscode-languageclient/node";
import { COMMANDS } from "./protocol";

type Pull = NonNullable<Middleware["provideWorkspaceDiagnostics"]>;

/** A review that the writer has asked for. */
interface Order {
  /** The server tells under this name how far it is. */
  readonly name: string;
  /** Cancelled when all is told, or when the writer has had enough. */
  readonly enough: vscode.CancellationTokenSource;
  readonly done: () => void;
}

/**
 * Holds back the client's requests for the findings of all drafts until the writer asks for them: by
 * itself, the client would have every folder looked through again every two seconds.
 */
export class FolderReview {
  private order: Order | undefined;
  private wake: (() => void) | undefined;

  /** Stands between the client and the server. */
  readonly middleware: Pick<Middleware, "provideWorkspaceDiagnostics" | "sendRequest"> = {
    provideWorkspaceDiagnostics: (...pull) => this.pull(...pull),
    sendRequest: (type, param, token, next) => next(type, this.named(type, param), token),
  };

  /**
   * Has all drafts reviewed; ends when the Problems are complete.
   *
   * @returns whether it came to an end, and be it that the writer had enough. If not, the server went.
   */
  async run(client: LanguageClient): Promise<boolean> {
    const provider = client.initializeResult?.capabilities.diagnosticProvider;
    if (!provider?.workspaceDiagnostics) {
      await vscode.commands.executeCommand(COMMANDS.recheck);
      return true;
    }
    if (this.order) return true;
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: "Saveworthy reviews the folder",
      cancellable: true,
    };
    await vscode.commands.executeCommand("workbench.actions.view.problems");
    return vscode.window.withProgress(options, async (progress, cancelled) => {
      const name = randomUUID();
      const enough = new vscode.CancellationTokenSource();
      let [percentage, ended] = [0, false];
      const hook = client.onProgress(WorkDoneProgress.type, name, (told) => {
        if (told.kind === "end") {
          ended = true;
          enough.cancel(); // the server would hold the answer back until there is news
        } else if (told.kind === "report") {
          const increment = (told.percentage ?? percentage) - percentage;
          percentage += increment;
          progress.report({ message: told.message ?? "", increment });
        }
      });
      cancelled.onCancellationRequested(() => enough.cancel());
      await new Promise<void>((done) => {
        this.order = { name, enough, done };
        cancelled.onCancellationRequested(() => done()); // perhaps nobody has asked yet
        this.wake?.();
      });
      this.order = undefined;
      hook.dispose();
      return ended || cancelled.isCancellationRequested;
    });
  }

  private async pull(
    ...[known, token, report, next]: Parameters<Pull>
  ): Promise<vsdiag.WorkspaceDiagnosticReport> {
    while (!this.order && !token.isCancellationRequested) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        token.onCancellationRequested(() => resolve());
      });
    }
    const order = this.order;
    if (!order) return { items: [] };
    token.onCancellationRequested(() => order.enough.cancel());
    try {
      return (await next(known, order.enough.token, report)) ?? { items: [] };
    } finally {
      order.done();
    }
  }

  /** The parameters of a request; those for all findings with a name for telling how far it is. */
  private named<P>(type: string | MessageSignature, param: P): P {
    const method = typeof type === "string" ? type : type.method;
    return this.order && method === WorkspaceDiagnosticRequest.method
      ? { ...param, workDoneToken: this.order.name }
      : param;
  }
}
