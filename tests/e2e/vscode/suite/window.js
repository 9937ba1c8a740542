// What the tests do with the editor, and how they wait.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const PATIENCE_MS = Number(process.env.SAVEWORTHY_PATIENCE);

/** Asks for something that only a person could see or do; see hands.mjs. */
async function hands(act, ...args) {
  const body = JSON.stringify({ act, args });
  const answer = await fetch(process.env.SAVEWORTHY_HANDS, { method: "POST", body });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${act}(${args.join(", ")}): ${error}`);
  return result;
}

/** Waits for a notification with these words; its text and buttons. */
function notice(words) {
  return until(async () => {
    // In an editor that is tested they wait in the list.
    await vscode.commands.executeCommand("notifications.showList");
    return hands("notice", words);
  }, `the message “${words}”`);
}

/** Waits until `look` returns something true, and returns it. */
async function until(look, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

let count = 0;

/**
 * Writes a draft into a folder of the workspace (the first one) and opens it, as a person does: what an
 * extension has opened stays open for minutes after its tab was closed.
 */
async function draft(text, { folder = 0, name = `draft-${++count}.md`, column } = {}) {
  const place = path.join(vscode.workspace.workspaceFolders[folder].uri.fsPath, name);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, text);
  const how = { preview: false, viewColumn: column };
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(place), how);
  return until(() => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.fsPath === place && editor;
  }, `${name} to open`);
}

function diagnostics(document) {
  return vscode.languages.getDiagnostics(document.uri);
}

function codeOf(diagnostic) {
  return diagnostic.code?.value ?? diagnostic.code;
}

/** Waits until a rule has found something in a document and returns the first such diagnostic. */
function found(document, rule) {
  return until(
    () => diagnostics(document).find((each) => codeOf(each) === rule),
    `${rule} in ${document.uri.path}`,
  );
}

/** Waits until a rule no longer finds anything in a document. */
function gone(document, rule) {
  return until(
    () => !diagnostics(document).some((each) => codeOf(each) === rule),
    `${rule} to leave ${document.uri.path}`,
  );
}

/** The actions offered at a range, of one kind if one is named; those of Saveworthy alone. */
async function actions(document, range, kind) {
  return vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
    20,
  );
}

/** Waits for an action whose title matches, and returns it. */
function action(document, range, title, kind) {
  return until(
    async () => (await actions(document, range, kind)).find((each) => title.test(each.title)),
    `the action ${title}`,
  );
}

/** Does what an action says. */
async function take(chosen) {
  if (chosen.edit) assert.ok(await vscode.workspace.applyEdit(chosen.edit), "the edit was refused");
  if (chosen.command) {
    await vscode.commands.executeCommand(
      chosen.command.command,
      ...(chosen.command.arguments ?? []),
    );
  }
}

/** Closes all editors without saving, and takes away what tests have written. */
async function clear() {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await vscode.commands.executeCommand("notifications.clearAll");
  for (const folder of vscode.workspace.workspaceFolders) {
    for (const name of ["saveworthy.toml", ".saveworthy-ignore.json"]) {
      fs.rmSync(path.join(folder.uri.fsPath, name), { force: true });
    }
  }
}

/** Sets a setting of the workspace; undefined takes it away. */
function set(name, value, target = vscode.ConfigurationTarget.Workspace) {
  return vscode.workspace.getConfiguration().update(name, value, target);
}

function textOf(document, diagnostic) {
  return document.getText(diagnostic.range);
}

module.exports = {
  PATIENCE_MS,
  action,
  actions,
  clear,
  codeOf,
  diagnostics,
  draft,
  found,
  gone,
  hands,
  notice,
  set,
  take,
  textOf,
  until,
};
