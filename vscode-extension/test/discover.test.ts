import assert from "node:assert/strict";
import { test } from "node:test";
import { discover, expand, type Facts, onSearchPath, programsBeside } from "../src/discover";

const FACTS: Facts = {
  setting: "",
  trusted: true,
  folders: ["/drafts", "/notes"],
  searchPath: "/usr/local/bin:/usr/bin",
  home: "/home/ann",
  windows: false,
};
const ALL = [
  "/opt/saveworthy",
  "/drafts/.venv/bin/saveworthy",
  "/notes/.venv/bin/saveworthy",
  "/envs/py/bin/saveworthy",
  "/usr/local/bin/saveworthy",
  "/usr/bin/saveworthy",
  "/home/ann/.local/bin/saveworthy",
];

const having = (files: readonly string[]) => (file: string) => files.includes(file);
const python = async () => ["/envs/py/bin"];

test("each place is looked at only when none before it has the server", async () => {
  const found = [];
  for (let first = 1; first < ALL.length; first++) {
    found.push(await discover(FACTS, python, having(ALL.slice(first))));
  }
  assert.deepEqual(found, [
    { command: ALL[1], source: "workspace" },
    { command: ALL[2], source: "workspace" },
    { command: ALL[3], source: "python" },
    { command: ALL[4], source: "path" },
    { command: ALL[5], source: "path" },
    { command: ALL[6], source: "tools" },
  ]);
  assert.equal(await discover(FACTS, python, having([])), undefined);
});

test("the setting wins, and is not replaced by another server when nothing is there", async () => {
  const facts = { ...FACTS, setting: "/opt/saveworthy" };
  assert.deepEqual(await discover(facts, python, having(ALL)), {
    command: "/opt/saveworthy",
    source: "setting",
  });
  assert.deepEqual(await discover(facts, python, having(ALL.slice(1))), {
    missing: "setting",
    command: "/opt/saveworthy",
  });
});

test("the Python extension is not asked once a server has been found", async () => {
  const never = () => assert.fail("it was asked");
  assert.ok(await discover(FACTS, never, having(ALL)));
});

test("no program of an untrusted folder is run, nor of an environment it selects", async () => {
  const never = () => assert.fail("it was asked");
  const found = await discover({ ...FACTS, trusted: false }, never, having(ALL));
  assert.deepEqual(found, { command: "/usr/local/bin/saveworthy", source: "path" });
});

test("entries of the search path that depend on the current folder are passed over", async () => {
  const facts = { ...FACTS, folders: [], searchPath: ".::bin:/usr/bin" };
  const runs = (file: string) => !file.startsWith("/usr");
  assert.equal(onSearchPath("uv", { ...facts, home: "/usr/home" }, runs), undefined);
  assert.equal(onSearchPath("uv", facts, having(["/usr/bin/uv"])), "/usr/bin/uv");
});

test("Windows has its own separators, suffix and folders", async () => {
  const facts: Facts = {
    setting: "",
    trusted: true,
    folders: ["C:\\drafts"],
    searchPath: 'relative;"C:\\Program Files\\tools";D:\\bin',
    home: "C:\\Users\\ann",
    windows: true,
  };
  const found = (file: string) => discover(facts, async () => [], having([file]));
  for (const command of [
    "C:\\drafts\\.venv\\Scripts\\saveworthy.exe",
    "C:\\Program Files\\tools\\saveworthy.exe",
    "D:\\bin\\saveworthy.exe",
    "C:\\Users\\ann\\.local\\bin\\saveworthy.exe",
  ]) {
    assert.equal((await found(command))?.command, command);
  }
});

test("a setting may name the home folder and the workspace, or be relative to it", () => {
  const said = (setting: string) => expand(setting, FACTS);
  assert.equal(said("~/bin/saveworthy"), "/home/ann/bin/saveworthy");
  assert.equal(said(" /opt/~x/saveworthy "), "/opt/~x/saveworthy");
  assert.equal(said("${userHome}/saveworthy"), "/home/ann/saveworthy");
  assert.equal(said("${workspaceFolder}/env/bin/saveworthy"), "/drafts/env/bin/saveworthy");
  assert.equal(said("env/bin/saveworthy"), "/drafts/env/bin/saveworthy");
  assert.equal(expand("saveworthy", { ...FACTS, folders: [] }), "/home/ann/saveworthy");
});

test("programs stand beside the interpreter, on Windows perhaps one folder below", () => {
  assert.equal(programsBeside("/envs/py/bin/python", false), "/envs/py/bin");
  assert.equal(programsBeside("C:\\env\\Scripts\\python.exe", true), "C:\\env\\Scripts");
  assert.equal(programsBeside("C:\\Python\\python.exe", true), "C:\\Python\\Scripts");
});
