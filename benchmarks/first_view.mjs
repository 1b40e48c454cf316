// How long until a reader sees a report? node benchmarks/first_view.mjs REPORT.html [TIMES]
//
// Opens the page from disk in headless Chromium, each time as if for the first time, and prints the
// median, the fastest and the slowest: from navigation to the first view on the screen (the decision
// table and the first chart are there and a frame after them was painted), and to all of it drawn.
// The libraries are those of the tests (analysis/report/bundle fetches them). BROWSER names another one.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [report, times = "9"] = process.argv.slice(2);
if (!report || !existsSync(report)) {
  console.error(
    "usage: node benchmarks/first_view.mjs REPORT.html [TIMES] (ssr report writes one)",
  );
  process.exit(2);
}
const { chromium } = createRequire(join(root, "build/report/"))("playwright-core");

// Runs in the page before its own script.
function watch() {
  const seen = () =>
    document.querySelector("#figure-decision td") &&
    document.querySelector("#figure-histories svg");
  const look = () => {
    if (!seen()) return requestAnimationFrame(look);
    // This frame paints what stands there; the next begins when that is done.
    return requestAnimationFrame(() => {
      globalThis.firstView = performance.now();
    });
  };
  requestAnimationFrame(look);
}

const browser = await chromium.launch({
  executablePath: process.env.BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const first = [],
  all = [];
for (let i = 0; i < Number(times) + 1; ++i) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(pathToFileURL(report).href, { timeout: 120000 });
  await page.waitForFunction(() => globalThis.firstView && document.documentElement.dataset.ready);
  const [view, ready] = await page.evaluate(() => [globalThis.firstView, performance.now()]);
  if (i > 0) {
    // the first one warms the browser up
    first.push(view);
    all.push(ready);
  }
  await context.close();
}
await browser.close();

const said = (name, values) => {
  const ordered = [...values].sort((a, b) => a - b),
    of = (i) => (ordered[i] / 1000).toFixed(2);
  return `${name} ${of(ordered.length >> 1)} s (${of(0)} to ${of(ordered.length - 1)})`;
};
console.log(`${said("first view", first)}, ${said("all of it", all)}; n = ${first.length}`);
