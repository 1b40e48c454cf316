// Takes the picture of the report that README shows:
//   node analysis/report/picture.mjs REPORT.html docs/report.png
// The decision table and one outcome, as they stand on the page, without what lies between.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [report, picture, outcome = "pretrial_share"] = process.argv.slice(2);
if (!picture) {
  console.error("usage: node analysis/report/picture.mjs REPORT.html PICTURE.png [OUTCOME]");
  process.exit(2);
}
const { chromium } = createRequire(join(root, "build/report/"))("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1180, height: 900 } });
await page.goto(`${pathToFileURL(report).href}#show=${outcome}`, { timeout: 120000 });
await page.waitForSelector("html[data-ready]", { timeout: 120000 });
await page.addStyleTag({
  content: `
  nav, .meanings, #options, #figure-histories, .harms, details, #beneath, #sweep, #why, #years, #wrong, #source, footer,
  .controls, .csv, .levels, #closer > h2, #views > :not(#figure-outcome, #figure-time),
  #figure-time .panel:nth-child(n + 5), .figure > figcaption > .words { display: none; }
  section { margin-top: 24px; } .figure { margin-bottom: 24px; } footer, #page { padding-bottom: 12px; }`,
});
await page.screenshot({ path: picture, fullPage: true });
await browser.close();
