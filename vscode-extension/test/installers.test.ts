import assert from "node:assert/strict";
import { test } from "node:test";
import { installer, updater } from "../src/installers";

const FACTS = { searchPath: "/usr/bin", home: "/home/ann", windows: false };
const having =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file);

test("uv is taken before pipx, and none where there is none", () => {
  assert.equal(
    installer(FACTS, having("/usr/bin/pipx", "/home/ann/.local/bin/uv"))?.said,
    "uv tool install saveworthy",
  );
  assert.deepEqual(installer(FACTS, having("/usr/bin/pipx")), {
    program: "/usr/bin/pipx",
    args: ["install", "saveworthy"],
    said: "pipx install saveworthy",
  });
  assert.equal(installer(FACTS, having()), undefined);
});

test("a server is updated by what installed it, and by nothing else", () => {
  const both = having("/usr/bin/pipx", "/usr/bin/uv");
  const said = (real: string) => updater(real, FACTS, both)?.said;
  assert.equal(
    said("/home/ann/.local/share/uv/tools/saveworthy/bin/saveworthy"),
    "uv tool upgrade saveworthy",
  );
  assert.equal(
    said("/home/ann/.local/share/pipx/venvs/saveworthy/bin/saveworthy"),
    "pipx upgrade saveworthy",
  );
  assert.equal(said("/drafts/.venv/bin/saveworthy"), undefined);
  assert.equal(updater("/x/uv/tools/y", FACTS, having()), undefined);
});
