// One outcome or indicator at a time: over time, against the reference, for whom and where.
import { comparedInWords, defined, figure, grid, h, say, sentence, zoneOf } from "./dom.js";
import { bandRows, extent, fromZero, fan, lines, dots, hexagons } from "./charts.js";
import { yearsOf } from "./state.js";

/** Selects for indicator, plan and district, and the year of the map. */
export function controls(report, state, select) {
  const choose = (id, label, options) =>
    h(
      "div",
      { class: "control" },
      h("label", { for: `select-${id}` }, label),
      h(
        "select",
        { id: `select-${id}`, onchange: (event) => select({ [id]: event.target.value }) },
        options,
      ),
    );
  const option = (value, text, key) => h("option", { value, selected: state[key] === value }, text);
  const outcomes = new Set(report.outcomes.map((outcome) => outcome.id));
  const others = Object.keys(report.series).filter((name) => !outcomes.has(name));
  const years = yearsOf(report);
  const year = h("input", {
    type: "range",
    id: "select-year",
    min: 1,
    max: years.length,
    value: state.year,
    oninput: (event) => select({ year: event.target.value }),
  });
  return h(
    "form",
    {
      class: "controls",
      "aria-label": "What to show",
      onsubmit: (event) => event.preventDefault(),
    },
    choose("show", "Outcome or indicator", [
      h(
        "optgroup",
        { label: "Outcomes" },
        report.outcomes.map((outcome) => option(outcome.id, sentence(outcome.name), "show")),
      ),
      h(
        "optgroup",
        { label: "Other indicators" },
        others.map((name) => option(name, sentence(report.series[name].name), "show")),
      ),
    ]),
    choose(
      "plan",
      "Plan",
      report.plans.map((plan) => option(plan.id, plan.title, "plan")),
    ),
    report.districts.length
      ? choose("district", "District", [
          option("", "all districts", "district"),
          ...report.districts.map(({ name }) => option(name, name, "district")),
        ])
      : null,
    h(
      "div",
      { class: "control" },
      h("label", { for: "select-year" }, "Year of the map"),
      year,
      h("output", { for: "select-year", class: "year" }, `year ${state.year}`),
    ),
  );
}

function inWords(report, outcome) {
  const rows = outcome.rows.map((row, i) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, report.plans[i].title),
      h("td", {}, row.level),
      report.compared
        ? [
            h(
              "td",
              { "data-label": i === report.reference ? null : "against the reference" },
              row.difference,
            ),
            h(
              "td",
              { "data-label": i === report.reference ? null : "better in" },
              i === report.reference ? "" : row.better_in,
            ),
            h(
              "td",
              {},
              h(
                "span",
                { class: "said" },
                row.said ? `${row.said} (n = ${row.pairs})` : row.words,
              ),
              row.notes.map((note) => h("span", { class: "note" }, note)),
            ),
          ]
        : null,
    ),
  );
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "The outcome in numbers" },
    h(
      "table",
      { class: "words-table levels" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          h(
            "th",
            { scope: "col" },
            outcome.yes_no
              ? report.independent
                ? "count (90 % interval)"
                : "count"
              : report.independent
                ? "median (90 % interval)"
                : "median (90 % of points)",
          ),
          report.compared
            ? [
                h("th", { scope: "col" }, `against ${report.plans[report.reference].title}`),
                h("th", { scope: "col" }, "better in"),
                h("th", { scope: "col" }, "verdict"),
              ]
            : null,
        ),
      ),
      h("tbody", {}, rows),
    ),
  );
}

function outcomePart(report, outcome) {
  const scale = outcome.yes_no ? 100 : 1;
  const rows = outcome.rows
    .map((row, i) => ({
      name: report.plans[i].title,
      ...Object.fromEntries(
        ["d", "dlow", "dhigh"].map((key) => [key, row[key] === null ? null : scale * row[key]]),
      ),
    }))
    .filter((_, i) => i !== report.reference);
  const words = `${defined(outcome)} About the same: within ${zoneOf(outcome)}. ${comparedInWords(outcome)}.`;
  if (!report.compared)
    return figure("outcome", sentence(outcome.name), words, inWords(report, outcome), () =>
      csvOf(report, outcome),
    );
  const label =
    `Differences in ${outcome.name} to ${report.plans[report.reference].title}: ` +
    report.plans
      .map((plan, i) =>
        i === report.reference ? null : `${plan.title} ${outcome.rows[i].difference}`,
      )
      .filter(Boolean)
      .join("; ");
  return figure(
    "outcome",
    sentence(outcome.name),
    `${words} Below the numbers: dots are mean paired differences to ${report.plans[report.reference].title}${report.independent ? ", bars their intervals, which hold together with 95 %" : ""}; ` +
      `the grey zone is “about the same”.`,
    [
      inWords(report, outcome),
      h(
        "div",
        { class: "dots" },
        dots({
          rows,
          zone: scale * outcome.zone,
          better: outcome.better,
          unit: outcome.yes_no ? "points in 100" : outcome.unit,
          label,
          narrow: innerWidth <= 640,
        }),
      ),
    ],
    () => csvOf(report, outcome),
  );
}

const csvOf = (report, outcome) =>
  outcome.rows.map((row, i) => ({
    outcome: outcome.id,
    unit: outcome.unit,
    plan: report.plans[i].id,
    level: row.level,
    difference: row.d,
    low: row.dlow,
    high: row.dhigh,
    better_in: row.better_in,
    words: row.words,
    notes: row.notes.join(" | "),
  }));

function overTime(report, id, series, time) {
  const domain = fromZero(extent(series.bands.map((bands) => [bands[0], bands[4]])));
  const reference = report.compared ? series.bands[report.reference][2] : null;
  const kept = `${Math.min(series.runs[0].length, report.samples * report.replicates)} of ${report.samples * report.replicates} histories`;
  return figure(
    "time",
    `${sentence(series.name)} over time`,
    `${defined(series)} Line: median; bands: 50 and 90 % of histories; thin: ${kept}, ` +
      `the same ones in every panel.${report.compared ? ` Dashed: median of ${report.plans[report.reference].title}.` : ""} Points are means over ${report.bin} weeks.`,
    grid(
      report.plans.map((plan, p) => [
        plan.title,
        fan({
          time,
          bands: series.bands[p],
          runs: series.runs[p],
          domain,
          reference: p === report.reference ? null : reference,
          label: `${series.name}, ${plan.title}: median ${say(series.bands[p][2][0])} at first, ${say(series.bands[p][2].at(-1))} at the end`,
        }),
      ]),
    ),
    () => bandRows(report, id, series.bands),
  );
}

function gapsOverTime(report, id, series, time) {
  if (!report.compared) return null;
  const others = report.plans.map((_, p) => p).filter((p) => p !== report.reference);
  const domain = extent(
    others.map((p) => [series.gaps[p][0], series.gaps[p][4]]),
    0,
  );
  const domainUsed = domain[1] > domain[0] ? domain : [-1, 1];
  return figure(
    "gaps",
    `Difference to ${report.plans[report.reference].title}`,
    `${sentence(series.name)}, history minus history under the same luck: median and 50 and 90 % of the pairs. Above zero: more than under the reference. ` +
      "These bands say how histories vary, not how sure the mean is.",
    grid(
      others.map((p) => [
        report.plans[p].title,
        fan({
          time,
          bands: series.gaps[p],
          domain: domainUsed,
          zero: true,
          label: `${series.name}, ${report.plans[p].title} minus reference: median difference ${say(series.gaps[p][2].at(-1))} at the end`,
        }),
      ]),
    ),
    () => bandRows(report, id, series.gaps),
  );
}

function split(report, state, id, series, time, dimension, names, title) {
  const values = series[dimension];
  if (!values || !names.length) return null;
  const p = report.plans.findIndex((plan) => plan.id === state.plan);
  const shown =
    dimension === "region" && state.district
      ? names.filter((name) => name === state.district)
      : names;
  const compared = report.compared && p !== report.reference;
  const domain = fromZero(extent(values));
  const said = { female: "women and girls", male: "men and boys" };
  return figure(
    dimension,
    title,
    `${sentence(series.name)}: median of ${report.plans[p].title}${compared ? `; dashed: ${report.plans[report.reference].title}` : ""}.`,
    grid(
      shown.map((name) => {
        const at = names.indexOf(name);
        const named = [
          { values: values[p][at] },
          ...(compared ? [{ values: values[report.reference][at] }] : []),
        ];
        return [
          said[name] ?? name,
          lines({
            time,
            named,
            domain,
            label:
              `${series.name} in ${said[name] ?? name}: ${say(values[p][at].at(-1))} at the end` +
              (compared ? `, under the reference ${say(values[report.reference][at].at(-1))}` : ""),
          }),
        ];
      }),
    ),
    () =>
      report.plans.flatMap((plan, q) =>
        names.flatMap((name, at) =>
          report.time.map((when, t) => ({
            indicator: id,
            plan: plan.id,
            [dimension]: name,
            time: when,
            median: values[q][at][t],
          })),
        ),
      ),
  );
}

/** Mean of the points in one year since the start. */
function inYear(report, values, year) {
  const stamps = (report.stamps ??= report.time.map((day) => Date.parse(day)));
  const first = Date.parse(report.start) + (year - 1) * 31557600000,
    last = first + 31557600000 + 15 * 864e5;
  const inside = values.filter((x, t) => x !== null && stamps[t] > first && stamps[t] <= last);
  return inside.length ? inside.reduce((a, b) => a + b) / inside.length : null;
}

function map(report, state, id, series) {
  const names = report.districts.map((district) => district.name);
  if (!series.region || !names.length) return null;
  const p = report.plans.findIndex((plan) => plan.id === state.plan),
    year = Number(state.year);
  const of = (q) =>
    new Map(names.map((name, at) => [name, inYear(report, series.region[q][at], year)]));
  // One scale for all plans and years, so that a shade means the same wherever the reader turns.
  const [low, high] = fromZero(
    extent(
      series.region.map((plan) =>
        plan.map((values) => yearsOf(report).map((of) => inYear(report, values, of))),
      ),
    ),
  );
  const shown = report.compared && p !== report.reference ? [report.reference, p] : [p];
  const label = (q) =>
    `Simulated ${series.name} by district, ${report.plans[q].title}, year ${year}: ` +
    [...of(q)].map(([name, value]) => `${name} ${say(value)}`).join(", ");
  return figure(
    "map",
    `Simulated: ${series.name} by district, year ${year}`,
    `Mean over the year of the median over histories; darker is more, from ${say(low)} to ${say(high)}. Hexagons are an own drawing that keeps some neighbours together; they are not a map, and north need not be up.`,
    h(
      "div",
      { class: "grid maps" },
      shown.map((q) =>
        h(
          "div",
          { class: "panel" },
          h("h4", {}, report.plans[q].title),
          hexagons({ districts: report.districts, values: of(q), low, high, label: label(q) }),
        ),
      ),
    ),
    () =>
      report.plans.flatMap((plan, q) =>
        [...of(q)].map(([district, value]) => ({
          indicator: id,
          plan: plan.id,
          district,
          year,
          value,
        })),
      ),
  );
}

/** All of it for the selection. */
export function closer(report, state, time) {
  const outcome = report.outcomes.find((item) => item.id === state.show),
    series = report.series[state.show];
  const by = (dimension, names, title) =>
    split(report, state, state.show, series, time, dimension, names, title);
  return [
    outcome ? outcomePart(report, outcome) : null,
    series
      ? [
          overTime(report, state.show, series, time),
          gapsOverTime(report, state.show, series, time),
          map(report, state, state.show, series),
          by(
            "region",
            report.districts.map((district) => district.name),
            state.district ? `In ${state.district}` : "By district",
          ),
          by("sex", report.sexes, "Women and men"),
          by("group", report.groups, "By declared group"),
        ]
      : h(
          "p",
          { class: "nothing" },
          "This outcome is one number a history: it has no course over time. Relapse is shown over the years below.",
        ),
  ];
}
