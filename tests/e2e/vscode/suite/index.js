// Runs in the extension host: every test of every file here, in order; each is told as it ends.
const { PATIENCE_MS, clear, hands } = require("./window.js");

const FILES = ["./opening.js", "./actions.js", "./settings.js", "./panel.js", "./commands.js", "./server.js"];
// To work on one test: SAVEWORTHY_ONLY is an expression that its name matches.
const ONLY = new RegExp(process.env.SAVEWORTHY_ONLY ?? "");

/** Ends a test that would never end by itself. */
function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the test does not end")), 2 * PATIENCE_MS).unref();
  });
}

exports.run = async () => {
  for (const file of FILES) {
    for (const [name, run] of Object.entries(require(file))) {
      const test = `${file.slice(2, -3)}: ${name}`;
      if (!ONLY.test(test)) continue;
      const start = Date.now();
      let error = null;
      try {
        await Promise.race([run(), late()]);
      } catch (thrown) {
        error = String(thrown?.stack ?? thrown);
        await hands("shot", test);
      }
      await hands("tell", { test, error, ms: Date.now() - start });
      await clear();
    }
  }
};
