/** Tells the writer what is wrong, and does what the button says. */

import { realpathSync } from "node:fs";
import * as vscode from "vscode";
import { run } from "./install";
import { type Installer, installer, updater } from "./installers";
import { messageFor, type Remedy, type Trouble } from "./messages";
import type { Server } from "./server";
import { facts, runs } from "./trust";

const HELP = vscode.Uri.parse("https://saveworthy.readthedocs.io/editors/");
const EXTENSION = "saveworthy.saveworthy";

/** Tells troubles one at a time: what is being told already is not told again. */
export class Teller implements vscode.Disposable {
  private readonly told = new Set<Trouble["kind"]>();
  private readonly hook: vscode.Disposable;
  private installing = false;

  constructor(
    private readonly server: Server,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.hook = server.onTrouble((trouble) => {
      // What an installation comes to is told better once it has ended.
      if (!(this.installing && trouble.kind === "missing")) void this.tell(trouble);
    });
  }

  dispose(): void {
    this.hook.dispose();
  }

  /**
   * Says what is wrong and waits for an answer.
   *
   * @param asked the writer wants to know, perhaps because the message is out of sight.
   */
  async tell(trouble: Trouble, asked = false): Promise<void> {
    if (this.told.has(trouble.kind) && !asked) return;
    this.told.add(trouble.kind);
    const { severity, text, buttons } = messageFor(trouble);
    const labels = buttons.map(([label]) => label);
    const chosen =
      severity === "error"
        ? await vscode.window.showErrorMessage(text, ...labels)
        : await vscode.window.showWarningMessage(text, ...labels);
    this.told.delete(trouble.kind);
    const remedy = buttons.find(([label]) => label === chosen)?.[1];
    if (remedy) await this.remedy(remedy, trouble);
  }

  /** Says with what the server would be installed here, and does so if the writer agrees. */
  async offer(): Promise<void> {
    await this.tell({ kind: "missing", install: installer(facts(), runs)?.said }, true);
  }

  private async remedy(remedy: Remedy, trouble: Trouble): Promise<void> {
    switch (remedy) {
      case "install": {
        const tool = installer(facts(), runs);
        const agreed = trouble.kind === "missing" ? trouble.install : said(trouble);
        return tool && tool.said === agreed ? this.runs(tool) : this.offer();
      }
      case "update": {
        const tool = updater(behind(said(trouble)), facts(), runs);
        return tool ? this.runs(tool) : this.remedy("help", trouble);
      }
      case "openSetting":
        await vscode.commands.executeCommand(
          "workbench.action.openSettings",
          "saveworthy.server.path",
        );
        return;
      case "openLog":
        this.log.show();
        return;
      case "restart":
        return this.server.restart();
      case "help":
        await vscode.env.openExternal(HELP);
        return;
      case "extensions":
        await vscode.commands.executeCommand("extension.open", EXTENSION);
    }
  }

  private async runs(tool: Installer): Promise<void> {
    if (this.installing) return; // two at once would get in each other's way
    this.installing = true;
    const done = await run(tool);
    if (done) await this.server.restart();
    this.installing = false;
    const { condition } = this.server;
    if (!done) {
      await this.tell({ kind: "installFailed", command: tool.said });
    } else if (condition.kind === "trouble" && condition.trouble.kind === "missing") {
      await this.tell({ kind: "stillMissing", command: tool.said });
    }
  }
}

/** The command that a trouble is about, "" if it is about none. */
function said(trouble: Trouble): string {
  return "command" in trouble ? trouble.command : "";
}

function behind(command: string): string {
  try {
    return realpathSync(command);
  } catch {
    return command;
  }
}
