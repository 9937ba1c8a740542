// From opening a draft to what is seen of it.
const assert = require("node:assert/strict");
const vscode = require("vscode");
const { diagnostics, draft, found, gone, hands, textOf, until } = require("./window.js");

const TEXT = "# 😀 Naïve boats\n\nEvery spring we utilize the old 👩‍👩‍👧 boats in order to fish.\n";

module.exports = {
  async "a draft gets squiggles, a line of scores above it and scores in the status bar"() {
    const { document } = await draft(TEXT);
    await hands("squiggle");
    assert.ok(vscode.extensions.getExtension("saveworthy.saveworthy").isActive);
    assert.ok(diagnostics(document).length > 0);
    const said = await hands("status", "save 0/3");
    assert.match(said, /grade \d+/);
    const lenses = await vscode.commands.executeCommand(
      "vscode.executeCodeLensProvider",
      document.uri,
      5,
    );
    assert.match(lenses[0].command.title, /grade \d+ · save 0 of 3/);
  },

  async "findings stand at their exact places after an emoji"() {
    const { document } = await draft(TEXT);
    const first = await found(document, "buzzwords/utilize");
    assert.equal(textOf(document, first), "utilize");
    assert.deepEqual(first.range, new vscode.Range(2, 16, 2, 23));
    const second = await found(document, "plain/in-order-to");
    assert.equal(textOf(document, second), "in order to");
    assert.equal(first.source, "saveworthy");
    assert.equal(first.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(String(first.code.target), /^https:.*utilize/);
  },

  async "findings keep their places while the draft is typed"() {
    const editor = await draft(TEXT);
    await found(editor.document, "buzzwords/utilize");
    const more = "👩‍👩‍👧 Really. ";
    const start = 16 + more.length;
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), more));
    await until(
      () =>
        diagnostics(editor.document).some(
          (each) => each.range.start.character === start && textOf(editor.document, each) === "utilize",
        ),
      "the finding to move along",
    );
    await editor.edit((edit) => edit.replace(new vscode.Range(2, start, 2, start + 7), "use"));
    await gone(editor.document, "buzzwords/utilize");
    await found(editor.document, "plain/in-order-to");
  },

  async "a hover says why, with an example"() {
    const { document } = await draft(TEXT);
    await found(document, "buzzwords/utilize");
    const hovers = await vscode.commands.executeCommand(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(2, 18),
    );
    const text = hovers.flatMap((each) => each.contents.map((part) => part.value)).join("\n");
    assert.match(text, /“utilize” is a long way to say “use”/);
    assert.match(text, /Before: /);
  },

  async "a text that is no draft is left alone"() {
    const { document } = await draft("we_utilize = 'in order to'\n", { name: "code.py" });
    const { document: other } = await draft(TEXT);
    await found(other, "buzzwords/utilize");
    assert.deepEqual(diagnostics(document), []);
  },
};
