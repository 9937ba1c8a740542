// The commands of the palette that no other file is about.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { codeOf, diagnostics, draft, found, hands, notice, set, until } = require("./window.js");

const TEXT = "# Boats\n\nEvery spring we utilize the old boats in order to fish.\n";
const PATH = "saveworthy.server.path";

function root(folder = 0) {
  return vscode.workspace.workspaceFolders[folder].uri;
}

module.exports = {
  async "the folder is reviewed, drafts that are not open included, and again at once"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const closed = [0, 1].map((folder) => vscode.Uri.joinPath(root(folder), "closed", "one.md"));
    for (const { fsPath } of closed) {
      fs.mkdirSync(path.dirname(fsPath), { recursive: true });
      fs.writeFileSync(fsPath, TEXT);
    }
    try {
      for (let round = 0; round < 2; round += 1) {
        await vscode.commands.executeCommand("saveworthy.reviewFolder");
        for (const uri of closed) {
          const codes = vscode.languages.getDiagnostics(uri).map(codeOf);
          assert.ok(codes.includes("plain/in-order-to"), `round ${round}: ${uri.path}: ${codes}`);
        }
      }
    } finally {
      for (const { fsPath } of closed) fs.rmSync(path.dirname(fsPath), { recursive: true });
    }
  },

  async "the rule at the caret is explained"() {
    const editor = await draft(TEXT);
    const { range } = await found(editor.document, "plain/in-order-to");
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand("saveworthy.explainRule");
    const { text } = await notice("plain/in-order-to");
    assert.match(text, /^plain\/in-order-to: /);
  },

  async "the example of the walkthrough opens as a draft of its own and is reviewed"() {
    await vscode.commands.executeCommand("saveworthy.openExample");
    const { document } = vscode.window.activeTextEditor;
    assert.equal(document.uri.scheme, "untitled");
    await found(document, "buzzwords/utilize");
    assert.ok(diagnostics(document).length > 8);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  },

  async "a settings file is made in the folder that is chosen, and opened"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const made = vscode.commands.executeCommand("saveworthy.createSettings");
    await hands("choose", "two");
    await made;
    const settings = vscode.window.activeTextEditor.document;
    assert.equal(settings.uri.fsPath, path.join(root(1).fsPath, "saveworthy.toml"));
    assert.match(settings.getText(), /^# Settings for Saveworthy/);
  },

  async "the server is installed by the button, with the command that was shown"() {
    assert.notEqual(os.homedir(), os.userInfo().homedir, "this is somebody's own folder");
    const bin = path.join(os.homedir(), ".local", "bin");
    const server = vscode.workspace.getConfiguration().get(PATH);
    fs.mkdirSync(bin, { recursive: true });
    const install = `printf '%s\\n' "$*" >"${bin}/asked"\nln -sf "${server}" "${bin}/saveworthy"\n`;
    fs.writeFileSync(path.join(bin, "uv"), `#!/bin/sh\n${install}`, { mode: 0o755 });
    try {
      const { document } = await draft(TEXT);
      await set(PATH, "");
      const { text } = await notice("was not found here");
      assert.match(text, /“uv tool install saveworthy”/);
      assert.ok(!fs.existsSync(path.join(bin, "asked")), "it was run without consent");
      await hands("press", "was not found here", "Install");
      await found(document, "plain/in-order-to");
      const asked = fs.readFileSync(path.join(bin, "asked"), "utf8");
      assert.equal(asked, "tool install saveworthy\n");
    } finally {
      for (const name of ["uv", "asked", "saveworthy"]) {
        fs.rmSync(path.join(bin, name), { force: true });
      }
      await set(PATH, undefined);
    }
    await until(async () => hands("status", "save 0/3"), "the scores");
  },
};
