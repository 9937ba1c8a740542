/** What the search for the server goes by here and now. */

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import type { Facts } from "./discover";

/**
 * Reads the facts. In a workspace that is not trusted, the editor itself leaves out what its settings
 * say of `saveworthy.server.path`; no program of its folders is run either.
 */
export function facts(): Facts {
  const setting = vscode.workspace.getConfiguration("saveworthy.server").get<unknown>("path");
  return {
    setting: typeof setting === "string" ? setting.trim() : "",
    trusted: vscode.workspace.isTrusted,
    folders: (vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => folder.uri.scheme === "file")
      .map((folder) => folder.uri.fsPath),
    searchPath: process.env.PATH ?? "",
    home: homedir(),
    windows: process.platform === "win32",
  };
}

/** Whether a file is there and may be run. */
export function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
