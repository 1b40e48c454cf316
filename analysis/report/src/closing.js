// What could be wrong, and where it all comes from.
import { h, csvButton, sentence, defined, spoken } from "./dom.js";

/** Under which readings of rival theories what the table tells holds, turns, or is not told. */
function rivals(theories) {
  const told = (reading) => reading.held + reading.flipped + reading.untold;
  if (!theories.length) return null;
  return [
    h("h3", { id: "rivals" }, "Rival theories"),
    h(
      "p",
      {},
      `Each history takes one reading of each question on which the field disagrees. Of the ${Math.max(...theories.flatMap((theory) => theory.readings.map(told)))} betters and worses above, so many hold, flip or cannot be told among the histories of a reading alone.`,
    ),
    h(
      "table",
      { class: "readings" },
      h("thead", {}, h("tr", {}, ["", "holds", "flips", "cannot tell"].map((text) => h("th", {}, text)))),
      theories.map((theory) =>
        h(
          "tbody",
          {},
          h("tr", {}, h("th", { colspan: 4, scope: "rowgroup" }, theory.asks)),
          theory.readings.map((reading) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, sentence(spoken(reading.name))),
              [reading.held, reading.flipped, reading.untold].map((n) => h("td", {}, String(n))),
            ),
          ),
        ),
      ),
    ),
  ];
}

export function wrong(report) {
  return h(
    "section",
    { id: "wrong" },
    h("h2", {}, "What could be wrong"),
    h(
      "ul",
      { class: "caveats" },
      report.caveats.map((line) => h("li", {}, line)),
      report.missing.length ? h("li", {}, `Not in this file: ${report.missing.join("; ")}.`) : null,
    ),
    rivals(report.theories),
    h(
      "p",
      { class: "numbers" },
      `All ${report.uncertain.toLocaleString("en")} uncertain numbers with range and source: `,
      csvButton("uncertain_numbers", () =>
        report.parameters.rows.map((row) =>
          Object.fromEntries(report.parameters.columns.map((name, i) => [name, row[i]])),
        ),
      ),
    ),
  );
}

export function source(report) {
  const p = report.provenance;
  const facts = [
    ["Command", h("code", {}, p.command)],
    ["File", p.file],
    ["Made", p.created],
    ["Seed", p.seed],
    ["Digest", h("code", {}, p.digest)],
    ["Version", `${p.version}, revision ${p.source_revision}`],
    ["Built by", p.build],
    ["Changed on the command line", p.changed.join("; ") || "nothing"],
    ["Links cut", p.cut.join(", ") || "none"],
    ["Histories", `${report.finished} of ${report.runs} finished`],
    ["Report written", p.written],
  ];
  return h(
    "section",
    { id: "source" },
    h("h2", {}, "Where it comes from"),
    h(
      "dl",
      {},
      facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    ),
    h(
      "p",
      {},
      "To repeat it: ",
      h("code", {}, `./run rerun ${p.file} -o again.h5`),
      ", then ",
      h("code", {}, "./run digest again.h5"),
      " must print the digest above, on any machine and with any number of threads.",
    ),
    every(report),
  );
}

/** Definitions of all indicators, written down when somebody opens them. */
function every(report) {
  const list = h("dl", { class: "glossary" });
  return h(
    "details",
    {
      id: "indicators",
      ontoggle: () => {
        if (report.series)
          list.replaceChildren(
            ...Object.values(report.series).map((series) =>
              h(
                "div",
                {},
                h("dt", {}, sentence(series.name)),
                h("dd", {}, `${defined(series)} Source: the simulation.`),
              ),
            ),
          );
      },
    },
    h("summary", {}, "Every indicator: definition and unit"),
    list,
  );
}
