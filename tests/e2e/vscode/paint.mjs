// How long the panel takes to show a review, and to show it again with a change; tells both in ms.
import { readFileSync } from "node:fs";
import path from "node:path";
import { browse } from "./editor.mjs";

const options = JSON.parse(process.argv[2]);
const { viewOf } = await import(options.model);
const review = JSON.parse(readFileSync(options.review, "utf8"));
const { browser, page } = await browse(options);
page.setDefaultTimeout(options.patience);
await page.setContent('<main id="panel"></main>');
await page.evaluate("globalThis.acquireVsCodeApi = () => ({ postMessage() {} })");
await page.addStyleTag({ path: path.join(options.extension, "media/panel.css") });
await page.addScriptTag({ path: path.join(options.extension, "dist/panel.js") });

/** Milliseconds from a review to the second frame after it: then it has been painted. */
async function painted(shown) {
  const before = performance.now();
  const view = viewOf(shown);
  const made = performance.now() - before;
  const drawn = await page.evaluate(
    (message) =>
      new Promise((resolve) => {
        const start = performance.now();
        addEventListener("message", () => {
          document.body.getBoundingClientRect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - start);
            channel.port2.postMessage(0);
          });
        }, { once: true });
        postMessage(message);
      }),
    { kind: "view", view },
  );
  return made + drawn;
}

const first = await painted(review);
const sentences = review.sentences.map((each, at) => (at ? each : { ...each, words: 3 }));
const again = await painted({ ...review, sentences, words: review.words + 1 });
const nodes = await page.evaluate("document.querySelectorAll('*').length");
const sliders = await page.evaluate(
  "[...document.querySelectorAll('[role=slider]')].map((each) => Number(each.ariaValueMax))",
);
await browser.close();
process.stdout.write(`${JSON.stringify({ first, again, nodes, sliders })}\n`);
