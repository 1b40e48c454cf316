// What could be wrong, and where it all comes from.
import { h, csvButton, sentence, defined } from "./dom.js";

export function wrong(report) {
  const questions = Object.entries(report.theories);
  return h(
    "section",
    { id: "wrong" },
    h("h2", {}, "What could be wrong"),
    h(
      "ul",
      { class: "caveats" },
      report.caveats.map((line) => h("li", {}, line)),
      report.missing.length ? h("li", {}, `Not in this file: ${report.missing.join("; ")}.`) : null,
      questions.length
        ? h(
            "li",
            {},
            `Rival theories are played: each sample takes one reading of ${questions.map(([name, readings]) => `${name} (${readings.join(" or ")})`).join(", ")}.`,
          )
        : null,
    ),
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
