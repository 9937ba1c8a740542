// Runs the suite in the extension host, and is its eyes and hands on the page.
//
//   node host.mjs '{"kept": …, "extension": …, …}'
//
// Each line of its output is JSON: {"test", "error", "ms"} for a test, {"figure", "value"} for a figure.
import http from "node:http";
import { browse, start } from "./editor.mjs";
import { acts } from "./hands.mjs";

const options = JSON.parse(process.argv[2]);

function tell(fields) {
  process.stdout.write(`${JSON.stringify(fields)}\n`);
}

const { browser, page } = await browse(options);
page.setDefaultTimeout(options.patience);
const does = acts(page, options);

// The suite asks for what only a person could see or do.
const ears = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const { act, args } = JSON.parse(body);
  try {
    const result = act === "tell" ? tell(args[0]) : await does[act](...args);
    response.end(JSON.stringify({ result: result ?? null }));
  } catch (error) {
    response.end(JSON.stringify({ error: String(error) }));
  }
});
await new Promise((resolve) => ears.listen(0, "127.0.0.1", resolve));
process.env.SAVEWORTHY_PATIENCE = `${options.patience}`;
process.env.SAVEWORTHY_HANDS = `http://127.0.0.1:${ears.address().port}`;

const code = await start({
  ...options,
  flags: ["--disable-workspace-trust", "--vscode-option", "enable-smoke-test-driver"],
});
const ended = new Promise((resolve) => {
  page.exposeFunction("codeAutomationExit", resolve);
  page.exposeFunction("codeAutomationLog", () => undefined);
});
const remote = (place) => `vscode-remote://${code.authority}${place}`;
const payload = [
  ["extensionDevelopmentPath", remote(options.extension)],
  ["extensionTestsPath", remote(options.suite)],
];
const query = new URLSearchParams({
  workspace: options.workspace,
  payload: JSON.stringify(payload),
});
await page.goto(`${code.origin}/?${query}`);
const status = await ended;
await browser.close();
await code.stop();
ears.close();
process.exitCode = status;
