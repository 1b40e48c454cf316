// Relapse over the years, what could be wrong, and where it all comes from.
import { h, figure, csvButton, sentence } from "./dom.js";
import { steps } from "./charts.js";

export function relapse(report) {
  const curves = report.survival;
  if (!curves) return null;
  const time = curves.time.map((day) => new Date(day));
  return h("section", { id: "years" }, h("h2", {}, "Relapse over the years"),
    figure("survival", "Share of histories without relapse so far",
      "Line: simulated histories in which no calendar year after the first has yet reached 25 battle deaths" + (report.independent ? "; band: 90 % interval (Wilson)." : ".")
      + (report.compared ? ` Dashed: ${report.plans[report.reference].title}.` : ""),
      h("div", { class: "grid" }, report.plans.map((plan, p) => h("div", { class: "panel" }, h("h4", {}, plan.title, h("span", { class: "n" }, ` n = ${curves.n[p]}`)),
        curves.n[p] ? steps({ time, share: curves.share[p], low: curves.low[p], high: curves.high[p],
          reference: report.compared && p !== report.reference ? curves.share[report.reference] : null,
          label: `${plan.title}: ${Math.round(100 * curves.share[p].at(-1))} % of histories without relapse at the end` })
          : h("p", { class: "nothing" }, "No history was finished.")))),
      () => report.plans.flatMap((plan, p) => curves.time.map((day, t) => ({ plan: plan.id, time: day, share_without_relapse: curves.share[p][t],
        low_90: curves.low[p][t], high_90: curves.high[p][t], histories: curves.n[p] })))));
}

export function wrong(report) {
  const { columns, rows } = report.parameters;
  const questions = Object.entries(report.theories);
  return h("section", { id: "wrong" }, h("h2", {}, "What could be wrong"),
    h("ul", { class: "caveats" }, report.caveats.map((line) => h("li", {}, line)),
      report.missing.length ? h("li", {}, `Not in this file: ${report.missing.join("; ")}.`) : null,
      questions.length ? h("li", {}, `Rival theories are played: each sample takes one reading of ${questions.map(([name, readings]) => `${name} (${readings.join(" or ")})`).join(", ")}.`) : null),
    h("p", { class: "numbers" }, `All ${rows.length.toLocaleString("en")} uncertain numbers with range and source: `,
      csvButton("uncertain_numbers", () => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))))));
}

export function source(report) {
  const p = report.provenance;
  const facts = [["Command", h("code", {}, p.command)], ["File", p.file], ["Made", p.created], ["Seed", p.seed], ["Digest", h("code", {}, p.digest)],
    ["Version", `${p.version}, revision ${p.source_revision}`], ["Built by", p.build],
    ["Changed on the command line", p.changed.join("; ") || "nothing"], ["Links cut", p.cut.join(", ") || "none"],
    ["Histories", `${report.finished} of ${report.runs} finished`], ["Report written", p.written]];
  return h("section", { id: "source" }, h("h2", {}, "Where it comes from"),
    h("dl", {}, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    h("p", {}, "To repeat it: ", h("code", {}, `./run rerun ${p.file} -o again.h5`), ", then ", h("code", {}, "./run digest again.h5"),
      " must print the digest above, on any machine and with any number of threads."),
    h("details", {}, h("summary", {}, "Every indicator: definition and unit"), h("dl", { class: "glossary" },
      Object.values(report.series).map((series) => h("div", {}, h("dt", {}, sentence(series.name)), h("dd", {}, `${series.definition}${series.unit ? `; ${series.unit}` : ""}. Source: the simulation.`))))));
}
