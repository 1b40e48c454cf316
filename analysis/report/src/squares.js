// A picture of counts that needs no library, so that it is drawn with the first view.
import { INK } from "./dom.js";

/** Histories as squares, those in which it happened filled: 13 of 32. At most a hundred. */
export function histories(yes, n, label) {
  const shown = Math.min(n, 100),
    filled = n > 100 ? Math.round((100 * yes) / n) : yes;
  const across = Math.min(shown, shown > 50 ? 50 : shown > 32 ? 25 : 32),
    down = Math.ceil(shown / across);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${across * 7} ${down * 7}`);
  svg.setAttribute("width", across * 7);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  for (let i = 0; i < shown; ++i) {
    const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const place = {
      x: 7 * (i % across) + 0.7,
      y: 7 * Math.floor(i / across) + 0.7,
      width: 5.4,
      height: 5.4,
      fill: i < filled ? INK : "none",
      stroke: i < filled ? INK : "#a8b0b6",
      "stroke-width": 0.7,
    };
    for (const [name, value] of Object.entries(place)) square.setAttribute(name, value);
    svg.append(square);
  }
  return svg;
}
