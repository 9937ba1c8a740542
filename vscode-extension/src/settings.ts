/** Makes a settings file to start from. The server writes it: it knows what there is to set. */

import { execFile } from "node:child_process";
import * as vscode from "vscode";

const FILE = "saveworthy.toml";

/**
 * Opens the settings file of a folder, having made it if there was none.
 *
 * @param server the program that writes it.
 */
export async function createSettings(server: string | undefined): Promise<void> {
  const folder = await choose();
  if (!folder || server === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, FILE);
  const problem = (await exists(file)) ? undefined : await init(server, folder.uri.fsPath);
  if (problem === undefined) {
    await vscode.window.showTextDocument(file);
  } else {
    void vscode.window.showErrorMessage(`${FILE} could not be made. ${problem}`);
  }
}

async function choose(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === "file",
  );
  if (folders.length > 1) {
    const options = { placeHolder: "The folder whose drafts the settings are for" };
    return vscode.window.showWorkspaceFolderPick(options);
  }
  if (folders.length === 0) {
    const open = "Open Folder";
    const text = "Settings apply to a folder of drafts, and no folder is open.";
    if ((await vscode.window.showInformationMessage(text, open)) === open) {
      await vscode.commands.executeCommand("vscode.openFolder");
    }
  }
  return folders[0];
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Has the file written; what went wrong, if anything did. */
function init(server: string, folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(server, ["init", folder], { timeout: 30_000 }, (error, _, said) => {
      resolve(error ? said.trim() || error.message : undefined);
    });
  });
}
