// Beneath the outcomes: what is seen against what is true, who stays and gives, and money.
import { figure, grid, h, say, sentence } from "./dom.js";
import { bandRows, extent, fromZero, fan, lines } from "./charts.js";

/** Three small parts of the selected plan: what is seen against what is true; who stays, gives and pays. */
export function beneath(report, state, time) {
  const p = report.plans.findIndex((plan) => plan.id === state.plan);
  return [seen(report, p, time), around(report, p, time), money(report)];
}

const SEEN = ["true", "reported", "perceived"];

/** What the file says is reported or perceived of a true number: {truth: [names]}. */
function companions(report) {
  const found = {};
  for (const [name, { counterpart }] of Object.entries(report.series)) {
    if (report.series[counterpart]) (found[counterpart] ??= []).push(name);
  }
  return found;
}

/** One subject in one chart; what has another unit than the truth has its scale at the right. */
function subject(report, p, time, truth, names) {
  const median = (name) => report.series[name].bands[p][2],
    apart = names.filter((name) => report.series[name].unit !== report.series[truth].unit),
    alike = [truth, ...names].filter((name) => !apart.includes(name)),
    others = fromZero(extent(apart.map(median)));
  const words = names.map(
    (name) => report.series[name].seen_as + (apart.includes(name) ? " (scale at the right)" : ""),
  );
  const title = `${sentence(report.series[truth].name)}: true, ${words.join(", ")}`;
  const ends = [truth, ...names].map(
    (name) => `${report.series[name].name} ${say(median(name).at(-1))} at the end`,
  );
  const named = [truth, ...names].map((name) => ({
    values: median(name),
    stroke: SEEN.indexOf(report.series[name].seen_as.split(" ")[0]),
    scale: apart.includes(name) ? others : null,
  }));
  const domain = fromZero(extent(alike.map(median)));
  return [title, lines({ time, named, domain, label: `${title}: ${ends.join(", ")}` })];
}

function seen(report, p, time) {
  const found = companions(report),
    median = (name) => report.series[name].bands[p][2];
  if (!Object.keys(found).length) return null;
  return figure(
    "seen",
    "What is seen, and what is true",
    `Medians under ${report.plans[p].title}. Solid: true in the simulation; dashed: as reported; dotted: as perceived. Actors and conditions decide on what they see.`,
    grid(
      Object.entries(found).map(([truth, names]) => subject(report, p, time, truth, names)),
    ),
    () =>
      Object.entries(found).flatMap(([truth, names]) =>
        names.flatMap((name) =>
          report.time.map((when, t) => ({
            plan: report.plans[p].id,
            indicator: truth,
            time: when,
            true_median: median(truth)[t],
            seen_as: name,
            seen_unit: report.series[name].unit || "1",
            seen_median: median(name)[t],
          })),
        ),
      ),
  );
}

const AROUND = [
  "peacekeepers",
  "donor_dependence",
  "wage_bill_over_revenue",
  "wages_paid_share",
  "government_capacity",
  "will",
];

function around(report, p, time) {
  const names = AROUND.filter((name) => report.series[name]);
  if (!names.length) return null;
  return figure(
    "around",
    "Who stays, who gives, who pays",
    `Under ${report.plans[p].title}: median and bands${report.compared && p !== report.reference ? `; dashed: ${report.plans[report.reference].title}` : ""}.`,
    grid(
      names.map((name) => {
        const series = report.series[name];
        return [
          sentence(series.name),
          fan({
            time,
            bands: series.bands[p],
            domain: fromZero(extent(series.bands)),
            reference:
              report.compared && p !== report.reference ? series.bands[report.reference][2] : null,
            label: `${series.name}: median ${say(series.bands[p][2][0])} at first, ${say(series.bands[p][2].at(-1))} at the end`,
          }),
        ];
      }),
    ),
    () => names.flatMap((name) => bandRows(report, name, report.series[name].bands)),
  );
}

const millions = (x) =>
  x?.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) ?? "-";

function money(report) {
  if (!report.money) return null;
  const { sectors, planned, disbursed } = report.money;
  const total = (row) => row.reduce((a, b) => a + (b ?? 0), 0);
  return figure(
    "money",
    "Money that arrived, of what was planned",
    "USD million, mean of histories: disbursed, and in brackets the budgets of activities that started.",
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Money by plan and sector" },
      h(
        "table",
        { class: "money" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("td", {}),
            sectors.map((sector) => h("th", { scope: "col" }, sector === "ddr" ? "DDR" : sector)),
            h("th", { scope: "col" }, "total"),
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
              [
                ...sectors.map((_, s) => [disbursed[p][s], planned[p][s]]),
                [total(disbursed[p]), total(planned[p])],
              ].map(([got, meant]) =>
                h(
                  "td",
                  {},
                  millions(got),
                  h("span", { class: "planned" }, ` (${millions(meant)})`),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
    () =>
      report.plans.flatMap((plan, p) =>
        sectors.map((sector, s) => ({
          plan: plan.id,
          sector,
          planned_usd_million: planned[p][s],
          disbursed_usd_million: disbursed[p][s],
        })),
      ),
  );
}
