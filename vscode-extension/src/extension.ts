/** Puts the parts together. */

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import { register } from "./commands";
import { BestLine } from "./decorate";
import { FolderReview } from "./folder";
import { LANGUAGES } from "./languages";
import { ReviewPanel } from "./panel";
import { COMMANDS } from "./protocol";
import { onDidSelectEnvironment } from "./python";
import { Reviews } from "./reviews";
import { Server } from "./server";
import { Status } from "./status";
import { Teller } from "./tell";

let server: Server | undefined;

/** Starts everything. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Saveworthy", { log: true });
  const folder = new FolderReview();
  const middleware: Middleware = {
    ...folder.middleware,
    handleDiagnostics(uri, diagnostics, next) {
      next(uri, diagnostics);
      reviews.reviewed(uri);
    },
    async provideDiagnostics(document, previous, token, next) {
      const found = await next(document, previous, token);
      reviews.reviewed(document instanceof vscode.Uri ? document : document.uri);
      return found;
    },
    executeCommand(command, args, next) {
      // The line of scores above a draft asks the server; here, the panel shows what it would say.
      return command === COMMANDS.review
        ? vscode.commands.executeCommand("saveworthy.showReview", ...args)
        : next(command, args);
    },
  };
  const running = new Server(log, middleware);
  server = running;
  const reviews = new Reviews(running);
  const teller = new Teller(running, log);
  context.subscriptions.push(
    log,
    running,
    reviews,
    teller,
    new Status(running, reviews),
    new BestLine(reviews),
    ReviewPanel.restore(context, reviews.whole),
    register({ context, log, server: running, reviews, teller, folder }),
    running.onDidChange(({ kind }) => {
      void vscode.commands.executeCommand("setContext", "saveworthy.running", kind === "running");
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("saveworthy.server")) void running.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  void vscode.commands.executeCommand("setContext", "saveworthy.languages", LANGUAGES);
  // Not waited for: the commands that help a server that does not start have to work.
  void running.restart().then(() => {
    context.subscriptions.push(onDidSelectEnvironment(() => void running.reconsider()));
  });
}

/** Lets the server leave in its own way. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
