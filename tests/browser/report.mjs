// Opens reports in a headless browser and says, as JSON, what is wrong with each:
//   node report.mjs FOLDER_WITH_NODE_MODULES BROWSER REPORT.html OTHER.html...
// The first is looked at in every way; of the others only that they open and draw.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, executablePath, first, ...others] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const problems = {};
const expect = (check, fine, what) => {
  problems[check] ??= [];
  if (!fine) problems[check].push(what);
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function open(path, check, { hash = "", width = 1366, height = 800 } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, acceptDownloads: true });
  page.on("console", (message) => expect(check, false, `console: ${message.text()}`));
  page.on("pageerror", (error) => expect(check, false, `error: ${error.message}`));
  page.on("request", (request) =>
    expect(check, /^(file|data|blob):/.test(request.url()), `request: ${request.url()}`),
  );
  await page.goto(pathToFileURL(path).href + hash);
  await page.waitForSelector("html[data-ready]", { timeout: 90000 });
  expect(check, true);
  return page;
}

async function drawn(page, check) {
  const empty = await page.$$eval("figure svg", (all) =>
    all
      .filter(
        (svg) =>
          ![...svg.querySelectorAll("path, rect, circle, polygon, line")].some(
            (mark) => mark.getAttribute("d") !== "",
          ),
      )
      .map((svg) => svg.getAttribute("aria-label")),
  );
  expect(check, empty.length === 0, `nothing drawn: ${empty}`);
  const bad = await page.$$eval(
    "figure svg *",
    (all) =>
      all.filter((mark) =>
        [...mark.attributes].some((said) => /NaN|undefined|Infinity/.test(said.value)),
      ).length,
  );
  expect(check, bad === 0, `${bad} marks with no place`);
  const text = await page.evaluate(() => document.body.innerText);
  const stray = text.match(/.{0,20}\b(NaN|undefined|\[object|Infinity)\b.{0,20}/);
  expect(check, !stray, `stray word: ${stray?.[0]}`);
}

/** Twelve plans of long titles, all but two alike, of a what-if. */
async function many(page, path) {
  const check = "many";
  const changes = await text(page, "header .changes");
  const parts = ["Changed: context.", "links cut: ", "citizens simulated: 0.", "central values"];
  for (const part of parts)
    expect(check, changes.includes(part), `the head does not say ${part}`);
  const cut = (selector) =>
    page.$$eval(selector, (all) =>
      all.filter((head) => head.scrollWidth > head.clientWidth).map((head) => head.textContent),
    );
  for (const table of ["timelines", "decision", "money"])
    expect(check, !(await cut(`.${table} th, .${table} td`)).length, `${table}: cells collide`);
  expect(
    check,
    await page.$$eval(".timelines th[scope=col]", (all) =>
      all.every((head) => !head.textContent.startsWith("Kelduria") && head.title),
    ),
    "what all titles begin with stands in every head",
  );
  const chips = await page.$$eval(".decision .harm", (all) => all.map((chip) => chip.textContent));
  expect(check, chips.length > 0, "no harm");
  for (const chip of chips) expect(check, /^harm against ./.test(chip), `a chip says ${chip}`);
  expect(check, (await text(page, ".decision")).includes("no difference in any sample"), "alike");
  expect(check, (await text(page, ".money")).includes("110,000.0 ("), "thousands are not apart");

  // Scrolled to the right and down, heads, outcomes and the reference stay, over what passes below.
  const stays = await page.evaluate(() => {
    const box = document.querySelector(".table-box");
    document.documentElement.style.scrollBehavior = "auto";
    box.scrollIntoView();
    box.scrollTo(300, 400);
    const { left, top } = box.getBoundingClientRect();
    const at = (element) => {
      const place = element.getBoundingClientRect();
      return [Math.round(place.left - left), Math.round(place.top - top)];
    };
    const first = document.querySelector(".decision thead td").offsetWidth;
    const opaque = [...document.querySelectorAll(".decision thead :is(td, th), .decision .base")];
    return {
      moved: box.scrollLeft > 200 && box.scrollTop > 200,
      corner: at(document.querySelector(".decision thead td")).join() === "0,0",
      covered: document.elementFromPoint(left + 5, top + 5).matches(".decision thead td"),
      head: at(document.querySelector(".decision thead th:last-child"))[1] === 0,
      row: at(document.querySelector(".decision tbody tr:nth-child(9) th"))[0] === 0,
      reference: at(document.querySelector(".decision tbody tr:nth-child(9) .base"))[0] === first,
      opaque: opaque.every((cell) => getComputedStyle(cell).backgroundColor === "rgb(255, 255, 255)"),
    };
  });
  for (const [what, fine] of Object.entries(stays)) expect(check, fine, `does not stay: ${what}`);
  const phone = await open(path, check, { width: 390, height: 844 });
  expect(
    check,
    await phone.evaluate(() => {
      document.documentElement.style.scrollBehavior = "auto";
      const row = document.querySelector(".decision tbody tr:nth-child(3)");
      row.scrollIntoView();
      scrollBy(0, row.offsetHeight / 2);
      return Math.round(row.querySelector("th").getBoundingClientRect().top) === 0;
    }),
    "on a phone the outcome leaves while its plans pass",
  );
  await phone.evaluate(() => (document.querySelector("#beneath .fold").open = true));
  expect(
    check,
    await phone.$$eval(".money td", (all) =>
      all.every((cell) => {
        const inside = document.createRange();
        inside.selectNodeContents(cell);
        const rects = [...inside.getClientRects()];
        return rects.every((rect) => Math.abs(rect.bottom - rects[0].bottom) < 4);
      }),
    ),
    "money in two lines",
  );
  expect(
    check,
    await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    "wider than the phone",
  );
  await phone.close();
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

// Opens from disk, alone; every chart has data, on the screen and as CSV.
let page = await open(first, "opens_alone_from_disk");
await drawn(page, "charts_have_data");
const charts = await page.$$eval("figure[id]", (all) =>
  all.map((figure) => figure.id.replace("figure-", "")),
);
for (const id of [
  "timelines",
  "histories",
  "decision",
  "outcome",
  "time",
  "gaps",
  "map",
  "region",
  "sex",
  "group",
  "seen",
  "around",
  "money",
  "survival",
]) {
  expect("charts_have_data", charts.includes(id), `no chart ${id}`);
}
const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-csv]")]);
expect(
  "csv_behind_every_chart",
  readFileSync(await download.path(), "utf8").split("\r\n").length > 2,
  "nothing saved",
);
const saved = await page.evaluate(async () => {
  const real = URL.createObjectURL,
    found = [];
  HTMLAnchorElement.prototype.click = () => {};
  for (const button of document.querySelectorAll("[data-csv]")) {
    let blob = null;
    URL.createObjectURL = (given) => {
      blob = given;
      return "blob:none";
    };
    button.click();
    const text = blob ? await blob.text() : "";
    found.push([button.dataset.csv, text.trim().split("\r\n")]);
  }
  URL.createObjectURL = real;
  return found;
});
for (const [name, rows] of saved) {
  expect(
    "csv_behind_every_chart",
    rows.length > 1 && rows[0].split(",").length > 2,
    `${name}: ${rows.length} rows`,
  );
}

// Switching the outcome, the plan, the district and the year changes the view and the address.
const plans = await page.$$eval("#select-plan option", (all) =>
  all.map((option) => [option.value, option.textContent]),
);
const [plan, title] = plans[plans.length - 1];
await page.selectOption("#select-show", "fear");
expect("switching_works", (await text(page, "#figure-outcome h3")) === "Fear", "outcome");
await page.selectOption("#select-plan", plan);
expect("switching_works", (await text(page, "#figure-around .words")).includes(title), "plan");
const districts = await page.$$eval("#figure-region .panel", (all) => all.length);
const district = await page.$eval("#select-district option:last-child", (option) => option.value);
await page.selectOption("#select-district", district);
expect(
  "switching_works",
  districts > 1 && (await page.$$eval("#figure-region .panel", (all) => all.length)) === 1,
  "district",
);
const mapped = await text(page, "#figure-map");
const year = Number(await page.$eval("#select-year", (range) => range.value));
await page.focus("#select-year");
await page.keyboard.press("ArrowLeft");
expect(
  "switching_works",
  year > 1 && (await text(page, "#figure-map h3")).endsWith(`year ${year - 1}`),
  "year",
);
expect(
  "switching_works",
  !mapped.includes(await text(page, "#figure-map .maps")),
  "the map of another year has the same numbers",
);
expect(
  "switching_works",
  (await page.evaluate(() => document.activeElement.id)) === "select-year",
  "focus is lost",
);
const address = await page.evaluate(() => location.hash);
for (const part of ["show=fear", `plan=${plan}`, "district=", "year="])
  expect("address_restores_the_view", address.includes(part), part);
const before = await text(page, "#closer");
const again = await open(first, "address_restores_the_view", { hash: address });
expect("address_restores_the_view", (await text(again, "#closer")) === before, "another view");
await again.evaluate(() => {
  location.hash = "#show=nothing&plan=nobody&year=999";
});
await again.waitForTimeout(200);
expect(
  "address_restores_the_view",
  (await text(again, "#figure-outcome h3")) !== "",
  "an unknown name breaks it",
);
await again.close();
await page.click(".decision .link >> nth=1");
expect(
  "switching_works",
  (await page.$eval("#select-show", (select) => select.selectedIndex)) === 1,
  "from the table",
);

// True, reported and perceived numbers of a subject stand in one chart, in a stroke each.
const subjects = await page.$$eval("#figure-seen .panel", (all) =>
  all.map((panel) => ({
    title: panel.querySelector("h4").textContent,
    strokes: new Set(
      [...panel.querySelectorAll("svg g[stroke-width]:has(> path)")].map((line) =>
        line.getAttribute("stroke-dasharray"),
      ),
    ).size,
  })),
);
for (const [title, strokes] of [
  [
    "Victims of crime and abuse: true, reported to the police, perceived by the public (scale at the right)",
    3,
  ],
  ["Pre-trial share of detainees: true, reported to planners", 2],
  ["Political will: true, reported to planners", 2],
]) {
  const found = subjects.filter((subject) => subject.title === title);
  expect(
    "charts_have_data",
    found.length === 1 && found[0].strokes === strokes,
    `what is seen: ${title}: ${JSON.stringify(subjects)}`,
  );
}

// Read by machines and keys, at any width, on paper.
await page.keyboard.press("Tab");
expect(
  "keys_reach_everything",
  await page.evaluate(() => document.activeElement !== document.body),
  "no focus",
);
const unreachable = await page.$$eval(
  "button, select, input, a",
  (all) => all.filter((element) => element.tabIndex < 0).length,
);
expect("keys_reach_everything", unreachable === 0, `${unreachable} out of reach`);
await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
const { violations } = await page.evaluate(() =>
  globalThis.axe.run(document, { resultTypes: ["violations"] }),
);
expect("axe_finds_nothing", true);
for (const found of violations)
  expect("axe_finds_nothing", false, `${found.id}: ${found.nodes[0].html.slice(0, 160)}`);
const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
const pages = Math.max(...[...printed.matchAll(/\/Count (\d+)/g)].map((match) => Number(match[1])));
expect("prints_on_two_pages", pages === 2, `${pages} pages`);
await page.emulateMedia({ media: "print" });
const onPaper = (selector) =>
  page.$$eval(selector, (all) =>
    all.filter((element) => element.checkVisibility()).map((element) => element.textContent),
  );
const marks = await onPaper(".decision .checked");
expect(
  "paper_says_what_the_screen_says",
  marks.length === (await page.$$(".decision tbody tr")).length &&
    marks.some((mark) => mark.includes("compared, one country")),
  "no mark of what was compared with data",
);
expect(
  "paper_says_what_the_screen_says",
  (await onPaper(".definitions"))[0]?.includes("Fear"),
  "no definitions of the rows",
);
expect(
  "paper_says_what_the_screen_says",
  (await onPaper(".short-words"))[0]?.includes("disarmament"),
  "no words on DDR and SSR",
);
expect(
  "paper_says_what_the_screen_says",
  (await onPaper(".csv, nav, select, details")).length === 0,
  "buttons on paper",
);
await page.close();

// On a phone nothing is wider than the screen; tables that hold the answer are read downwards, and what
// is long is folded until somebody goes there.
page = await open(first, "fits_a_phone", { width: 390, height: 844 });
const folds = () =>
  page.$$eval(".fold", (all) =>
    all.map((fold) => `${fold.parentElement.id}${fold.open ? " open" : ""}`).join(),
  );
expect("folds_on_a_phone", (await folds()) === "closer,beneath", `folds: ${await folds()}`);
expect(
  "folds_on_a_phone",
  await page.evaluate(() => {
    const folds = [...document.querySelectorAll(".fold")];
    const height = document.documentElement.scrollHeight;
    for (const fold of folds) fold.open = true;
    const whole = document.documentElement.scrollHeight;
    for (const fold of folds) fold.open = false;
    return height < 0.75 * whole;
  }),
  "folding makes it no shorter",
);
await page.click('nav a[href="#beneath"]');
await page.waitForFunction(() => document.querySelector("#beneath .fold").open);
await page.click("#beneath summary");
await page.click('nav a[href="#beneath"]');
expect("folds_on_a_phone", (await folds()) === "closer,beneath open", "the same link twice");
await page.click(".decision .link >> nth=1");
expect("folds_on_a_phone", (await folds()) === "closer open,beneath open", "from the table");
expect(
  "fits_a_phone",
  await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
  "wider than the phone",
);
for (const table of ["frequencies", "decision", "words-table"]) {
  expect(
    "fits_a_phone",
    await page.$eval(
      `.${table}`,
      (element) => element.scrollWidth <= element.closest(".scroll").clientWidth,
    ),
    `${table} is cut off`,
  );
}
const cut = await page.$$eval("figure svg text", (all) =>
  all
    .filter((label) => {
      const { left, right, width } = label.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth);
    })
    .map((label) => label.textContent),
);
expect("fits_a_phone", cut.length === 0, `labels cut off: ${cut}`);
expect(
  "fits_a_phone",
  await page.$$eval(".decision td.verdict", (all) =>
    all.every((cell) => getComputedStyle(cell, "::before").content.includes(cell.dataset.plan)),
  ),
  "values without their plan",
);
await page.close();

// What stands first does without the large part of the numbers, which stands at the end of the file.
const cutOff = `${first}.first.html`;
writeFileSync(cutOff, readFileSync(first, "utf8").replace(/<script[^>]*id="more">[\s\S]*$/, ""));
page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(pathToFileURL(cutOff).href);
for (const part of [
  "#figure-histories svg rect",
  "#figure-decision td.verdict",
  "#figure-timelines .bar",
  "#wrong li",
  "#source dd",
]) {
  expect("first_view_needs_no_series", (await page.$$(part)).length > 1, `no ${part}`);
}
await page.close();

for (const other of others) {
  const check = other.replace(/^.*\//, "").replace(/\.html$/, "");
  page = await open(other, check);
  await drawn(page, check);
  // A sweep stands behind one of them: its section follows the selected outcome.
  if (check === "sweep") {
    await page.selectOption("#select-show", "pretrial_share");
    expect(
      check,
      (await text(page, "#figure-drivers h3")).includes("re-trial share"),
      "the section does not follow",
    );
    expect(
      check,
      (await page.$$eval("#figure-drivers svg circle", (all) => all.length)) > 2,
      "no drivers drawn",
    );
    for (const part of ["fails", "regret"])
      expect(check, await page.$(`#figure-${part}`), `no ${part}`);
    expect(
      check,
      (await text(page, "#know")).includes("not independent samples"),
      "no word on why there are no verdicts",
    );
  }
  // Under another stands an explanation: the links and what moved.
  if (check === "why") {
    expect(
      check,
      (await page.$$eval("#figure-attributions svg circle", (all) => all.length)) > 0,
      "no links drawn",
    );
    expect(
      check,
      (await page.$$eval("#figure-attributions .tag", (all) => all.length)) > 0,
      "no link says whether it is built in",
    );
    expect(check, (await page.$$("#figure-chain li, #why .nothing")).length > 0, "no chain");
  }
  if (check === "no_numbers") {
    const cells = await page.$$eval(".decision tbody tr", (all) =>
      all.map((row) => row.textContent).filter((text) => text.startsWith("Fear")),
    );
    expect(check, /not defined/.test(cells[0]) && !/cannot tell/.test(cells[0]), cells[0]);
    await page.selectOption("#select-show", "fear");
    const said = await text(page, "#figure-outcome .levels tbody");
    expect(check, !/n = 0; too few/.test(said), said);
  }
  if (check === "many") await many(page, other);
  await page.close();
}
await browser.close();
console.log(JSON.stringify({ problems, saved: Object.fromEntries(saved) }));
