// The options: what plans do when, and where they differ.
import { figure, h, shortTitles, spoken } from "./dom.js";

/** Activities that not all plans with a programme have alike. */
function differing(report) {
  const programmes = report.plans.filter((plan) => plan.activities.length);
  const names = [
    ...new Set(report.plans.flatMap((plan) => plan.activities.map((activity) => activity.name))),
  ];
  const key = (plan, name) => {
    const found = plan.activities.find((activity) => activity.name === name);
    return found ? `${found.words}|${found.budget}|${found.lever}` : "none";
  };
  return {
    names,
    differ: new Set(
      names.filter((name) => new Set(programmes.map((plan) => key(plan, name))).size > 1),
    ),
  };
}

function bar(activity, same, weeks) {
  if (!activity)
    return h("td", { class: "never" }, h("span", { class: "visually-hidden" }, "not in this plan"));
  if (!activity.when)
    return h("td", { class: "never" }, h("span", { class: "unstarted" }, "never began"));
  const [start, low, high, end] = activity.when;
  const at = (week) => `${((100 * week) / weeks).toFixed(1)}%`;
  const said = `week ${Math.round(start)} to ${Math.round(end)}; planned to start ${activity.words}`;
  return h(
    "td",
    { title: said },
    h(
      "span",
      { class: "track" },
      h("span", {
        class: same ? "bar same" : "bar",
        style: `left:${at(start)};width:max(3px,${at(end - start)})`,
      }),
      high - low > 1
        ? h("span", { class: "whisker", style: `left:${at(low)};width:${at(high - low)}` })
        : null,
    ),
    h("span", { class: "visually-hidden" }, said),
  );
}

function timelines(report) {
  const plans = report.plans.filter((plan) => plan.activities.length);
  const ends = plans.flatMap((plan) => plan.activities.map((activity) => activity.when?.[3] ?? 0));
  const years = Math.max(1, Math.ceil(Math.max(...ends, 0) / 52));
  if (!plans.length) return h("p", {}, "No plan has activities.");
  const { names, differ } = differing(report);
  const titles = shortTitles(plans.map((plan) => plan.title));
  const reference = report.plans[report.reference ?? 0];
  const ordered = [
    ...names.filter((name) => differ.has(name)),
    ...names.filter((name) => !differ.has(name)),
  ];
  const find = (plan, name) => plan.activities.find((activity) => activity.name === name);
  const rows = ordered.map((name) =>
    h(
      "tr",
      { class: differ.has(name) ? null : "alike" },
      h("th", { scope: "row" }, spoken(name)),
      plans.map((plan) => {
        const own = find(plan, name),
          base = find(reference, name);
        return bar(
          own,
          plan === reference ||
            (own && base && own.words === base.words && own.budget === base.budget),
          52 * years,
        );
      }),
    ),
  );
  const table = h(
    "table",
    { class: "timelines only-differing", style: `--years:${years};--plans:${plans.length}` },
    h("caption", { class: "visually-hidden" }, "When each activity was under way, by plan"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        plans.map((plan, i) =>
          h(
            "th",
            { scope: "col", title: titles[i] === plan.title ? null : plan.title },
            titles[i],
          ),
        ),
      ),
    ),
    h("tbody", {}, rows),
  );
  const alike = names.length - differ.size;
  const all = h("input", {
    type: "checkbox",
    id: "all-activities",
    onchange: (event) => table.classList.toggle("only-differing", !event.target.checked),
  });
  if (!differ.size) {
    table.classList.remove("only-differing");
    all.checked = true;
  }
  return figure(
    "timelines",
    "When things happen",
    `Bars run from the median start to the median end over simulated histories, on a line of ${years} years (light rules: years); ` +
      `thin lines are 90 % of the starts. Dark: not as in ${reference.title}.`,
    [
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timelines of plans" },
        table,
      ),
      alike && differ.size
        ? h(
            "label",
            { class: "check" },
            all,
            ` also the ${alike} activities that all plans have alike`,
          )
        : null,
    ],
    () =>
      report.plans.flatMap((plan) =>
        plan.activities.map((activity) => ({
          plan: plan.id,
          activity: activity.name,
          lever: activity.lever,
          planned_start: activity.words,
          budget_usd: activity.budget,
          histories_started: activity.runs,
          start_week_median: activity.when?.[0],
          start_week_5: activity.when?.[1],
          start_week_95: activity.when?.[2],
          end_week_median: activity.when?.[3],
        })),
      ),
  );
}

export function options(report) {
  const role = (i) =>
    i === report.reference
      ? "others are compared with this"
      : i === report.harm_reference
        ? "the measure of harm"
        : null;
  const list = h(
    "ol",
    { class: "plans" },
    report.plans.map((plan, i) =>
      h(
        "li",
        {},
        h("h3", {}, plan.title, role(i) ? h("span", { class: "role" }, role(i)) : null),
        h("p", { class: "plan-words" }, plan.description),
        i === report.reference || !report.compared
          ? null
          : h(
              "p",
              { class: "differs" },
              h("strong", {}, "What differs: "),
              plan.differs.map((line, at) => [
                at ? "; " : "",
                spoken(line).replaceAll(">=", "≥").replaceAll("<=", "≤"),
              ]),
              ".",
            ),
      ),
    ),
  );
  return h("section", { id: "options" }, h("h2", {}, "The options"), list, timelines(report));
}
