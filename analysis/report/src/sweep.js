// Where a sweep stands behind the file: what drives an outcome, where a plan fails, and regret.
import { h, figure, say } from "./dom.js";
import { effects } from "./charts.js";

const MORRIS =
  "mean absolute effect of moving the number over its whole range, others elsewhere (Morris's mu*)";
const SOBOL =
  "share of the variance over points in which the number has a part (Sobol's total index)";

function driversOf(sweep, found, label) {
  if (!found) return null;
  if (found.none) return h("p", { class: "nothing" }, `No analysis: ${found.none}.`);
  const about = (row) => sweep.factors[row.name];
  return [
    effects({
      rows: found.rows,
      second: sweep.layout === "morris" ? "sigma" : "first index",
      label: `${label}: ${found.rows.map((row) => `${row.name} ${say(row.effect)}`).join(", ")}`,
    }),
    h(
      "ul",
      { class: "numbers-behind" },
      found.rows.map((row) =>
        h(
          "li",
          {},
          h("code", {}, row.name),
          ` ${about(row).help || ""}: `,
          h(
            "span",
            { class: "n" },
            `${say(about(row).low)} to ${say(about(row).high)}${about(row).unit && about(row).unit !== "1" ? ` ${about(row).unit}` : ""}; `,
            about(row).assumed ? "no source" : "sourced",
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "words" },
      `The ${found.rows.length} of ${found.of} with most effect; n = ${found.n} ${sweep.layout === "morris" ? "trajectories" : "base points"}.`,
    ),
  ];
}

function drivers(report, sweep, outcome, p) {
  const { drivers: found } = sweep.outcomes[outcome.id];
  const reference = report.reference ?? 0,
    other = report.compared && p !== reference;
  const panels = [
    [`${report.plans[reference].title}: its level`, reference],
    ...(other
      ? [[`${report.plans[p].title}: its difference to ${report.plans[reference].title}`, p]]
      : []),
  ];
  const kind =
    sweep.layout === "morris"
      ? `Dots: ${MORRIS}, bars 95 % intervals over trajectories; open: sigma. A sigma as large as the dot: the effect bends, or hangs on other numbers. Unit of the outcome.`
      : sweep.layout === "saltelli"
        ? `Dots: ${SOBOL}, bars 95 % intervals; open: what it does alone (first index).`
        : "A Morris or a Saltelli design would say which numbers matter.";
  return figure(
    "drivers",
    `What drives ${outcome.name}?`,
    `${kind} Luck is held.`,
    h(
      "div",
      { class: "grid wide" },
      panels.map(([title, q]) =>
        h(
          "div",
          { class: "panel" },
          h("h4", {}, title),
          driversOf(sweep, found[q], `${outcome.name}, ${title}`),
        ),
      ),
    ),
    found.some((item) => item.rows)
      ? () =>
          report.plans.flatMap((plan, q) =>
            (found[q].rows ?? []).map((row) => ({
              outcome: outcome.id,
              plan: plan.id,
              of: q === reference ? "level" : "difference",
              parameter: row.name,
              [sweep.layout === "morris" ? "mu_star" : "total"]: row.effect,
              low_95: row.low,
              high_95: row.high,
              [sweep.layout === "morris" ? "sigma" : "first"]: row.second,
              assumed: sweep.factors[row.name].assumed,
            })),
          )
      : null,
  );
}

function failing(report, sweep, outcome) {
  const { fails } = sweep.outcomes[outcome.id];
  const title = (id) => report.plans.find((plan) => plan.id === id).title;
  if (!fails.some((item) => item)) return null;
  const words = (found) => {
    if (found.none) return `${found.none}.`;
    if (!found.bad)
      return `Worse than ${title(found.against)}, beyond “about the same”, at none of ${found.points} points.`;
    const head = `Worse than ${title(found.against)}, beyond “about the same”, at ${found.bad} of ${found.points} points`;
    if (!found.where) return `${head}; no range of the numbers tells these points from the others.`;
    return [
      `${head}, mostly when `,
      h("strong", {}, found.where),
      ` (coverage ${found.coverage.toFixed(2)}, density ${found.density.toFixed(2)}, n = ${found.n} points inside; by chance, after Holm’s correction for ${found.limits} limits that the search could set: at most ${found.holm_p.toPrecision(2)}).`,
    ];
  };
  return figure(
    "fails",
    "When does a plan fail?",
    "Ranges of a few numbers that hold most of the points where the plan does worse (PRIM). Coverage: share of all such points that lie inside; density: share of the points inside that are such. " +
      "Found by search, on the points it was found with: play new points there before you rely on it.",
    h(
      "ul",
      { class: "caveats" },
      report.plans.map((plan, p) =>
        fails[p] ? h("li", {}, h("strong", {}, `${plan.title}. `), words(fails[p])) : null,
      ),
    ),
    () =>
      report.plans.map((plan, p) => ({
        outcome: outcome.id,
        plan: plan.id,
        against: fails[p]?.against,
        bad_points: fails[p]?.bad,
        points: fails[p]?.points,
        where: fails[p]?.where,
        coverage: fails[p]?.coverage,
        density: fails[p]?.density,
        holm_p: fails[p]?.holm_p,
        points_inside: fails[p]?.n,
      })),
  );
}

function regret(report, sweep, outcome) {
  const { regret: found } = sweep.outcomes[outcome.id];
  if (!found) return null;
  const percent = (x) => `${Math.round(100 * x)} %`;
  const head = [
    "largest",
    "at most, in 90 % of points (95 % interval)",
    `best there, or within ${say(found.zone)} of it`,
  ];
  return figure(
    "regret",
    "Regret",
    `How far each plan stays behind the plan that does best on ${outcome.name} at the same point, over ${found.points} points; plans in the order of the study. Intervals: points drawn again, for all plans together; the largest is of the points played alone.`,
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Regret by plan" },
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
            head.map((words) => h("th", { scope: "col" }, words)),
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
                say(found.rows[p].largest_regret),
                `${say(found.rows[p].regret_90)} (${say(found.rows[p].regret_90_low)} to ${say(found.rows[p].regret_90_high)})`,
                percent(found.rows[p].best_within),
              ].map((words) => h("td", {}, words)),
            ),
          ),
        ),
      ),
    ),
    () =>
      report.plans.map((plan, p) => ({
        outcome: outcome.id,
        plan: plan.id,
        ...found.rows[p],
        zone: found.zone,
        points: found.points,
      })),
  );
}

/** The section for the selected outcome and plan; nothing without a sweep. */
export function swept(report, state) {
  const { sweep } = report;
  if (!sweep) return [];
  const p = report.plans.findIndex((plan) => plan.id === state.plan);
  const outcome = report.outcomes.find((item) => item.id === state.show) ?? report.outcomes[0];
  return [
    h(
      "p",
      { class: "words" },
      `${sweep.points} points over ${Object.keys(sweep.factors).length} numbers: ${sweep.laid_out}. Shown for ${outcome.name} and for the plan selected above.`,
    ),
    drivers(report, sweep, outcome, p),
    failing(report, sweep, outcome),
    regret(report, sweep, outcome),
  ].filter(Boolean);
}
