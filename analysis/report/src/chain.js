// Where an explanation stands behind the report: which links carry a difference, and what moved when.
import { h, sentence, figure, say } from "./dom.js";
import { effects } from "./charts.js";

const signed = (x) => `${x > 0 ? "+" : x < 0 ? "−" : ""}${say(Math.abs(x))}`;

function attributions(report, why) {
  const shown = why.terms.filter((term) => term.value !== 0 || term.error !== 0),
    idle = why.terms.filter((term) => !shown.includes(term));
  const scaled = shown.map((term) => ({
    name: term.name,
    effect: why.scale * term.value,
    low: why.scale * (term.value - term.error),
    high: why.scale * (term.value + term.error),
  }));
  const name = `${report.plans[why.plan].title} against ${report.plans[why.reference].title}`;
  const emergent = shown.filter((term) => term.origin === "emergent").length;
  return figure(
    "attributions",
    `Which links carry the difference in ${why.outcome}?`,
    `${name}: ${signed(why.scale * why.difference)} (standard error ${say(why.scale * why.error)})${why.unit ? `, ${why.unit}` : ""}, over ${why.samples} samples. ` +
      "Each link's part is what comes and goes with it (Shapley value); bars reach one standard error to each side; parts sum to the difference. " +
      "“Built in”: the link stands in the model's rules, so its part is no finding. “Emergent”: several actors and queues make it together.",
    [
      h(
        "div",
        { class: "dots parts" },
        effects({
          rows: scaled,
          label: `Parts of the difference: ${scaled.map((row) => `${row.name} ${signed(row.effect)}`).join(", ")}`,
          caption: why.unit || "part of the difference",
        }),
      ),
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Links and their parts" },
        h(
          "table",
          { class: "words-table" },
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              ["link", "what it claims", "", "part", "standard error"].map((words) =>
                words ? h("th", { scope: "col" }, words) : h("td", {}),
              ),
            ),
          ),
          h(
            "tbody",
            {},
            shown.map((term) =>
              h(
                "tr",
                {},
                h("th", { scope: "row" }, term.name),
                h("td", {}, term.claim),
                h(
                  "td",
                  {},
                  term.origin
                    ? h("span", { class: `tag ${term.origin.replace(" ", "-")}` }, term.origin)
                    : null,
                ),
                h("td", { "data-label": "part" }, signed(why.scale * term.value)),
                h("td", { "data-label": "standard error" }, say(why.scale * term.error)),
              ),
            ),
          ),
        ),
      ),
      idle.length
        ? h("p", { class: "words" }, `No part in it: ${idle.map((term) => term.name).join(", ")}.`)
        : null,
      shown.some((term) => term.origin) && !emergent
        ? h("p", { class: "words" }, "None of these links is emergent.")
        : null,
    ],
    () =>
      why.terms.map((term) => ({
        outcome: why.outcome_id,
        plan: report.plans[why.plan].id,
        reference: report.plans[why.reference].id,
        link: term.name,
        claim: term.claim,
        origin: term.origin,
        part: term.value,
        standard_error: term.error,
      })),
  );
}

function moved(report, why) {
  if (!why.chain.length)
    return h("p", { class: "nothing" }, "No indicator's difference left its noise.");
  const unit = (link) => (link.unit ? ` ${link.unit}` : "");
  return figure(
    "chain",
    "What moved, and when",
    `In order of time: the month in which the difference of ${report.plans[why.plan].title} to ${report.plans[why.reference].title} left its noise, its mean over the half-year from then and over the last half-year (${why.chain_samples} samples). An earlier date is no proof of cause: read it beside the links.`,
    h(
      "ol",
      { class: "chain" },
      why.chain.map((link) =>
        h(
          "li",
          {},
          h("span", { class: "month" }, link.month),
          h(
            "div",
            {},
            h("strong", { title: link.definition }, sentence(link.name)),
            ` ${signed(link.soon)}, at the end ${signed(link.later)}${unit(link)}`,
            link.regions ? h("span", { class: "n" }, `; most in ${link.regions}`) : null,
          ),
        ),
      ),
    ),
    () =>
      why.chain.map((link) => ({
        month: link.month,
        indicator: link.id,
        unit: link.unit,
        soon: link.soon,
        later: link.later,
        districts: link.regions,
      })),
  );
}

export function chain(report) {
  const { why } = report;
  if (!why) return null;
  return h(
    "section",
    { id: "why" },
    h(
      "h2",
      {},
      `Why ${report.plans[why.plan].title} differs from ${report.plans[why.reference].title}`,
    ),
    why.other_context
      ? h(
          "p",
          { class: "why" },
          "The explanation was made with another state of the context file than these results.",
        )
      : null,
    attributions(report, why),
    moved(report, why),
    h(
      "p",
      { class: "words" },
      "Made by ",
      h("code", {}, why.command),
      `, ${why.runs.toLocaleString("en")} runs.`,
    ),
  );
}
