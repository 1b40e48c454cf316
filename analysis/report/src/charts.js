// The charts: each takes plain numbers and gives an SVG that reads well in grey.
import * as Plot from "@observablehq/plot";
import { INK, say } from "./dom.js";

export const ACCENT = "#0b5c8a";
const SOFT = "#6a737b";

/** An SVG that scales with its place and speaks one sentence. */
function drawn(options, label) {
  const svg = Plot.plot({
    width: 300,
    height: 170,
    marginLeft: 40,
    marginRight: 8,
    marginTop: 12,
    marginBottom: 22,
    style: { fontFamily: "inherit", fontSize: "11px", color: SOFT, background: "none" },
    ...options,
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.removeAttribute("aria-description");
  // What stands inside is told by the label; names of groups would only be noise.
  for (const inner of svg.querySelectorAll("[aria-label], [aria-description]")) {
    inner.removeAttribute("aria-label");
    inner.removeAttribute("aria-description");
  }
  return svg;
}

const points = (time, values, more = {}) =>
  values.map((y, i) => ({ t: time[i], y, ...more })).filter((point) => point.y !== null);

function between(time, low, high) {
  return low
    .map((y, i) => ({ t: time[i], low: y, high: high[i] }))
    .filter((point) => point.low !== null);
}

/** Smallest and largest of nested lists that may hold nothing. */
export function extent(...lists) {
  const flat = lists.flat(Infinity).filter((x) => x !== null && x !== undefined);
  return flat.length
    ? [flat.reduce((a, b) => Math.min(a, b)), flat.reduce((a, b) => Math.max(a, b))]
    : [0, 1];
}

/** From zero, or below where numbers are. */
export function fromZero([low, high]) {
  return [Math.min(0, low), high > Math.min(0, low) ? high : 1];
}

const timeAxis = (time) =>
  Plot.axisX({
    ticks: 4,
    tickSize: 3,
    label: null,
    tickFormat: (date) => String(date.getUTCFullYear()),
    anchor: "bottom",
    data: years(time),
  });

function years(time) {
  const first = time[0].getUTCFullYear() + 1,
    last = time[time.length - 1].getUTCFullYear();
  const step = Math.max(1, Math.ceil((last - first + 1) / 5));
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, i) => new Date(Date.UTC(first + i * step, 0, 1)),
  );
}

const valueAxis = () => Plot.axisY({ ticks: 4, tickSize: 0, label: null, tickFormat: say });

/**
 * One plan over time. `bands`: five quantiles [5, 25, 50, 75, 95 %][time]; `runs`: single histories;
 * `reference`: the median to compare with.
 */
export function fan({ time, bands, runs = [], reference = null, domain, zero = false, label }) {
  if (!bands[2].some((x) => x !== null)) return nothing(label);
  const inside = { x: "t", clip: true };
  return drawn(
    {
      x: { type: "utc", domain: [time[0], time[time.length - 1]] },
      y: { domain },
      marks: [
        Plot.gridY({ ticks: 4, stroke: "#dfe3e6", strokeOpacity: 1 }),
        Plot.areaY(between(time, bands[0], bands[4]), {
          ...inside,
          y1: "low",
          y2: "high",
          fill: ACCENT,
          fillOpacity: 0.13,
        }),
        Plot.areaY(between(time, bands[1], bands[3]), {
          ...inside,
          y1: "low",
          y2: "high",
          fill: ACCENT,
          fillOpacity: 0.22,
        }),
        Plot.line(
          runs.flatMap((run, z) => points(time, run, { z })),
          { ...inside, y: "y", z: "z", stroke: ACCENT, strokeWidth: 0.5, strokeOpacity: 0.3 },
        ),
        zero ? Plot.ruleY([0], { stroke: INK, strokeWidth: 0.8 }) : null,
        reference
          ? Plot.line(points(time, reference), {
              ...inside,
              y: "y",
              stroke: INK,
              strokeWidth: 1.2,
              strokeDasharray: "3,2",
            })
          : null,
        Plot.line(points(time, bands[2]), { ...inside, y: "y", stroke: ACCENT, strokeWidth: 2 }),
        timeAxis(time),
        valueAxis(),
      ],
    },
    label,
  );
}

/** From one domain onto another. */
const onto = (from, to) => (y) =>
  y === null ? null : to[0] + ((y - from[0]) / (from[1] - from[0])) * (to[1] - to[0]);

/** About four round numbers between two. */
function roundNumbers([low, high]) {
  const rough = (high - low) / 4,
    size = 10 ** Math.floor(Math.log10(rough)),
    step = size * [1, 2, 5, 10].find((times) => times * size >= rough),
    first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/**
 * Named lines over time, the first in the accent unless they say their `stroke`. Those with a
 * `scale` of their own share it: it stands at the right.
 */
export function lines({ time, named, domain, label }) {
  const aside = named.find(({ scale }) => scale)?.scale;
  const strokes = [
    { stroke: ACCENT, strokeWidth: 2 },
    { stroke: INK, strokeWidth: 1.2, strokeDasharray: "3,2" },
    { stroke: SOFT, strokeWidth: 1.4, strokeDasharray: "1,2" },
  ];
  if (!named.some(({ values }) => values.some((x) => x !== null))) return nothing(label);
  return drawn(
    {
      marginRight: aside ? 40 : 8,
      x: { type: "utc", domain: [time[0], time[time.length - 1]] },
      y: { domain },
      marks: [
        Plot.gridY({ ticks: 4, stroke: "#dfe3e6", strokeOpacity: 1 }),
        ...named.map(({ values, stroke, scale }, i) =>
          Plot.line(points(time, scale ? values.map(onto(scale, domain)) : values), {
            x: "t",
            y: "y",
            clip: true,
            ...strokes[stroke ?? i],
          }),
        ),
        timeAxis(time),
        valueAxis(),
        aside
          ? Plot.axisY(roundNumbers(aside).map(onto(aside, domain)), {
              anchor: "right",
              tickSize: 0,
              label: null,
              tickFormat: (y) => say(onto(domain, aside)(y)),
            })
          : null,
      ],
    },
    label,
  );
}

/** A share that falls in steps, with its interval. */
export function steps({ time, share, low, high, reference, label }) {
  const lowest = Math.min(...low.filter((x) => x !== null), 1);
  return drawn(
    {
      x: { type: "utc", domain: [time[0], time[time.length - 1]] },
      y: { domain: [lowest > 0.5 ? 0.5 : 0, 1] },
      marks: [
        Plot.gridY({ ticks: 4, stroke: "#dfe3e6", strokeOpacity: 1 }),
        Plot.areaY(between(time, low, high), {
          x: "t",
          y1: "low",
          y2: "high",
          curve: "step-after",
          fill: ACCENT,
          fillOpacity: 0.15,
        }),
        reference
          ? Plot.line(points(time, reference), {
              x: "t",
              y: "y",
              curve: "step-after",
              stroke: INK,
              strokeWidth: 1.2,
              strokeDasharray: "3,2",
            })
          : null,
        Plot.line(points(time, share), {
          x: "t",
          y: "y",
          curve: "step-after",
          stroke: ACCENT,
          strokeWidth: 2,
        }),
        timeAxis(time),
        Plot.axisY({
          ticks: 4,
          tickSize: 0,
          label: null,
          tickFormat: (x) => `${Math.round(100 * x)} %`,
        }),
      ],
    },
    label,
  );
}

/** Differences of plans to the reference, in file order: a dot, its interval, and the zone of "about the same". */
export function dots({ rows, zone, better, unit, label, narrow = false }) {
  const shown = rows.filter((row) => row.d !== null);
  if (!shown.length) return nothing(label);
  const [low, high] = extent(
    shown.map((row) => [row.dlow ?? row.d, row.dhigh ?? row.d, -zone, zone]),
  );
  const side = { lower: "← better", higher: "better →" }[better] ?? "";
  return drawn(
    {
      width: narrow ? 360 : 640,
      height: 46 + (narrow ? 32 : 26) * rows.length,
      marginLeft: narrow ? 112 : 190,
      marginRight: narrow ? 14 : 8,
      marginTop: 6,
      marginBottom: 36,
      style: { fontFamily: "inherit", fontSize: "13px", color: SOFT, background: "none" },
      x: { domain: [low - 0.04 * (high - low), high + 0.04 * (high - low)] },
      y: { domain: rows.map((row) => row.name), label: null, tickSize: 0, padding: 0.4 },
      marks: [
        Plot.rectX([0], { x1: -zone, x2: zone, fill: "#e6e9eb" }),
        Plot.gridX({ ticks: 5, stroke: "#dfe3e6", strokeOpacity: 1 }),
        Plot.ruleX([0], { stroke: INK, strokeWidth: 1 }),
        Plot.ruleY(
          shown.filter((row) => row.dlow !== null),
          {
            x1: "dlow",
            x2: "dhigh",
            y: "name",
            stroke: ACCENT,
            strokeWidth: 3,
            strokeOpacity: 0.55,
          },
        ),
        Plot.dot(shown, { x: "d", y: "name", r: 4.5, fill: ACCENT }),
        Plot.axisX({
          ticks: narrow ? 3 : 5,
          tickFormat: say,
          tickSize: 3,
          labelAnchor: "center",
          labelArrow: "none",
          label: [narrow || !unit ? "difference" : `difference, ${unit}`, side]
            .filter(Boolean)
            .join("   "),
        }),
        Plot.axisY({ tickSize: 0, label: null, fill: INK, lineWidth: narrow ? 8.5 : 15 }),
      ],
    },
    label,
  );
}

/** What moves a number, strongest first: a dot, its interval, and where there is one an open dot for a second measure. */
export function effects({ rows, second = null, caption = null, label }) {
  const width = 440,
    [least, most] = extent(
      [0],
      rows.map((row) => [row.effect, row.low, row.high, row.second]),
    );
  const short = (name) =>
    name
      .split(".")
      .slice(-2)
      .join(" ")
      .replaceAll("_", " ")
      .replace(/(.{34}).+/, "$1…");
  const named = rows.map((row, i) => ({ ...row, key: `${i}`, words: short(row.name) }));
  return drawn(
    {
      width,
      height: 44 + 24 * rows.length,
      marginLeft: caption ? 215 : 170,
      marginTop: 6,
      marginBottom: 34,
      x: { domain: [least - 0.03 * (most - least) * (least < 0), most + 0.04 * (most - least)] },
      y: { domain: named.map((row) => row.key), label: null, padding: 0.4 },
      marks: [
        Plot.gridX({ ticks: 4, stroke: "#dfe3e6", strokeOpacity: 1 }),
        Plot.ruleX([0], { stroke: INK, strokeWidth: 1 }),
        Plot.ruleY(named, {
          x1: "low",
          x2: "high",
          y: "key",
          stroke: ACCENT,
          strokeWidth: 3,
          strokeOpacity: 0.55,
        }),
        Plot.dot(named, { x: "effect", y: "key", r: 4.5, fill: ACCENT }),
        second && Plot.dot(named, { x: "second", y: "key", r: 3.5, stroke: INK, fill: "white" }),
        Plot.axisX({
          ticks: 4,
          tickFormat: say,
          tickSize: 3,
          label: caption ?? `filled: effect; open: ${second}`,
          labelAnchor: "center",
          labelArrow: "none",
        }),
        Plot.axisY({
          tickSize: 0,
          label: null,
          fill: INK,
          lineWidth: 24,
          tickFormat: (key) => named[Number(key)].words,
        }),
      ],
    },
    label,
  );
}

/** Districts as hexagons; darker is more. Not a real map. */
export function hexagons({ districts, values, low, high, label }) {
  const size = 52,
    height = (size * Math.sqrt(3)) / 2;
  const cells = districts.map(({ name, at: [column, row] }) => ({
    name,
    value: values.get(name) ?? null,
    x: size * (column + (row % 2 ? 0.5 : 0)),
    y: height * row,
  }));
  const xs = extent(cells.map((cell) => cell.x)),
    ys = extent(cells.map((cell) => cell.y));
  const part = (value) => (high > low ? (value - low) / (high - low) : 0.5);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const pad = size * 0.68;
  svg.setAttribute(
    "viewBox",
    `${xs[0] - pad} ${ys[0] - pad} ${xs[1] - xs[0] + 2 * pad} ${ys[1] - ys[0] + 2 * pad}`,
  );
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const put = (tag, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    svg.append(element);
  };
  for (const { name, value, x, y } of cells) {
    const corners = Array.from({ length: 6 }, (_, i) => [
      x + 29 * Math.sin((i * Math.PI) / 3),
      y + 29 * Math.cos((i * Math.PI) / 3),
    ]);
    const mixed = 0.06 + 0.88 * part(value);
    const dark = value !== null && mixed > 0.75; // from here on white is easier to read than ink
    put("polygon", {
      points: corners.map((corner) => corner.map((v) => v.toFixed(1)).join(",")).join(" "),
      stroke: "#c3cad0",
      "stroke-width": 0.6,
      fill:
        value === null
          ? "#ffffff"
          : `color-mix(in srgb, ${ACCENT} ${Math.round(100 * mixed)}%, white)`,
    });
    const words = name.split(" ");
    words.push(say(value));
    words.forEach((word, i) =>
      put(
        "text",
        {
          x,
          y: y + 7.5 * (i - (words.length - 1) / 2) + 2.2,
          "text-anchor": "middle",
          "font-size": i === words.length - 1 ? 7.5 : 6.6,
          "font-weight": i === words.length - 1 ? 650 : 400,
          fill: dark ? "#ffffff" : INK,
        },
        word,
      ),
    );
  }
  return svg;
}

function nothing(label) {
  const empty = document.createElement("p");
  empty.className = "nothing";
  empty.textContent = "Nothing to count in any history.";
  empty.setAttribute("data-empty", label);
  return empty;
}

const SHARES = ["5", "25", "50", "75", "95"];

/** The numbers behind the bands of every plan, a row for each point in time. */
export const bandRows = (report, id, bands) =>
  report.plans.flatMap((plan, p) =>
    report.time.map((time, t) => ({
      indicator: id,
      plan: plan.id,
      time,
      ...Object.fromEntries(SHARES.map((share, q) => [`quantile_${share}`, bands[p][q][t]])),
    })),
  );
