/** The language client: what it reviews, and what happens on the way between editor and server. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import {
  CloseAction,
  type DocumentFilter,
  ErrorAction,
  LanguageClient,
  type Middleware,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import { LANGUAGES } from "./languages";

const DRAFTS: readonly DocumentFilter[] = LANGUAGES.flatMap((language) =>
  ["file", "untitled"].map((scheme) => ({ scheme, language })),
);

/** Without an extension for TOML these open as plain text, and are no drafts all the same. */
const SETTINGS_FILES: readonly string[] = ["saveworthy.toml", "pyproject.toml"];

const SHARED_FILES: readonly DocumentFilter[] = SETTINGS_FILES.map((name) => ({
  scheme: "file",
  pattern: `**/${name}`,
}));

/** Whether a document is one that the server reviews. */
export function isDraft(document: vscode.TextDocument): boolean {
  const name = document.uri.path.split("/").at(-1) ?? "";
  return (
    LANGUAGES.includes(document.languageId) &&
    ["file", "untitled"].includes(document.uri.scheme) &&
    !SETTINGS_FILES.includes(name)
  );
}

/** A client that leaves all messages to us: each trouble is told once, with a button that helps. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/**
 * Makes a client for the server at `command`. It never starts a server anew by itself.
 *
 * @param log where server and client write what happens.
 */
export function clientFor(
  command: string,
  log: vscode.LogOutputChannel,
  middleware: Middleware,
): LanguageClient {
  return new QuietClient(
    "saveworthy",
    "Saveworthy",
    // Not started in the folder of drafts, which may hold files with the names of modules.
    { command, args: ["lsp"], options: { cwd: homedir(), env: environment() } },
    {
      documentSelector: [...DRAFTS, ...SHARED_FILES],
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { reviewPanel: true },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
      middleware,
    },
  );
}

/** What the server is started with: while the folder is not trusted, its rule packs are not used. */
function environment(): NodeJS.ProcessEnv {
  return vscode.workspace.isTrusted ? process.env : { ...process.env, SAVEWORTHY_NO_PACKS: "1" };
}
