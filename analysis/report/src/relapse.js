// Relapse over the years.
import { h, figure, sentence } from "./dom.js";
import { steps } from "./charts.js";

/** In how many histories of each plan each party was the first of a relapse. */
function whoFought(report) {
  const { parties, fought, n } = report.survival;
  if (!parties.length) return null;
  return figure(
    "parties",
    "Who brought war back",
    "Simulated histories in which it was the first with whom 25 died in a calendar year after the " +
      "first. A group on its own account: units of a faction in one district, which no leader " +
      "ordered to fight.",
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Who brought war back, by plan" },
      h(
        "table",
        { class: "words-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("td", {}),
            parties.map((party) => h("th", { scope: "col" }, sentence(party))),
          ),
        ),
        h(
          "tbody",
          {},
          report.plans.map((plan, p) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, plan.title),
              parties.map((party, i) =>
                h("td", { "data-label": sentence(party) }, `${fought[p][i]} of ${n[p]}`),
              ),
            ),
          ),
        ),
      ),
    ),
    () =>
      report.plans.flatMap((plan, p) =>
        parties.map((party, i) => ({
          plan: plan.id,
          party,
          fought: fought[p][i],
          histories: n[p],
        })),
      ),
  );
}

export function relapse(report) {
  const curves = report.survival;
  if (!curves) return null;
  const time = curves.time.map((day) => new Date(day));
  return h(
    "section",
    { id: "years" },
    h("h2", {}, "Relapse over the years"),
    figure(
      "survival",
      "Share of histories without relapse so far",
      "Line: simulated histories in which no calendar year after the first has yet reached 25 battle deaths" +
        (report.independent ? "; band: 90 % interval (Wilson)." : ".") +
        (report.compared ? ` Dashed: ${report.plans[report.reference].title}.` : ""),
      h(
        "div",
        { class: "grid" },
        report.plans.map((plan, p) =>
          h(
            "div",
            { class: "panel" },
            h("h4", {}, plan.title, h("span", { class: "n" }, ` n = ${curves.n[p]}`)),
            curves.n[p]
              ? steps({
                  time,
                  share: curves.share[p],
                  low: curves.low[p],
                  high: curves.high[p],
                  reference:
                    report.compared && p !== report.reference
                      ? curves.share[report.reference]
                      : null,
                  label: `${plan.title}: ${Math.round(100 * curves.share[p].at(-1))} % of histories without relapse at the end`,
                })
              : h("p", { class: "nothing" }, "No history was finished."),
          ),
        ),
      ),
      () =>
        report.plans.flatMap((plan, p) =>
          curves.time.map((day, t) => ({
            plan: plan.id,
            time: day,
            share_without_relapse: curves.share[p][t],
            low_90: curves.low[p][t],
            high_90: curves.high[p][t],
            histories: curves.n[p],
          })),
        ),
    ),
    whoFought(report),
  );
}
