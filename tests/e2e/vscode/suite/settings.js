// Settings: those of a folder, and the editor's own.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { diagnostics, draft, found, gone, set, until } = require("./window.js");

const TEXT = "# Boats\n\nEvery spring we utilize the old boats in order to fish.\n";

function write(folder, text) {
  const root = vscode.workspace.workspaceFolders[folder].uri.fsPath;
  const file = path.join(root, "saveworthy.toml");
  fs.writeFileSync(file, text);
  return file;
}

module.exports = {
  async "settings that change on the disk change what is found, and back"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const file = write(0, 'ignore = ["plain/in-order-to"]\n');
    await gone(document, "plain/in-order-to");
    await found(document, "buzzwords/utilize");
    fs.rmSync(file);
    await found(document, "plain/in-order-to");
  },

  async "each of two roots has its own settings"() {
    write(1, 'ignore = ["buzzwords/utilize"]\n');
    const { document: one } = await draft(TEXT, { folder: 0, name: "same.md" });
    const { document: two } = await draft(TEXT, { folder: 1, name: "same.md" });
    await found(one, "buzzwords/utilize");
    await found(two, "plain/in-order-to");
    await gone(two, "buzzwords/utilize");
    assert.ok(diagnostics(one).length > diagnostics(two).length);
  },

  async "a slip in saveworthy.toml is marked in it, and the drafts are still reviewed"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const { document: settings } = await draft('ignor = ["plain"]\n', { name: "saveworthy.toml" });
    const slip = await until(() => diagnostics(settings)[0], "the slip to be marked");
    assert.match(slip.message, /ignor/);
    assert.ok(diagnostics(document).length > 0);
  },

  async "the line of scores goes and comes with its setting"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const lenses = () =>
      vscode.commands.executeCommand("vscode.executeCodeLensProvider", document.uri);
    await until(async () => (await lenses()).length === 1, "the line of scores");
    await set("saveworthy.codeLens", false);
    await until(async () => (await lenses()).length === 0, "the line of scores to go");
    await set("saveworthy.codeLens", undefined);
    await until(async () => (await lenses()).length === 1, "the line of scores to come back");
  },
};
