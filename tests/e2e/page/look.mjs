// Opens an HTML review as a person would and tells, as JSON, what it then shows.
// usage: node look.mjs CHROMIUM PAGE [PICTURE]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(`${process.cwd()}/`)("playwright-core");
const [program, page, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox"],
});
const told = { errors: [], requests: [] };
try {
  for (const colorScheme of ["light", "dark"]) {
    const view = await browser.newPage({
      colorScheme,
      viewport: { width: 1300, height: 1500 },
    });
    view.on("console", (said) => said.type() === "error" && told.errors.push(said.text()));
    view.on("pageerror", (error) => told.errors.push(String(error)));
    view.on("request", (request) => told.requests.push(request.url()));
    await view.goto(pathToFileURL(page).href);
    const rows = () => view.locator("tbody tr th").allTextContents();
    told.before = await rows();
    await view.getByRole("button", { name: "Save" }).click();
    told.ascending = await rows();
    await view.getByRole("button", { name: "Save" }).press("Enter");
    told.descending = await rows();
    told.sorted = await view.locator("th[aria-sort]").getAttribute("aria-sort");
    told.marks = await view.locator("mark").allTextContents();
    await view.locator("mark a").first().click();
    told.pointed = await view.locator("li:target").textContent();
    await view.locator("summary").first().click();
    told.evidence = await view.locator("details[open] li").allTextContents();
    told.wide = await view.evaluate(() => document.body.scrollWidth <= window.innerWidth);
    if (picture) {
      await view.screenshot({ path: picture.replace(".png", `-${colorScheme}.png`), fullPage: true });
    }
    await view.setViewportSize({ width: 380, height: 800 });
    told.narrow = await view.evaluate(() => document.body.scrollWidth <= window.innerWidth);
    await view.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));
