/** Marks the line most worth a screenshot, for writers who ask for it. */

import * as vscode from "vscode";
import type { Range } from "./protocol";
import type { Reviews } from "./reviews";

const SETTING = "saveworthy.highlightBestLine";

/** Keeps the mark on the draft in front. */
export class BestLine implements vscode.Disposable {
  private readonly look = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("saveworthy.bestLineBackground"),
    border: "1px dashed",
    borderColor: new vscode.ThemeColor("saveworthy.bestLineBorder"),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new vscode.ThemeColor("saveworthy.bestLineBorder"),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly hooks: vscode.Disposable[];

  constructor(private readonly reviews: Reviews) {
    this.hooks = [
      reviews.onDidChange(() => this.show()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) this.show();
      }),
    ];
    this.show();
  }

  dispose(): void {
    for (const hook of this.hooks) hook.dispose();
    this.look.dispose();
  }

  private show(): void {
    const wanted = vscode.workspace.getConfiguration().get(SETTING, false);
    const { draft, review } = this.reviews;
    const best = wanted && review?.current ? review.bestLine : null;
    for (const editor of vscode.window.visibleTextEditors) {
      const here = best && editor.document === draft ? [marked(best.range)] : [];
      editor.setDecorations(this.look, here);
    }
  }
}

function marked({ start, end }: Range): vscode.DecorationOptions {
  return {
    range: new vscode.Range(start.line, start.character, end.line, end.character),
    hoverMessage: "The line most worth a screenshot, as far as its words tell.",
  };
}
