// What is selected lives in the address, behind #, so that a view can be shared.

const KEYS = ["show", "plan", "district", "year"];

/** The selection in the address; null where it holds none (an anchor, or nothing). */
export function read() {
  const text = location.hash.slice(1);
  if (!text.includes("=")) return null;
  const found = new URLSearchParams(text);
  return Object.fromEntries(
    KEYS.filter((key) => found.has(key)).map((key) => [key, found.get(key)]),
  );
}

export function write(state) {
  const said = new URLSearchParams(
    KEYS.filter((key) => state[key] !== "").map((key) => [key, state[key]]),
  );
  history.replaceState(null, "", `#${said}`);
}

/** A selection that the report can show, from one that may name what it does not have. */
export function valid(asked, report) {
  const plans = report.plans.map((plan) => plan.id);
  const other = plans.find((_, i) => i !== report.reference) ?? plans[0];
  const items = new Set([
    ...report.outcomes.map((outcome) => outcome.id),
    ...Object.keys(report.series),
  ]);
  const first =
    report.outcomes.find((outcome) => report.series[outcome.id])?.id ?? report.outcomes[0].id;
  const districts = report.districts.map((district) => district.name);
  const years = yearsOf(report);
  const pick = (value, allowed, fallback) => (allowed.includes(value) ? value : fallback);
  return {
    show: pick(asked?.show, [...items], first),
    plan: pick(asked?.plan, plans, other),
    district: pick(asked?.district, districts, ""),
    year: String(pick(Number(asked?.year), years, years[years.length - 1])),
  };
}

/** Years since the start, 1 to the last that has numbers. */
export function yearsOf(report) {
  const last = Math.max(
    1,
    Math.round(
      (new Date(report.time[report.time.length - 1]) - new Date(report.time[0])) / 31557600000,
    ),
  );
  return Array.from({ length: last }, (_, i) => i + 1);
}
