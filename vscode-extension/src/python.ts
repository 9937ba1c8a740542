/** The Python environments that are selected in the editor, if it has the Python extension. */

import * as vscode from "vscode";
import { programsBeside } from "./discover";

/** The part of the Python extension's interface that is used. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath?: vscode.Event<unknown>;
  };
}

const PATIENCE_MS = 3000;

/** The folders with the programs of the selected environments; none if it takes too long to tell. */
export async function selectedEnvironments(): Promise<readonly string[]> {
  const asked = ask().catch(() => []);
  const late = new Promise<readonly string[]>((resolve) => {
    setTimeout(() => resolve([]), PATIENCE_MS).unref();
  });
  return Promise.race([asked, late]);
}

/** Calls `then` when another environment is selected. */
export function onDidSelectEnvironment(then: () => void): vscode.Disposable {
  const python = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  const changed = python?.isActive
    ? python.exports.environments?.onDidChangeActiveEnvironmentPath
    : undefined;
  return changed?.(then) ?? new vscode.Disposable(() => undefined);
}

async function ask(): Promise<readonly string[]> {
  const python = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  const environments = python && (await python.activate()).environments;
  if (!environments) return [];
  const folders = vscode.workspace.workspaceFolders ?? [undefined];
  const found = await Promise.all(
    folders.map((folder) =>
      environments.resolveEnvironment(environments.getActiveEnvironmentPath(folder?.uri)),
    ),
  );
  const interpreters = found.flatMap((environment) => environment?.executable.uri?.fsPath ?? []);
  return [...new Set(interpreters)].map((file) =>
    programsBeside(file, process.platform === "win32"),
  );
}
