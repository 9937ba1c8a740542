/** The review panel: all that is known of the draft in front, beside it. */

import * as vscode from "vscode";
import type { Review } from "../protocol";
import { fromPage, type ToPage } from "./messages";
import { type Place, viewOf } from "./model";
import { page } from "./page";
import type { FullReview } from "./review";

const KIND = "saveworthy.review";
const NOTHING = "Open a draft, and its review appears here.";
const WAITING = "Reading the draft …";

/** Where reviews come from. */
export interface Source {
  /** The draft in front, undefined if there is none. */
  readonly draft: vscode.TextDocument | undefined;
  /** What is known of it, undefined if nothing is yet. */
  readonly review: Review | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** Shows one panel at most; it follows the draft in front. */
export class ReviewPanel implements vscode.Disposable {
  private static open: ReviewPanel | undefined;
  private readonly hooks: vscode.Disposable[] = [];
  private shown: Review | undefined;

  private constructor(
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly source: Source,
  ) {
    const { webview } = panel;
    const place = (path: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(extension, path)).toString();
    webview.options = {
      enableScripts: true,
      localResourceRoots: ["dist", "media"].map((f) => vscode.Uri.joinPath(extension, f)),
    };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, "media/panel-light.svg"),
      dark: vscode.Uri.joinPath(extension, "media/panel-dark.svg"),
    };
    this.hooks.push(
      panel.onDidDispose(() => this.dispose()),
      webview.onDidReceiveMessage((message: unknown) => void this.heard(message)),
      source.onDidChange(() => this.update()),
      vscode.workspace.onDidCloseTextDocument(() => this.update()),
    );
    webview.html = page({
      script: place("dist/panel.js"),
      style: place("media/panel.css"),
      source: webview.cspSource,
    });
  }

  /** Opens the panel beside the draft, or brings it to the front; the draft keeps the focus. */
  static show(context: vscode.ExtensionContext, source: Source): void {
    if (ReviewPanel.open) {
      ReviewPanel.open.panel.reveal(undefined, true);
      return;
    }
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(KIND, "Review", where, {});
    ReviewPanel.open = new ReviewPanel(panel, context.extensionUri, source);
  }

  /** Lets the editor bring the panel back after it was closed with it. */
  static restore(context: vscode.ExtensionContext, source: Source): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(KIND, {
      deserializeWebviewPanel(panel) {
        ReviewPanel.open?.panel.dispose();
        ReviewPanel.open = new ReviewPanel(panel, context.extensionUri, source);
        return Promise.resolve();
      },
    });
  }

  dispose(): void {
    if (ReviewPanel.open === this) ReviewPanel.open = undefined;
    for (const hook of this.hooks.splice(0)) hook.dispose();
    this.panel.dispose();
  }

  /** Shows what is known now. What was shown stays while its draft is open and no other is in front. */
  private update(): void {
    const { draft, review } = this.source;
    const latest = review ?? this.shown;
    const about = latest && draftOf(latest.uri);
    if (!latest || !about || (draft && draft !== about)) {
      this.shown = undefined;
      this.panel.title = "Review";
      this.say({ kind: "nothing", why: draft ? WAITING : NOTHING });
      return;
    }
    this.shown = latest;
    const view = viewOf(latest as FullReview, draft !== undefined && review === undefined);
    this.panel.title = `Review: ${view.name}`;
    this.say({ kind: "view", view });
  }

  private say(message: ToPage): void {
    // A page that is hidden is not there; it says when it is ready again.
    void this.panel.webview.postMessage(message);
  }

  private async heard(message: unknown): Promise<void> {
    const told = fromPage(message);
    if (told?.kind === "ready") this.update();
    else if (told) await go(told.uri, told.place);
  }
}

/** The open draft that a review is about: server and editor may write its name in different ways. */
function draftOf(uri: string): vscode.TextDocument | undefined {
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === wanted);
}

/** Selects a place in a draft, where the draft is shown already or else in the first column. */
async function go(uri: string, [line, character, endLine, endCharacter]: Place): Promise<void> {
  const draft = draftOf(uri);
  if (!draft) return; // only drafts that are open are reviewed
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === draft);
  const selection = new vscode.Range(line, character, endLine, endCharacter);
  const viewColumn = visible?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(draft, { viewColumn, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
