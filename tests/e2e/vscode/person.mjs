// One run as a person: the packaged extension, a folder that is not trusted yet, mouse and keys.
//
// Each line of its output is JSON: {"test", "error", "ms"} for a step, {"figure", "value"} for a figure.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { browse, start } from "./editor.mjs";
import { acts } from "./hands.mjs";

const options = JSON.parse(process.argv[2]);
const { folder, marker, shots } = options;
const file = path.join(folder, "draft.md");

function tell(fields) {
  process.stdout.write(`${JSON.stringify(fields)}\n`);
}

mkdirSync(shots, { recursive: true });
const { browser, page } = await browse(options);
page.setDefaultTimeout(options.patience);
const does = acts(page, options);
const code = await start(options);

const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
const squiggle = () => page.locator(".squiggly-warning, .squiggly-info").first();
const row = (name) =>
  page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: name }).first();
const item = (words) => page.locator(".statusbar-item").filter({ hasText: words }).first();

/** Picks a line of the palette by its words; the first time it is opened with F1. */
async function choose(words) {
  const input = page.locator(".quick-input-widget input[type=text]").first();
  if (!(await input.isVisible())) await page.keyboard.press("F1");
  await page.keyboard.type(words);
  const lines = page.locator(".quick-input-list .monaco-list-row");
  await lines.filter({ hasText: words }).first().click();
}

async function until(look, what) {
  for (const end = Date.now() + options.patience; Date.now() < end; ) {
    if (await look()) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The place of a word on the screen, in the editor's own measures. */
async function place(text) {
  const box = await page.evaluate((wanted) => {
    for (const line of document.querySelectorAll(".editor-instance .view-line")) {
      const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.textContent.replace(/\u00a0/g, " ").indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return null;
  }, text);
  if (!box) throw new Error(`“${text}” is not on the screen`);
  return box;
}

const steps = {
  async "a folder that is new is not trusted"() {
    await page.goto(`${code.origin}/?folder=${encodeURIComponent(folder)}`);
    await page.locator(".explorer-folders-view").getByText("draft.md").waitFor();
    await item("Restricted Mode").waitFor();
    // Once another extension has found what is wrong in a file of its own, the editor has started.
    await row("slip.json").dblclick();
    await page.locator(".squiggly-error").first().waitFor();
    await page.getByRole("tab", { name: "slip.json" }).click({ button: "middle" });
  },

  async "opening a draft shows squiggles, with the server of the machine"() {
    const before = Date.now();
    await row("draft.md").dblclick();
    await squiggle().waitFor();
    const value = (Date.now() - before) / 1000;
    tell({ figure: "from opening a draft to the first squiggle in VS Code, server cold", value });
    await item("voice").waitFor();
    if (existsSync(marker)) throw new Error("a program of an untrusted folder was run");
  },

  async "trusting the folder starts the server that its settings name"() {
    await item("Restricted Mode").click();
    await page.locator(".workspace-trust-editor").getByRole("button", { name: "Trust", exact: true }).click();
    await until(() => existsSync(marker), "the folder's own server");
    const front = page.locator(".monaco-modal-editor-block"); // newer editors show it before all else
    if (await front.isVisible()) await front.getByRole("button", { name: /close/i }).first().click();
    else await page.getByRole("tab", { name: "draft.md" }).click();
    await item("voice").waitFor();
    await squiggle().waitFor();
  },

  async "the Problems have a row for each finding"() {
    await page.keyboard.press("Control+Shift+M");
    const rows = page.locator(".markers-panel .monaco-list-row");
    await rows.filter({ hasText: "utilize" }).first().waitFor();
    await rows.filter({ hasText: "saveworthy" }).first().waitFor();
    await shot("problems");
    await page.keyboard.press("Control+J");
    await page.keyboard.press("Control+B");
  },

  async "a hover says why"() {
    const { x, y } = await place("utilized");
    await page.mouse.move(x, y, { steps: 4 });
    const hover = page.locator(".monaco-hover").filter({ hasText: "long way to say" }).first();
    await hover.waitFor();
    await shot("hover");
    await page.mouse.move(5, 500);
    await hover.waitFor({ state: "hidden" });
  },

  async "the light bulb offers fixes, and one is taken"() {
    const { x, y } = await place("utilized");
    await page.mouse.click(x, y);
    await page.locator(".codicon-light-bulb, .codicon-gutter-lightbulb, [class*=lightbulb]").first().waitFor();
    await page.keyboard.press("Control+.");
    const menu = page.locator(".action-widget");
    await menu.getByText("in this folder").first().waitFor();
    await shot("fix");
    await menu.getByText(/used/).first().click();
    await until(async () => (await place("I used whatever").catch(() => null)) !== null, "the fix");
  },

  async "a click on the scores opens the review"() {
    await item("voice").click();
    await until(async () => /The bike I fixed|draft\.md/.test(await does.panel("document.body.innerText")), "the review");
    await until(
      async () => (await does.panel("document.querySelectorAll('.slider path').length")) > 1,
      "the strips",
    );
    await until(async () => (await does.panel("document.querySelector('.late.now')")) === null, "the newest");
    await shot("panel");
  },

  async "a place of the panel is a click away"() {
    await does.pressInPanel("“leverage”");
    await item(/Ln 9, Col/).waitFor();
  },

  async "saving writes the draft with the fix"() {
    await page.keyboard.press("Control+S");
    await until(() => /I used whatever/.test(readFileSync(file, "utf8")), "the draft on the disk");
  },

  async "the panel follows the theme"() {
    const colours = new Set();
    await does.panel("scrollTo(0, 0)");
    for (const [kind, theme] of [
      ["vscode-dark", "Dark Modern"],
      ["vscode-high-contrast", "Dark High Contrast"],
      ["vscode-high-contrast-light", "Light High Contrast"],
    ]) {
      await choose("Preferences: Color Theme");
      await choose(theme);
      await until(() => does.panel(`document.body.classList.contains("${kind}")`), theme);
      colours.add(await does.panel("getComputedStyle(document.body).color"));
      await shot(kind);
    }
    if (colours.size < 2) throw new Error(`the same colours in all themes: ${[...colours]}`);
  },
};

let failed = false;
for (const [test, run] of Object.entries(steps)) {
  const before = Date.now();
  let error = null;
  try {
    await run();
  } catch (thrown) {
    failed = true;
    error = String(thrown?.stack ?? thrown);
    await shot("failed");
  }
  tell({ test, error, ms: Date.now() - before });
  if (failed) break; // what follows rests on it
}
await browser.close();
await code.stop();
process.exitCode = failed ? 1 : 0;
