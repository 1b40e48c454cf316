// The head of the page: the question, the context, and what words mean.
import { h, sentence } from "./dom.js";

export function head(report) {
  const years =
    report.weeks >= 104 ? `${Math.round(report.weeks / 52)} years` : `${report.weeks} weeks`;
  const n = report.plans.length;
  return h(
    "header",
    {},
    h("p", { class: "caveat" }, report.caveat),
    h("h1", {}, report.title),
    report.changes.length
      ? h(
          "p",
          { class: "changes" },
          h("strong", {}, "A what-if. "),
          `${sentence(report.changes.join("; "))}.`,
        )
      : null,
    report.question ? h("p", { class: "lede" }, report.question) : null,
    h(
      "p",
      { class: "facts" },
      `${report.context}. ${n} ${n === 1 ? "plan" : "plans"}, ${years} from ${report.start}, ` +
        `${report.samples} samples${report.replicates > 1 ? ` × ${report.replicates} replicates` : ""}: ` +
        "every plan meets the same luck and the same uncertain numbers. Read differences, not levels.",
    ),
    meanings(report),
    h(
      "nav",
      { "aria-label": "Parts of this report" },
      [
        ["options", "The options"],
        ["know", "What we know"],
        ["closer", "Look closer"],
        ["beneath", "Beneath the outcomes"],
        ...(report.sweep ? [["sweep", "What drives the results"]] : []),
        ...(report.why ? [["why", "Why plans differ"]] : []),
        ...(report.survival ? [["years", "Relapse over the years"]] : []),
        ["wrong", "What could be wrong"],
        ["source", "Where it comes from"],
      ].map(([id, name]) => h("a", { href: `#${id}` }, name)),
    ),
  );
}

/** What the page's words mean; on paper only the first few. */
function meanings(report) {
  const known = [
    [
      "DDR",
      "disarmament, demobilisation and reintegration: fighters hand in weapons, leave their units and are helped into civilian life",
    ],
    [
      "SSR",
      "security sector reform: of police, army, courts and prisons, and of those who oversee them",
    ],
    [
      "Simulated history",
      "one run of the model under one plan. A sample is one draw of luck and of all uncertain numbers; every plan is played with it",
    ],
    report.compared
      ? [
          "Reference",
          `the plan that others are compared with: ${report.plans[report.reference].title}`,
        ]
      : null,
    ["Median", "half of the histories lie below it, half above"],
    report.independent
      ? [
          "90 % interval",
          "of a count: the shares that the count fits; of anything else: the range that holds 90 of 100 histories",
        ]
      : null,
    report.compared && report.independent
      ? [
          "About the same",
          "the whole interval of the difference lies within a zone declared before the runs",
        ]
      : null,
    report.compared && report.independent
      ? [
          "Cannot tell",
          "the interval holds both nothing and more than that zone; more samples might tell",
        ]
      : null,
    report.harm_reference !== null && report.compared
      ? [
          "Harm",
          `the nation, a district, a sex or a declared group is worse off than under ${report.plans[report.harm_reference].title}, beyond chance`,
        ]
      : null,
    report.groups.length
      ? [
          "Declared group",
          `people whom the context file counts apart: ${report.groups.join(", ")}. They are counted; nothing selects them`,
        ]
      : null,
    ["Compared", "set beside one country's record, and not said to fit it"],
    [
      "UCDP",
      "Uppsala Conflict Data Program: a conflict is active in a calendar year with 25 battle deaths or more",
    ],
  ].filter(Boolean);
  const list = known.map(([name, meaning], i) =>
    h("div", { class: i < 3 ? null : "screen" }, h("dt", {}, name), h("dd", {}, `${meaning}.`)),
  );
  const found = h(
    "details",
    { class: "meanings" },
    h("summary", {}, "Words on this page"),
    h("dl", { class: "glossary" }, list),
  );
  return [
    found,
    h(
      "p",
      { class: "paper short-words" },
      known.slice(0, 3).map(([name, meaning]) => [h("strong", {}, name), `: ${meaning}. `]),
    ),
  ];
}
