// What is known: frequencies, the decision table, and who is harmed.
import {
  comparedInWords,
  csvButton,
  defined,
  figure,
  h,
  sentence,
  shortTitles,
  verdictOf,
  zoneOf,
} from "./dom.js";
import { histories } from "./squares.js";

const VERDICTS = {
  better: "better",
  worse: "worse",
  higher: "higher",
  lower: "lower",
  "about the same": "same",
  "cannot tell": "unknown",
  "": "reference",
};

/** Plans whose columns stand beside each other on a full page; more are scrolled within a box. */
const FIT = 9;

/** How a row is shaded; what is defined nowhere is not shaded at all. */
const shadeOf = (row) => (row.said === "not defined" ? "reference" : VERDICTS[row.verdict]);

/** Yes or no as natural frequencies: squares are histories. */
function frequencies(report) {
  const asked = report.outcomes.find((outcome) => outcome.yes_no);
  if (!asked) return null;
  const rows = asked.rows.map((row, i) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, report.plans[i].title),
      h(
        "td",
        { class: "squares" },
        row.n ? histories(row.yes, row.n, `${row.yes} of ${row.n} simulated histories`) : "none",
      ),
      h(
        "td",
        {},
        row.n ? h("strong", {}, `${row.yes} of ${row.n}`) : "not defined",
        row.low !== null
          ? ` (${Math.round(100 * row.low)} to ${Math.round(100 * row.high)} %)`
          : "",
      ),
      asked.rows.some((item) => item.per_hundred)
        ? h("td", { class: "per-hundred" }, row.per_hundred)
        : null,
      report.compared
        ? h(
            "td",
            { class: `verdict ${shadeOf(row)}` },
            i === report.reference ? "reference" : verdictOf(row),
          )
        : null,
    ),
  );
  return figure(
    "histories",
    `${sentence(asked.name)}: in how many simulated histories?`,
    `${defined(asked)}${report.independent ? " In brackets the 90 % interval." : ""}`,
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Simulated histories by plan" },
      h(
        "table",
        { class: "frequencies" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, "plan"),
            h("th", { scope: "col" }, "filled: it happened"),
            h("th", { scope: "col" }, report.independent ? "count (90 % interval)" : "count"),
            asked.rows.some((item) => item.per_hundred)
              ? h("th", { scope: "col" }, "against the reference, of 100")
              : null,
            report.compared
              ? h("th", { scope: "col" }, report.independent ? "in words" : "")
              : null,
          ),
        ),
        h("tbody", {}, rows),
      ),
    ),
    () =>
      asked.rows.map((row, i) => ({
        plan: report.plans[i].id,
        outcome: asked.id,
        yes: row.yes,
        histories: row.n,
        share: row.median,
        low_90: row.low,
        high_90: row.high,
        verdict: row.verdict,
      })),
  );
}

const readings = ({ readings: n, held, flipped }) => {
  if (held === n) return `holds under all ${n} readings`;
  if (held + flipped === 0) return `told under none of ${n} readings alone`;
  return `holds under ${held} of ${n} readings, flips under ${flipped}`;
};

function decision(report, select) {
  const titles = shortTitles(report.plans.map((plan) => plan.title));
  const measure = report.harm_reference === null ? "" : titles[report.harm_reference];
  const short = (row) => row.level.replace(" simulated histories", "").replace(/ \(.*$/, "");
  const rows = report.outcomes.map((outcome) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        h(
          "button",
          {
            type: "button",
            class: "link",
            title: outcome.definition,
            onclick: () => select({ show: outcome.id }, true),
          },
          sentence(outcome.name),
        ),
        h(
          "span",
          { class: "unit" },
          [
            outcome.yes_no ? "histories" : outcome.unit,
            { lower: "lower is better", higher: "higher is better" }[outcome.better],
          ]
            .filter(Boolean)
            .join("; "),
        ),
        h(
          "span",
          { class: "unit checked", title: comparedInWords(outcome) },
          outcome.checked ? "compared, one country" : "not compared with data",
        ),
      ),
      outcome.rows.map((row, i) =>
        h(
          "td",
          {
            class: `verdict ${i === report.reference ? "reference base" : shadeOf(row)}`,
            "data-plan": titles[i],
          },
          h("span", { class: "level" }, short(row)),
          report.compared
            ? h(
                "span",
                { class: "word" },
                i === report.reference
                  ? "reference"
                  : report.independent
                    ? row.level === "not defined"
                      ? ""
                      : verdictOf(row)
                    : row.difference.replace(" (no interval)", ""),
              )
            : null,
          row.harm ? h("span", { class: "harm" }, `harm against ${measure}`) : null,
          row.signs ? h("span", { class: "flips" }, readings(row.signs)) : null,
        ),
      ),
    ),
  );
  const flips = report.outcomes.some((outcome) => outcome.rows.some((row) => row.signs))
    ? " Readings: of rival theories; under how many the sign of the difference holds, by an interval clear of zero, under how many it flips, " +
      "and under how many it cannot be told."
    : "";
  const alike = report.outcomes.some((outcome) =>
    outcome.rows.some((row) => row.said.startsWith("no difference")),
  )
    ? " “No difference in any sample”: the same number under both plans, each time; hatched: too few samples to say that there is none."
    : "";
  return figure(
    "decision",
    "The decision table",
    "Median over simulated histories, or number of histories in which it happened. " +
      (report.compared && report.independent
        ? `Words: against ${report.plans[report.reference].title}, pair by pair under the same luck. “About the same”: the whole interval lies ` +
          "within the zone declared beforehand. “Cannot tell”: uncertainty outweighs what the plan does; more samples might tell." +
          flips +
          alike
        : report.compared
          ? `Below it: mean difference to ${report.plans[report.reference].title} at the same points, for counts in points of 100.`
          : "") +
      (report.outcomes.some((outcome) => outcome.rows.some((row) => row.harm))
        ? ` “Harm against”: somebody is worse off than under ${report.plans[report.harm_reference].title}, whatever the plan does against the reference; who, stands below.`
        : "") +
      " Compared: set beside one country's record, which its name says under Look closer, and not said to fit it." +
      " Outcomes and plans stand in the order of the study; which matters more is not for a model to say.",
    [
      h(
        "div",
        {
          class: report.plans.length > FIT ? "scroll table-box many" : "scroll table-box",
          tabindex: 0,
          role: "region",
          "aria-label": "Decision table",
        },
        h(
          "table",
          { class: "decision", style: `--plans:${report.plans.length}` },
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("td", {}),
              report.plans.map((plan, i) =>
                h(
                  "th",
                  {
                    scope: "col",
                    class: i === report.reference ? "base" : null,
                    title: titles[i] === plan.title ? null : plan.title,
                  },
                  titles[i],
                ),
              ),
            ),
          ),
          h("tbody", {}, rows),
        ),
      ),
      h(
        "details",
        { class: "screen" },
        h("summary", {}, "What each row counts"),
        h(
          "dl",
          { class: "glossary" },
          report.outcomes.map((outcome) =>
            h(
              "div",
              {},
              h("dt", {}, sentence(outcome.name)),
              h(
                "dd",
                {},
                `${defined(outcome)} About the same: within ${zoneOf(outcome)}. ${comparedInWords(outcome)}.`,
              ),
            ),
          ),
        ),
      ),
      h(
        "p",
        { class: "paper definitions" },
        report.outcomes.map((outcome) => [
          h("strong", {}, sentence(outcome.name)),
          `: ${defined(outcome)} `,
        ]),
      ),
    ],
    () =>
      report.outcomes.flatMap((outcome) =>
        outcome.rows.map((row, i) => ({
          outcome: outcome.id,
          unit: outcome.unit,
          checked: outcome.checked || "not compared",
          plan: report.plans[i].id,
          level: row.level,
          median_or_share: row.median,
          low_90: row.low,
          high_90: row.high,
          difference: row.difference,
          difference_mean: row.d,
          difference_low: row.dlow,
          difference_high: row.dhigh,
          better_in: row.better_in,
          verdict: row.words,
          readings: row.signs?.readings,
          sign_holds: row.signs?.held,
          sign_flips: row.signs?.flipped,
          sign_untold: row.signs?.untold,
          notes: row.notes.join(" | "),
        })),
      ),
  );
}

/** Who is harmed: the nation with its difference, then people and places, counted and on the screen named. */
function whoIn(report, who) {
  const counted = (names, all, one, many, within) =>
    !names.length
      ? null
      : [
          `${within} ${names.length === all && all > 1 ? `all ${all} ${many}` : `${names.length} of ${all} ${all === 1 ? one : many}`}`,
          names.length === all ? "" : h("span", { class: "screen" }, ` (${names.join(", ")})`),
        ];
  const parts = [
    ...who.nation.map((said) => `nationally ${said}`),
    who.sex.length ? who.sex.join(" and ") : null,
    counted(who.region, report.districts.length, "district", "districts", "in"),
    counted(who.group, report.groups.length, "declared group", "declared groups", "among"),
  ].filter(Boolean);
  return parts.map((part, at) => [at ? ", " : "", part]);
}

function harm(report) {
  if (report.harm_reference === null || !report.compared || !report.independent) return null;
  const measure = report.plans[report.harm_reference].title;
  const found = report.outcomes
    .flatMap((outcome) =>
      outcome.rows.map((row, i) => ({
        outcome,
        plan: report.plans[i],
        who: row.harm,
        note: row.notes.find((note) => note.startsWith("HARM")),
      })),
    )
    .filter((item) => item.who);
  const { national_comparisons: national, local_comparisons: local } = report.comparisons;
  const byPlan = report.plans
    .map((plan) => [plan, found.filter((item) => item.plan === plan)])
    .filter(([, items]) => items.length);
  return h(
    "div",
    { class: "harms", id: "harms" },
    h(
      "div",
      { class: "figure-head" },
      h("h3", {}, `Who is worse off than under “${measure}”?`),
      found.length
        ? csvButton("harm", () =>
            found.map((item) => ({
              plan: item.plan.id,
              outcome: item.outcome.id,
              harm: item.note,
            })),
          )
        : null,
    ),
    h(
      "p",
      { class: "words" },
      `Flagged where the interval is clear of zero after correction for ${national.toLocaleString("en")} national comparisons, and ${local.toLocaleString("en")} by district, sex and declared group.`,
    ),
    byPlan.length
      ? h(
          "ul",
          {},
          byPlan.map(([plan, items]) =>
            h(
              "li",
              {},
              h("strong", {}, `${plan.title}. `),
              items.map((item, at) => [
                at ? "; " : "",
                h("span", { class: "of" }, sentence(item.outcome.name)),
                ": ",
                whoIn(report, item.who),
              ]),
              ".",
            ),
          ),
        )
      : h(
          "p",
          {},
          "Nobody beyond chance. That is not a proof that nobody is harmed: look at how many samples were played.",
        ),
  );
}

export function known(report, select) {
  return h(
    "section",
    { id: "know" },
    h("h2", {}, "What we know"),
    report.sweep?.why ? h("p", { class: "why" }, report.sweep.why) : null,
    frequencies(report),
    decision(report, select),
    harm(report),
  );
}
