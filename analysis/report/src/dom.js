// Small helpers for building the page.

/** The colour of what is read. */
export const INK = "#1b1f23";

/** An element: h("p", {class: "note"}, "text", child). Attributes that are null are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined),
  );
  return element;
}

/** Opens the fold of a part that is about to be looked at. */
export function unfold(section) {
  const fold = section?.querySelector("details.fold");
  if (fold) fold.open = true;
}

/** Small charts side by side. */
export const grid = (items) =>
  h(
    "div",
    { class: "grid" },
    items.map(([title, chart]) => h("div", { class: "panel" }, h("h4", {}, title), chart)),
  );

/** First letter large, as at the start of a sentence. */
export const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The verdict of a row in a word or two, or what is to be said in its place. */
export const verdictOf = (row) => row.said || row.verdict;

/**
 * Titles for the heads of columns: without what most of them begin with ("Kelduria: "), where they
 * stay apart. Whole ones stand among the options.
 */
export function shortTitles(titles) {
  const heads = titles.map((title) => title.match(/^[^:]+: (?=.)/)?.[0] ?? "");
  const common = heads.find((head) => head && heads.filter((item) => item === head).length > 1);
  if (!common || heads.filter((item) => item === common).length * 2 <= titles.length) return titles;
  const short = titles.map((title) =>
    title.startsWith(common) ? sentence(title.slice(common.length)) : title,
  );
  return new Set(short).size === titles.length ? short : titles;
}

export const spoken = (name) => name.replaceAll("_", " ").replace(/\b(ddr|ssr)\b/g, (short) => short.toUpperCase());

/** Definition and unit of an indicator or outcome, without saying the unit twice. */
export function defined(about) {
  const unit =
    about.unit &&
    about.unit !== "yes or no" &&
    !about.definition.includes(about.unit.replace("per ", ""));
  return `${about.definition.replace(/\.$/, "")}${unit ? `; ${about.unit}` : ""}.`;
}

/** Whether an outcome was ever held against data. */
export const comparedInWords = (outcome) =>
  outcome.checked ? `Compared with data: ${outcome.checked}` : "Not compared with data";

/** The zone of "about the same" in words; shares of histories are told in points of 100. */
export const zoneOf = (outcome) =>
  outcome.yes_no ? `${say(100 * outcome.zone)} points in 100` : say(outcome.zone);

/** A number with about three significant digits. */
export function say(x) {
  if (x === null || x === undefined || Number.isNaN(x)) return "none";
  const size = Math.abs(x);
  const digits = size === 0 ? 0 : Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))));
  return x.toLocaleString("en", { maximumFractionDigits: digits });
}

function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of objects as CSV; the first row's keys are the head. */
export function csv(rows) {
  const columns = Object.keys(rows[0] ?? {});
  return (
    [columns, ...rows.map((row) => columns.map((name) => row[name]))]
      .map((row) => row.map(cell).join(","))
      .join("\r\n") + "\r\n"
  );
}

function save(name, rows) {
  const address = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv" }));
  h("a", { href: address, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A button that saves what a chart shows; `rows` is called when pressed. */
export function csvButton(name, rows) {
  return h(
    "button",
    {
      type: "button",
      class: "csv",
      "data-csv": name,
      "aria-label": `Numbers of this chart as CSV: ${spoken(name)}`,
      onclick: () => save(name, rows()),
    },
    "CSV",
  );
}

/** A titled figure with its words, its pictures and the numbers behind them. */
export function figure(id, title, words, content, rows) {
  return h(
    "figure",
    { id: `figure-${id}`, class: "figure" },
    h(
      "figcaption",
      {},
      h("div", { class: "figure-head" }, h("h3", {}, title), rows ? csvButton(id, rows) : null),
      words ? h("p", { class: "words" }, words) : null,
    ),
    content,
  );
}
