/** The scores of the draft in front, in the status bar. */

import * as vscode from "vscode";
import { messageFor } from "./messages";
import type { Reviews } from "./reviews";
import type { Server } from "./server";
import { inShort, why } from "./tooltip";

/** Shows the scores; a click opens the review, or says what is wrong with the server. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly hooks: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly reviews: Reviews,
  ) {
    this.item = vscode.window.createStatusBarItem(
      "saveworthy.scores",
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.item.name = "Saveworthy";
    this.hooks = [
      reviews.onDidChange(() => this.show()),
      server.onDidChange(() => this.show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("saveworthy.statusBar")) this.show();
      }),
    ];
    this.show();
  }

  dispose(): void {
    for (const hook of this.hooks) hook.dispose();
    this.item.dispose();
  }

  private show(): void {
    const wanted = vscode.workspace.getConfiguration("saveworthy").get("statusBar", true);
    if (!wanted || !this.reviews.draft) {
      this.item.hide();
      return;
    }
    const { condition } = this.server;
    this.item.backgroundColor = undefined;
    this.item.command = "saveworthy.showReview";
    if (condition.kind === "trouble") {
      this.say("$(warning) Saveworthy", messageFor(condition.trouble).text);
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
      this.item.command = "saveworthy.showTrouble";
    } else if (condition.kind === "off") {
      this.say("$(bookmark) Saveworthy is off", "A click starts the server.");
      this.item.command = "saveworthy.restartServer";
    } else if (this.reviews.review) {
      const scores = inShort(this.reviews.review);
      this.say(`$(bookmark) ${scores}`, new vscode.MarkdownString(why(this.reviews.review)));
      this.item.accessibilityInformation = { label: `Saveworthy: ${scores}`, role: "button" };
    } else {
      this.say("$(bookmark) Saveworthy reads …", "The scores come with the first review.");
    }
    this.item.show();
  }

  private say(text: string, tooltip: string | vscode.MarkdownString): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = undefined;
  }
}
