// Each kind of action, as the light bulb offers it.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { action, actions, diagnostics, draft, found, gone, set, take, until } = require("./window.js");

const SENTENCE = "Every spring 😀 we utilize the old boats in order to fish.";
const TEXT = `# Boats\n\n${SENTENCE}\n`;
const FIX_ALL = "source.fixAll.saveworthy";

function settingsOf(document) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri).uri.fsPath;
  return path.join(folder, "saveworthy.toml");
}

/** Opens the draft, takes the action that `title` names, and waits until the finding is gone. */
async function takeAway(title) {
  const { document } = await draft(TEXT);
  const { range } = await found(document, "buzzwords/utilize");
  await take(await action(document, range, title));
  await gone(document, "buzzwords/utilize");
  await found(document, "plain/in-order-to");
  return document;
}

module.exports = {
  async "a quick fix changes the words and nothing else"() {
    const { document } = await draft(TEXT);
    const { range } = await found(document, "buzzwords/utilize");
    const offered = await actions(document, range, "quickfix");
    const fix = offered.find((each) => each.isPreferred);
    await take(fix);
    assert.equal(document.getText(), TEXT.replace("utilize", "use"));
    await gone(document, "buzzwords/utilize");
  },

  async "a term is accepted in the settings of its folder"() {
    const document = await takeAway(/^Accept “utilize” everywhere/);
    assert.equal(document.getText(), TEXT);
    assert.match(fs.readFileSync(settingsOf(document), "utf8"), /accept = \["utilize"\]/);
  },

  async "one finding is ignored with a comment"() {
    const document = await takeAway(/^Ignore this one here, with a comment/);
    assert.match(document.getText(), /<!-- saveworthy-disable/);
    assert.ok(document.getText().includes(SENTENCE));
  },

  async "one finding is ignored for everybody"() {
    const document = await takeAway(/^Ignore this one for everybody/);
    assert.equal(document.getText(), TEXT);
    const shared = path.join(path.dirname(settingsOf(document)), ".saveworthy-ignore.json");
    assert.match(fs.readFileSync(shared, "utf8"), /buzzwords\/utilize/);
  },

  async "a rule is turned off in a file"() {
    const document = await takeAway(/^Turn off buzzwords\/utilize in this file/);
    assert.match(document.getText(), /saveworthy-disable/);
  },

  async "a rule is turned off in a folder"() {
    const document = await takeAway(/^Turn off buzzwords\/utilize in this folder/);
    assert.equal(document.getText(), TEXT);
    assert.match(fs.readFileSync(settingsOf(document), "utf8"), /buzzwords\/utilize/);
  },

  async "all safe fixes are made at once, and one undo takes them back"() {
    const { document } = await draft(TEXT);
    await found(document, "buzzwords/utilize");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await take(await action(document, whole, /safe fix/, FIX_ALL));
    assert.ok(!document.getText().includes("in order to"));
    await gone(document, "plain/in-order-to");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  },

  async "the command makes all safe fixes of the draft in front"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    await vscode.commands.executeCommand("saveworthy.fixAllSafe");
    await until(() => !document.getText().includes("in order to"), "the fixes");
    assert.ok(document.getText().includes("😀"));
  },

  async "saving makes the safe fixes where the writer asked for that"() {
    await set("editor.codeActionsOnSave", { [FIX_ALL]: "explicit" });
    try {
      const { document } = await draft(TEXT);
      await found(document, "plain/in-order-to");
      const editor = vscode.window.activeTextEditor;
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), "Look: "));
      await document.save();
      assert.ok(!document.getText().includes("in order to"), document.getText());
      assert.equal(fs.readFileSync(document.uri.fsPath, "utf8"), document.getText());
    } finally {
      await set("editor.codeActionsOnSave", undefined);
    }
  },

  async "saving changes nothing where the writer did not"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const editor = vscode.window.activeTextEditor;
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), "Look: "));
    await document.save();
    assert.ok(document.getText().includes("in order to"));
    assert.ok(diagnostics(document).length > 0);
  },
};
