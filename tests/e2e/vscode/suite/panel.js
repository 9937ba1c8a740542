// The review panel, and what it and the extension say to each other.
const assert = require("node:assert/strict");
const vscode = require("vscode");
const { draft, found, hands, until } = require("./window.js");

const TEXT = `# Boats 😀

Every spring my brother and I carry the old boats down to the pier, and every spring one of them has a
hole that neither of us can explain.

> Nobody said that it would be easy, and nobody came to help us with it either.

We utilize tar. Then we wait in order to see whether it holds. You can't hurry a boat.

What is <img src=x onerror="document.title='reached'"> in the end? It is what it is, with tar on it.
`;

/** Opens a draft with the panel beside it. */
async function open(text = TEXT) {
  const editor = await draft(text);
  await found(editor.document, "buzzwords/utilize");
  await vscode.commands.executeCommand("saveworthy.showReview");
  await shows("h1", /draft-\d+\.md/);
  return editor;
}

/** Asks the panel's page for the value of an expression. */
function ask(expression) {
  return hands("panel", expression);
}

/** Waits until the first element of a selector has a text. */
function shows(selector, text) {
  return until(async () => {
    const said = await ask(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`);
    return text.test(said) && said;
  }, `${selector} to show ${text}`);
}

function selected(document, words) {
  return until(() => {
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    const text = editor && document.getText(editor.selection);
    return text && (words instanceof RegExp ? words.test(text) : text === words);
  }, `the selection of ${words}`);
}

module.exports = {
  async "it shows scores, paragraphs, rhythm, questions and findings of the draft in front"() {
    await open();
    const said = await ask("document.querySelector('main').innerText");
    for (const words of ["Voice", "Readability", "Worth saving", "Rhythm", "Would you save this?"]) {
      assert.ok(said.includes(words), words);
    }
    assert.match(said, /“utilize” is a long way to say “use”/);
    assert.match(said, /line 8 · buzzwords\/utilize/);
    const strips = await ask("[...document.querySelectorAll('[role=slider]')].map(s => s.ariaValueMax)");
    assert.deepEqual(strips, ["4", "6"]);
    const tab = vscode.window.tabGroups.all.flatMap((group) => group.tabs).at(-1);
    assert.match(tab.label, /^Review: draft-\d+\.md$/);
  },

  async "the draft keeps the focus, and a second call opens no second panel"() {
    const { document } = await open();
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand("saveworthy.showReview");
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.filter((tab) => tab.label.startsWith("Review")).length, 1);
  },

  async "a click on a finding goes to its place"() {
    const { document } = await open();
    await hands("pressInPanel", "“utilize” is a long way");
    await selected(document, "utilize");
    assert.equal(vscode.window.activeTextEditor?.document, document);
  },

  async "the keys walk the strip of paragraphs, and Enter goes there"() {
    const { document } = await open();
    await hands("focusInPanel", "[role=slider]");
    await hands("keys", "Home", "ArrowRight");
    await shows(".strip .caption", /^Quotation 2 of 4: \d+ words, somebody else’s words/);
    assert.match(await ask("document.activeElement.ariaValueText"), /^Quotation 2 of 4/);
    await hands("keys", "End", "Enter");
    await selected(document, /^What is/);
  },

  async "it follows the draft while it is typed, and nothing is made anew"() {
    const editor = await open();
    const words = await ask("document.querySelector('.words').innerText");
    const node = "document.querySelectorAll('.score .value')[1]";
    await ask(`(${node}.mark = 'same', document.documentElement.scrollTop = 120, 0)`);
    await hands("focusInPanel", "section:last-of-type button.item");
    const scrolled = await ask("document.documentElement.scrollTop");
    await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), "We leverage it. "));
    await until(async () => (await ask("document.querySelector('.words').innerText")) !== words, "words");
    await shows("section:last-of-type", /“leverage”/);
    assert.equal(await ask(`${node}.mark`), "same");
    assert.equal(await ask("document.documentElement.scrollTop"), scrolled);
    assert.equal(await ask("document.activeElement.className"), "item");
  },

  async "it turns to the draft that comes to the front"() {
    await open();
    const { document } = await draft("# Two\n\nShort, but we utilize it.\n", { column: 1 });
    await found(document, "buzzwords/utilize");
    await shows("h1", new RegExp(document.uri.path.split("/").at(-1)));
    await shows(".words", /^6 words/);
  },

  async "what a draft says is only ever text, and no foreign script runs"() {
    await open();
    assert.equal(await ask("document.title"), "Saveworthy");
    assert.equal(await ask("document.querySelectorAll('img').length"), 0);
    await ask(`(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'reached'";
      document.body.append(script);
    })()`);
    assert.equal(await ask("document.title"), "Saveworthy");
    const policy = await ask("document.querySelector('meta[http-equiv]').content");
    assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src 'nonce-[\w-]+'$/);
  },

  async "it says so where there is no draft, and when there is one again"() {
    const { document } = await open();
    await vscode.window.showTextDocument(document, { viewColumn: 1 });
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await shows(".nothing", /Open a draft/);
    // The panel has the only column left.
    await draft(TEXT, { column: vscode.ViewColumn.Beside });
    await shows("h1", /draft-\d+\.md/);
  },
};
