// A VS Code of its own: code-server in a scratch folder, and a browser to see it with.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * Starts code-server; the promise comes with its address once it listens.
 *
 * @param kept the folder that has code-server, its Node and playwright in `node_modules`.
 * @param scratch a folder for all that it writes.
 * @param settings of the machine; they are there when extensions start.
 * @param vsix an extension to install first; none if undefined.
 * @param flags for code-server.
 */
export async function start({ kept, node, scratch, settings, vsix, flags = [] }) {
  const at = (...parts) => path.join(scratch, ...parts);
  mkdirSync(at("data", "Machine"), { recursive: true });
  mkdirSync(at("home"), { recursive: true });
  writeFileSync(at("data", "Machine", "settings.json"), JSON.stringify(settings));
  writeFileSync(at("config.yaml"), "{}\n");
  const command = [
    path.join(kept, "node_modules", "code-server"),
    ...["--auth", "none", "--bind-addr", "127.0.0.1:0"],
    ...["--config", at("config.yaml"), "--user-data-dir", at("data")],
    ...["--extensions-dir", at("extensions")],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
  ];
  const env = { ...process.env, HOME: at("home"), XDG_CONFIG_HOME: at("home", "config") };
  // Of an editor that these tests are run from.
  for (const name of Object.keys(env)) if (name.startsWith("VSCODE_")) delete env[name];
  if (vsix) await done(run(node, [...command, "--install-extension", vsix], env));
  const server = run(node, [...command, ...flags], env);
  const origin = await said(server, /HTTP server listening on (http:\/\/\S+?)\/?$/m);
  return { origin, authority: new URL(origin).host, stop: () => stop(server) };
}

// Told to stop, it still stops what it has started.
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(1));

/** Starts a browser; what a page logs as an error is kept in `errors`. */
export async function browse({ kept, chromium }) {
  const { chromium: engine } = createRequire(path.join(kept, "x.js"))("playwright-core");
  const browser = await engine.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  return { browser, page: await context.newPage() };
}

function run(program, args, env) {
  const child = spawn(program, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (data) => {
      child.said += data;
    });
  }
  // Nothing is left behind, however the run ends.
  process.once("exit", () => kill(child, "SIGKILL"));
  return child;
}

function said(child, wanted) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = wanted.exec(child.said);
      if (found) resolve(found[1]);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
    child.once("exit", (code) => reject(new Error(`code-server left (${code}):\n${child.said}`)));
  });
}

function done(child) {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => (code ? reject(new Error(child.said)) : resolve()));
  });
}

function stop(child) {
  return new Promise((resolve) => {
    child.once("exit", resolve);
    kill(child, "SIGTERM");
  });
}

function kill(child, signal) {
  if (child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has just left
  }
}
