import assert from "node:assert/strict";
import { test } from "node:test";
import { messageFor, type Trouble } from "../src/messages";

const TROUBLES: readonly Trouble[] = [
  { kind: "missing", install: undefined },
  { kind: "missing", install: "uv tool install saveworthy" },
  { kind: "path", command: "/opt/nowhere" },
  { kind: "broken", command: "/opt/saveworthy", why: "ENOENT" },
  { kind: "stranger", command: "/bin/true" },
  { kind: "old", command: "/x", version: "0.0.1", needed: "0.1.0", update: undefined },
  {
    kind: "old",
    command: "/x",
    version: "0.0.1",
    needed: "0.1.0",
    update: "pipx upgrade saveworthy",
  },
  { kind: "new", version: "9.0" },
  { kind: "dying" },
  { kind: "installFailed", command: "uv tool install saveworthy" },
  { kind: "stillMissing", command: "uv tool install saveworthy" },
];

for (const trouble of TROUBLES) {
  test(`${JSON.stringify(trouble)} has a short message and a button that helps`, () => {
    const { text, buttons } = messageFor(trouble);
    assert.match(text, /^.*[.]$/);
    assert.ok(text.length <= 240, `${text.length} characters`);
    assert.ok(buttons.length >= 1 && buttons.length <= 3);
    assert.equal(new Set(buttons.map(([label]) => label)).size, buttons.length);
    for (const said of Object.values(trouble).slice(1)) {
      if (said !== undefined) assert.ok(text.includes(said), said);
    }
  });
}

test("nothing is installed or updated but by a button under the command that it runs", () => {
  for (const trouble of TROUBLES) {
    const { text, buttons } = messageFor(trouble);
    const runs = buttons.some(([, remedy]) => remedy === "install" || remedy === "update");
    if (runs) assert.match(text, /“(uv|pipx) [a-z ]+”/);
  }
});

test("without a tool that installs there is no button for it", () => {
  const { buttons } = messageFor({ kind: "missing", install: undefined });
  assert.ok(buttons.every(([, remedy]) => remedy !== "install"));
});
