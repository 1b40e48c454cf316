// What stands first: the question, the options, what is known, who is harmed.
import { h, sentence, defined, checkedInWords, zoneOf, figure, csvButton, spoken } from "./dom.js";
import { histories } from "./squares.js";

const VERDICTS = { better: "better", worse: "worse", higher: "higher", lower: "lower",
  "about the same": "same", "cannot tell": "unknown", "": "reference" };

export function head(report) {
  const years = report.weeks >= 104 ? `${Math.round(report.weeks / 52)} years` : `${report.weeks} weeks`;
  const n = report.plans.length;
  return h("header", {},
    h("p", { class: "caveat" }, report.caveat),
    h("h1", {}, report.title),
    report.question ? h("p", { class: "lede" }, report.question) : null,
    h("p", { class: "facts" }, `${report.context}. ${n} ${n === 1 ? "plan" : "plans"}, ${years} from ${report.start}, `
      + `${report.samples} samples${report.replicates > 1 ? ` × ${report.replicates} replicates` : ""}: `
      + "every plan meets the same luck and the same uncertain numbers. Read differences, not levels."),
    meanings(report),
    h("nav", { "aria-label": "Parts of this report" }, [["options", "The options"], ["know", "What we know"],
      ["closer", "Look closer"],
      ...(report.sweep ? [["sweep", "What drives the results"]] : []), ...(report.why ? [["why", "Why plans differ"]] : []), ["wrong", "What could be wrong"], ["source", "Where it comes from"]]
      .map(([id, name]) => h("a", { href: `#${id}` }, name))));
}

/** What the page's words mean; on paper only the first few. */
function meanings(report) {
  const known = [
    ["DDR", "disarmament, demobilisation and reintegration: fighters hand in weapons, leave their units and are helped into civilian life"],
    ["SSR", "security sector reform: of police, army, courts and prisons, and of those who oversee them"],
    ["Simulated history", "one run of the model under one plan. A sample is one draw of luck and of all uncertain numbers; every plan is played with it"],
    report.compared ? ["Reference", `the plan that others are compared with: ${report.plans[report.reference].title}`] : null,
    ["Median", "half of the histories lie below it, half above"],
    report.independent ? ["90 % interval", "of a count: the shares that the count fits; of anything else: the range that holds 90 of 100 histories"] : null,
    report.compared && report.independent ? ["About the same", "the whole interval of the difference lies within a zone declared before the runs"] : null,
    report.compared && report.independent ? ["Cannot tell", "the interval holds both nothing and more than that zone; more samples might tell"] : null,
    report.harm_reference !== null && report.compared ? ["Harm", `the nation, a district, a sex or a declared group is worse off than under ${report.plans[report.harm_reference].title}, beyond chance`] : null,
    report.groups.length ? ["Declared group", `people whom the context file counts apart: ${report.groups.join(", ")}. They are counted; nothing selects them`] : null,
    ["Checked", "held against one country's record; unchecked: against no data"],
    ["UCDP", "Uppsala Conflict Data Program: a conflict is active in a calendar year with 25 battle deaths or more"],
  ].filter(Boolean);
  const list = known.map(([name, meaning], i) => h("div", { class: i < 3 ? null : "screen" }, h("dt", {}, name), h("dd", {}, `${meaning}.`)));
  const found = h("details", { class: "meanings" }, h("summary", {}, "Words on this page"), h("dl", { class: "glossary" }, list));
  return [found, h("p", { class: "paper short-words" }, known.slice(0, 3).map(([name, meaning]) => [h("strong", {}, name), `: ${meaning}. `]))];
}

/** Activities that not all plans with a programme have alike. */
function differing(report) {
  const programmes = report.plans.filter((plan) => plan.activities.length);
  const names = [...new Set(report.plans.flatMap((plan) => plan.activities.map((activity) => activity.name)))];
  const key = (plan, name) => {
    const found = plan.activities.find((activity) => activity.name === name);
    return found ? `${found.words}|${found.budget}|${found.lever}` : "none";
  };
  return { names, differ: new Set(names.filter((name) => new Set(programmes.map((plan) => key(plan, name))).size > 1)) };
}

function bar(activity, same, weeks) {
  if (!activity) return h("td", { class: "never" }, h("span", { class: "visually-hidden" }, "not in this plan"));
  if (!activity.when) return h("td", { class: "never" }, h("span", { class: "unstarted" }, "never began"));
  const [start, low, high, end] = activity.when;
  const at = (week) => `${(100 * week / weeks).toFixed(1)}%`;
  const said = `week ${Math.round(start)} to ${Math.round(end)}; planned to start ${activity.words}`;
  return h("td", { title: said },
    h("span", { class: "track" },
      h("span", { class: same ? "bar same" : "bar", style: `left:${at(start)};width:max(3px,${at(end - start)})` }),
      high - low > 1 ? h("span", { class: "whisker", style: `left:${at(low)};width:${at(high - low)}` }) : null),
    h("span", { class: "visually-hidden" }, said));
}

function timelines(report) {
  const plans = report.plans.filter((plan) => plan.activities.length);
  const ends = plans.flatMap((plan) => plan.activities.map((activity) => activity.when?.[3] ?? 0));
  const years = Math.max(1, Math.ceil(Math.max(...ends, 0) / 52));
  if (!plans.length) return h("p", {}, "No plan has activities.");
  const { names, differ } = differing(report);
  const reference = report.plans[report.reference ?? 0];
  const ordered = [...names.filter((name) => differ.has(name)), ...names.filter((name) => !differ.has(name))];
  const find = (plan, name) => plan.activities.find((activity) => activity.name === name);
  const rows = ordered.map((name) => h("tr", { class: differ.has(name) ? null : "alike" },
    h("th", { scope: "row" }, spoken(name)),
    plans.map((plan) => {
      const own = find(plan, name), base = find(reference, name);
      return bar(own, plan === reference || (own && base && own.words === base.words && own.budget === base.budget), 52 * years);
    })));
  const table = h("table", { class: "timelines only-differing", style: `--years:${years}` },
    h("caption", { class: "visually-hidden" }, "When each activity was under way, by plan"),
    h("thead", {}, h("tr", {}, h("td", {}), plans.map((plan) => h("th", { scope: "col" }, plan.title)))),
    h("tbody", {}, rows));
  const alike = names.length - differ.size;
  const all = h("input", { type: "checkbox", id: "all-activities", onchange: (event) =>
    table.classList.toggle("only-differing", !event.target.checked) });
  if (!differ.size) { table.classList.remove("only-differing"); all.checked = true; }
  return figure("timelines", "When things happen",
    `Bars run from the median start to the median end over simulated histories, on a line of ${years} years (light rules: years); `
    + `thin lines are 90 % of the starts. Dark: not as in ${reference.title}.`,
    [h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timelines of plans" }, table),
      alike && differ.size ? h("label", { class: "check" }, all, ` also the ${alike} activities that all plans have alike`) : null],
    () => report.plans.flatMap((plan) => plan.activities.map((activity) => ({ plan: plan.id, activity: activity.name,
      lever: activity.lever, planned_start: activity.words, budget_usd: activity.budget, histories_started: activity.runs,
      start_week_median: activity.when?.[0], start_week_5: activity.when?.[1], start_week_95: activity.when?.[2], end_week_median: activity.when?.[3] }))));
}

export function options(report) {
  const role = (i) => (i === report.reference ? "others are compared with this" :
    i === report.harm_reference ? "the measure of harm" : null);
  const list = h("ol", { class: "plans" }, report.plans.map((plan, i) => h("li", {},
    h("h3", {}, plan.title, role(i) ? h("span", { class: "role" }, role(i)) : null),
    h("p", { class: "plan-words" }, plan.description),
    i === report.reference || !report.compared ? null : h("p", { class: "differs" },
      h("strong", {}, "What differs: "), plan.differs.map((line, at) => [at ? "; " : "", spoken(line).replaceAll(">=", "≥").replaceAll("<=", "≤")]), "."))));
  return h("section", { id: "options" }, h("h2", {}, "The options"), list, timelines(report));
}

/** Yes or no as natural frequencies: squares are histories. */
function frequencies(report) {
  const asked = report.outcomes.find((outcome) => outcome.yes_no);
  if (!asked) return null;
  const rows = asked.rows.map((row, i) => h("tr", {},
    h("th", { scope: "row" }, report.plans[i].title),
    h("td", { class: "squares" }, row.n ? histories(row.yes, row.n, `${row.yes} of ${row.n} simulated histories`) : "none"),
    h("td", {}, row.n ? h("strong", {}, `${row.yes} of ${row.n}`) : "not defined",
      row.low !== null ? ` (${Math.round(100 * row.low)} to ${Math.round(100 * row.high)} %)` : ""),
    asked.rows.some((item) => item.per_hundred) ? h("td", { class: "per-hundred" }, row.per_hundred) : null,
    report.compared ? h("td", { class: `verdict ${VERDICTS[row.verdict]}` },
      i === report.reference ? "reference" : row.verdict || "") : null));
  return figure("histories", `${sentence(asked.name)}: in how many simulated histories?`, `${defined(asked)}${report.independent ? " In brackets the 90 % interval." : ""}`,
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Simulated histories by plan" }, h("table", { class: "frequencies" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "plan"), h("th", { scope: "col" }, "filled: it happened"),
        h("th", { scope: "col" }, report.independent ? "count (90 % interval)" : "count"),
        asked.rows.some((item) => item.per_hundred) ? h("th", { scope: "col" }, "against the reference, of 100") : null, report.compared ? h("th", { scope: "col" }, report.independent ? "in words" : "") : null)),
      h("tbody", {}, rows))),
    () => asked.rows.map((row, i) => ({ plan: report.plans[i].id, outcome: asked.id, yes: row.yes, histories: row.n,
      share: row.median, low_90: row.low, high_90: row.high, verdict: row.verdict })));
}

const readings = ({ readings: n, held, flipped, untold }) => `of ${n} readings: holds ${held}, flips ${flipped}, cannot tell ${untold}`;

function decision(report, select) {
  const short = (row) => row.level.replace(" simulated histories", "").replace(/ \(.*$/, "");
  const rows = report.outcomes.map((outcome) => h("tr", {},
    h("th", { scope: "row" }, h("button", { type: "button", class: "link", title: outcome.definition,
      onclick: () => select({ show: outcome.id }, true) }, sentence(outcome.name)),
    h("span", { class: "unit" }, [outcome.yes_no ? "histories" : outcome.unit,
      { lower: "lower is better", higher: "higher is better" }[outcome.better]].filter(Boolean).join("; ")),
    h("span", { class: "unit checked", title: checkedInWords(outcome) }, outcome.checked ? "✓ checked, one country" : "unchecked")),
    outcome.rows.map((row, i) => h("td", { class: `verdict ${i === report.reference ? "reference" : VERDICTS[row.verdict]}`, "data-plan": report.plans[i].title },
      h("span", { class: "level" }, short(row)),
      report.compared ? h("span", { class: "word" }, i === report.reference ? "reference" : report.independent ? row.verdict : row.difference.replace(" (no interval)", "")) : null,
      row.harm ? h("span", { class: "harm" }, "harm") : null,
      row.signs ? h("span", { class: "flips" }, readings(row.signs)) : null))));
  const flips = report.outcomes.some((outcome) => outcome.rows.some((row) => row.signs))
    ? " Readings: of rival theories; under how many the sign of the difference holds, by an interval clear of zero, under how many it flips, "
      + "and under how many it cannot be told." : "";
  return figure("decision", "The decision table",
    "Median over simulated histories, or number of histories in which it happened. "
    + (report.compared && report.independent ? `Words: against ${report.plans[report.reference].title}, pair by pair under the same luck. “About the same”: the whole interval lies `
    + "within the zone declared beforehand. “Cannot tell”: uncertainty outweighs what the plan does; more samples might tell." + flips
      : report.compared ? `Below it: mean difference to ${report.plans[report.reference].title} at the same points, for counts in points of 100.` : "")
    + (report.outcomes.some((outcome) => outcome.rows.some((row) => row.harm)) ? ` “Harm”: somebody is worse off than under ${report.plans[report.harm_reference].title}, whatever the plan does against the reference; who, stands below.` : "")
    + " Checked: compared with one country's record, which its name says under Look closer; unchecked: with no data."
    + " Outcomes and plans stand in the order of the study; which matters more is not for a model to say.",
    [h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Decision table" }, h("table", { class: "decision", style: `--plans:${report.plans.length}` },
      h("thead", {}, h("tr", {}, h("td", {}), report.plans.map((plan) => h("th", { scope: "col" }, plan.title)))),
      h("tbody", {}, rows))),
    h("details", { class: "screen" }, h("summary", {}, "What each row counts"), h("dl", { class: "glossary" }, report.outcomes.map((outcome) =>
      h("div", {}, h("dt", {}, sentence(outcome.name)), h("dd", {}, `${defined(outcome)} About the same: within ${zoneOf(outcome)}. ${checkedInWords(outcome)}.`))))),
    h("p", { class: "paper definitions" }, report.outcomes.map((outcome) => [h("strong", {}, sentence(outcome.name)), `: ${defined(outcome)} `]))],
    () => report.outcomes.flatMap((outcome) => outcome.rows.map((row, i) => ({ outcome: outcome.id, unit: outcome.unit, checked: outcome.checked || "unchecked",
      plan: report.plans[i].id, level: row.level, median_or_share: row.median, low_90: row.low, high_90: row.high,
      difference: row.difference, difference_mean: row.d, difference_low: row.dlow, difference_high: row.dhigh,
      better_in: row.better_in, verdict: row.words, readings: row.signs?.readings, sign_holds: row.signs?.held, sign_flips: row.signs?.flipped, sign_untold: row.signs?.untold, notes: row.notes.join(" | ") }))));
}

/** Who is harmed: the nation with its difference, then people and places, counted and on the screen named. */
function whoIn(report, who) {
  const counted = (names, all, one, many, within) => !names.length ? null
    : [`${within} ${names.length === all && all > 1 ? `all ${all} ${many}` : `${names.length} of ${all} ${all === 1 ? one : many}`}`,
      names.length === all ? "" : h("span", { class: "screen" }, ` (${names.join(", ")})`)];
  const parts = [...who.nation.map((said) => `nationally ${said}`), who.sex.length ? who.sex.join(" and ") : null,
    counted(who.region, report.districts.length, "district", "districts", "in"), counted(who.group, report.groups.length, "declared group", "declared groups", "among")].filter(Boolean);
  return parts.map((part, at) => [at ? ", " : "", part]);
}

function harm(report) {
  if (report.harm_reference === null || !report.compared || !report.independent) return null;
  const measure = report.plans[report.harm_reference].title;
  const found = report.outcomes.flatMap((outcome) => outcome.rows.map((row, i) => ({ outcome, plan: report.plans[i], who: row.harm,
    note: row.notes.find((note) => note.startsWith("HARM")) }))).filter((item) => item.who);
  const { national_comparisons: national, local_comparisons: local } = report.comparisons;
  const byPlan = report.plans.map((plan) => [plan, found.filter((item) => item.plan === plan)]).filter(([, items]) => items.length);
  return h("div", { class: "harms", id: "harms" },
    h("div", { class: "figure-head" }, h("h3", {}, `Who is worse off than under “${measure}”?`),
      found.length ? csvButton("harm", () => found.map((item) => ({ plan: item.plan.id, outcome: item.outcome.id, harm: item.note }))) : null),
    h("p", { class: "words" }, `Flagged where the interval is clear of zero after correction for ${national.toLocaleString("en")} national comparisons, and ${local.toLocaleString("en")} by district, sex and declared group.`),
    byPlan.length ? h("ul", {}, byPlan.map(([plan, items]) => h("li", {}, h("strong", {}, `${plan.title}. `),
      items.map((item, at) => [at ? "; " : "", h("span", { class: "of" }, sentence(item.outcome.name)), ": ", whoIn(report, item.who)]), ".")))
      : h("p", {}, "Nobody beyond chance. That is not a proof that nobody is harmed: look at how many samples were played."));
}

export function known(report, select) {
  return h("section", { id: "know" }, h("h2", {}, "What we know"),
    report.sweep?.why ? h("p", { class: "why" }, report.sweep.why) : null, frequencies(report), decision(report, select), harm(report));
}
