// The server's life: it dies, it is not there, it is not ours.
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { diagnostics, draft, found, hands, notice, set, until } = require("./window.js");

const TEXT = "# Boats\n\nEvery spring we utilize the old boats in order to fish.\n";
const PATH = "saveworthy.server.path";

/** The numbers of the servers that this extension host has started. */
function servers() {
  const rows = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return rows.split("\n").flatMap((row) => {
    const [pid, parent, ...words] = row.trim().split(/\s+/);
    return Number(parent) === process.pid && words.includes("lsp") ? [Number(pid)] : [];
  });
}

function server(other) {
  return until(() => servers().find((pid) => pid !== other), "a server");
}

/** Whether the server answers. */
async function answers(document) {
  const place = new vscode.Position(2, 18);
  const hovers = await vscode.commands.executeCommand(
    "vscode.executeHoverProvider",
    document.uri,
    place,
  );
  return hovers.length > 0;
}

/** Writes a program that does what `script` says, and returns its path. */
function program(script) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "program-"));
  const file = path.join(folder, "saveworthy");
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** Lets the setting name another server for as long as `run` takes; then all is well again. */
async function withServer(value, run) {
  const { document } = await draft(TEXT);
  await found(document, "plain/in-order-to");
  await set(PATH, value);
  try {
    await run(document);
  } finally {
    await set(PATH, undefined);
  }
  await found(document, "plain/in-order-to");
  await hands("status", "save 0/3");
}

module.exports = {
  async "a server that crashes is started anew, and drafts are reviewed again"() {
    const editor = await draft(TEXT);
    await found(editor.document, "plain/in-order-to");
    const before = await server();
    process.kill(before, "SIGKILL");
    await server(before);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), "We leverage this. "));
    await found(editor.document, "buzzwords/leverage");
    await vscode.commands.executeCommand("notifications.showList");
    assert.equal(await hands("notices", "Saveworthy"), 0, "a single crash is told");
  },

  async "a server that dies three times stays off, and a button starts it"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    // One death was in the test before; a restart by hand forgets it.
    await vscode.commands.executeCommand("saveworthy.restartServer");
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await until(() => answers(document), "an answer");
      process.kill(await server(), "SIGKILL");
      await until(async () => !(await answers(document)), "the silence");
    }
    const { text, buttons } = await notice("stopped three times");
    assert.match(text, /^Saveworthy's server stopped three times/);
    assert.deepEqual(buttons, ["Restart", "Open Log"]);
    assert.deepEqual(servers(), []);
    await hands("press", "stopped three times", "Restart");
    await until(() => answers(document), "an answer");
    await found(document, "plain/in-order-to");
  },

  async "restarting by command takes the old server away"() {
    const { document } = await draft(TEXT);
    await found(document, "plain/in-order-to");
    const before = await server();
    await vscode.commands.executeCommand("saveworthy.restartServer");
    await server(before);
    await until(() => !servers().includes(before), "the old server to leave");
    await found(document, "plain/in-order-to");
  },

  async "a path without a program is told once, with a way to mend it"() {
    await withServer("/nowhere/saveworthy", async () => {
      const { text, buttons } = await notice("/nowhere/saveworthy");
      assert.match(text, /names “\/nowhere\/saveworthy”, and no program is there/);
      assert.deepEqual(buttons, ["Open Setting"]);
      assert.equal(await hands("notices", "/nowhere/saveworthy"), 1);
      await hands("status", "Saveworthy");
      assert.deepEqual(servers(), []);
    });
  },

  async "no server anywhere is told with an offer, and nothing is run without consent"() {
    await withServer("", async () => {
      const { text, buttons } = await notice("was not found here");
      assert.match(text, /server was not found here/);
      assert.ok(buttons.includes("How to Install It"), buttons.join());
      assert.deepEqual(servers(), []);
      assert.equal(vscode.tasks.taskExecutions.length, 0);
    });
  },

  async "a program that is no Saveworthy is told"() {
    await withServer(program("echo hello"), async () => {
      const { text } = await notice("is no Saveworthy");
      assert.match(text, /program-.*saveworthy is no Saveworthy/);
    });
  },

  async "an old server is told with the version that is needed"() {
    await withServer(program('[ "$1" = --version ] && echo "saveworthy 0.0.1"'), async () => {
      const { text, buttons } = await notice("0.0.1 is installed");
      assert.match(text, /needs \d+\.\d+\.\d+ or newer/);
      assert.ok(buttons.length >= 1);
    });
  },

  async "a server that dies as it starts is told"() {
    await withServer(program('[ "$1" = --version ] && echo "saveworthy 0.1.0"'), async () => {
      const { text } = await notice("stopped three times");
      assert.match(text, /^Saveworthy's server stopped three times/);
    });
  },

  async "findings go with the server and come back with it"() {
    await withServer("/nowhere/saveworthy", async (document) => {
      await until(() => diagnostics(document).length === 0, "stale findings to go");
    });
  },
};
