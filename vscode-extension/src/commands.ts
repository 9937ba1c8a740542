/** The commands of the palette. Those of the server itself are registered by the client. */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { example } from "./example";
import type { FolderReview } from "./folder";
import { ReviewPanel } from "./panel";
import { COMMANDS } from "./protocol";
import type { Reviews } from "./reviews";
import { ruleIn, rulesIn } from "./rules";
import type { Server } from "./server";
import { createSettings } from "./settings";
import type { Teller } from "./tell";

/** What commands work with. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: Server;
  readonly reviews: Reviews;
  readonly teller: Teller;
  readonly folder: FolderReview;
}

/** Registers all commands. */
export function register(parts: Parts): vscode.Disposable {
  const { context, log, server, reviews, teller, folder } = parts;
  const withServer = async (run: (client: LanguageClient) => Thenable<unknown>) => {
    const client = await ready(parts);
    if (client) await run(client);
  };
  const withDraft = async (
    run: (client: LanguageClient, draft: vscode.TextDocument) => Thenable<unknown>,
  ) => {
    const draft = draftInFront(reviews);
    if (draft) await withServer((client) => run(client, draft));
  };
  const commands: Record<string, (argument?: unknown) => unknown> = {
    showReview: async (uri) => {
      await toFront(uri);
      await withDraft(async () => ReviewPanel.show(context, reviews.whole));
    },
    reviewFolder: () =>
      withServer(async (client) => {
        // A server that was replaced meanwhile, by a change of settings say, leaves it to the next.
        if (!(await folder.run(client))) await withServer((next) => folder.run(next));
      }),
    fixAllSafe: () =>
      withDraft((client, draft) =>
        vscode.commands.executeCommand(
          COMMANDS.fixAll,
          client.code2ProtocolConverter.asUri(draft.uri),
        ),
      ),
    explainRule: () => withDraft(async (_, draft) => explain(draft)),
    restartServer: () => server.restart(),
    createSettings: () => withServer(() => createSettings(server.command)),
    openLog: () => log.show(),
    openExample: () => example(context),
    install: () => (server.client ? nothingToInstall(server.client) : teller.offer()),
    showTrouble: () =>
      server.condition.kind === "trouble" ? teller.tell(server.condition.trouble, true) : undefined,
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`saveworthy.${name}`, run),
    ),
  );
}

/** The client, once the server runs; undefined if it does not, and then the writer knows why. */
async function ready({ server, teller }: Parts): Promise<LanguageClient | undefined> {
  if (server.condition.kind === "off") await server.restart();
  else await server.settled();
  if (server.condition.kind === "trouble") void teller.tell(server.condition.trouble, true);
  return server.client;
}

/** Brings the draft of a URI to the front; the lens above a draft names its draft. */
async function toFront(uri: unknown): Promise<void> {
  const named = typeof uri === "string" ? vscode.Uri.parse(uri) : uri;
  if (!(named instanceof vscode.Uri)) return;
  if (vscode.window.activeTextEditor?.document.uri.toString() === named.toString()) return;
  await vscode.window.showTextDocument(named);
}

function draftInFront({ draft }: Reviews): vscode.TextDocument | undefined {
  if (!draft) {
    void vscode.window.showInformationMessage("Open a draft first: Markdown or plain text, say.");
  }
  return draft;
}

function nothingToInstall({ initializeResult }: LanguageClient): void {
  const version = initializeResult?.serverInfo?.version ?? "";
  void vscode.window.showInformationMessage(
    `There is nothing to install: the server runs (Saveworthy ${version}).`,
  );
}

async function explain(draft: vscode.TextDocument): Promise<void> {
  const found = vscode.languages
    .getDiagnostics(draft.uri)
    .filter(({ source }) => source === "saveworthy");
  const editor = vscode.window.activeTextEditor;
  const caret = editor?.document === draft ? editor.selection.active : undefined;
  const rule = (caret && ruleIn(found, caret)) ?? (await pick(rulesIn(found)));
  if (rule !== undefined) await vscode.commands.executeCommand(COMMANDS.explain, rule);
}

async function pick(rules: ReadonlyMap<string, number>): Promise<string | undefined> {
  if (rules.size === 0) {
    void vscode.window.showInformationMessage("Nothing is marked in this draft.");
    return undefined;
  }
  const items = [...rules].map(([label, count]) => ({
    label,
    description: count === 1 ? "once" : `${count} times`,
  }));
  const options = { placeHolder: "The rule to explain", matchOnDescription: false };
  return (await vscode.window.showQuickPick(items, options))?.label;
}
