/** Installs or updates the server, in a terminal that the writer sees. Only ever after a click. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import type { Installer } from "./installers";

const SOURCE = "Saveworthy";

/** Runs the command; whether it ended well. */
export async function run(installer: Installer): Promise<boolean> {
  const task = new vscode.Task(
    { type: "saveworthy" },
    vscode.TaskScope.Workspace,
    installer.said,
    SOURCE,
    // Not in the folder of drafts: what it holds must not tell the tool where to download from.
    new vscode.ProcessExecution(installer.program, [...installer.args], { cwd: homedir() }),
  );
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    echo: true,
    close: false,
  };
  let hook: vscode.Disposable | undefined;
  const ended = new Promise<boolean>((resolve) => {
    hook = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.source === SOURCE && execution.task.name === task.name) {
        resolve(exitCode === 0);
      }
    });
  });
  try {
    await vscode.tasks.executeTask(task);
    return await ended;
  } catch {
    return false; // it could not even be started
  } finally {
    hook?.dispose();
  }
}
