// Bundles the extension into dist/extension.js; --tests bundles the unit tests into dist/test/.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const production = process.argv.includes("--production");
const shared = { bundle: true, target: "es2022", logLevel: "warning", sourcemap: !production };

if (process.argv.includes("--tests")) {
  const under = (folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true })
          .filter((name) => name.endsWith(".test.ts"))
          .map((name) => `${folder}/${name}`)
      : [];
  rmSync("dist/test", { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints: [...under("test"), ...under("src/panel")],
    outdir: "dist/test",
    entryNames: "[name]",
    platform: "node",
    format: "cjs",
    packages: "external",
  });
} else {
  await build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    platform: "node",
    format: "cjs",
    minify: production,
    // The client asks for its main file, which some packages give as UMD that cannot be bundled.
    mainFields: ["module", "main"],
  });
  // The page of the review panel.
  await build({
    ...shared,
    entryPoints: ["src/panel/view/index.ts"],
    outfile: "dist/panel.js",
    platform: "browser",
    format: "iife",
    minify: production,
  });
}
