// The page: reads the numbers inside the file, draws them, and follows the selection.
import { gunzipSync, strFromU8 } from "fflate";
import "./report.css";
import { h } from "./dom.js";
import { head, options, known } from "./overview.js";
import { controls, closer, beneath } from "./closer.js";
import { relapse, wrong, source } from "./closing.js";
import { chain } from "./chain.js";
import { swept } from "./sweep.js";
import { read, valid, write } from "./state.js";

function unpacked(text) {
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(gunzipSync(packed)));
}

function start() {
  const report = unpacked(document.getElementById("data").textContent);
  const time = report.time.map((day) => new Date(day));
  let state = valid(read(), report);
  const views = h("div", { id: "views" }), parts = h("div", { id: "parts" }), chosen = h("div", { id: "chosen" }),
    points = h("div", { id: "points" });

  const show = () => {
    chosen.replaceChildren(controls(report, state, select));
    views.replaceChildren(...closer(report, state, time).flat().filter(Boolean));
    parts.replaceChildren(...beneath(report, state, time).filter(Boolean));
    points.replaceChildren(...swept(report, state));
  };
  function select(change, jump = false) {
    const focused = document.activeElement?.id;
    state = valid({ ...state, ...change }, report);
    write(state);
    show();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    if (jump) document.getElementById("closer").scrollIntoView();
  }
  addEventListener("hashchange", () => {
    const asked = read();
    if (!asked) return;
    state = valid(asked, report);
    show();
  });

  const page = document.getElementById("page");
  page.replaceChildren(head(report), h("main", {}, options(report), known(report, select),
    h("section", { id: "closer" }, h("h2", {}, "Look closer"), chosen, views),
    h("section", { id: "beneath" }, h("h2", {}, "Beneath the outcomes"), parts),
    report.sweep ? h("section", { id: "sweep" }, h("h2", {}, "What drives the results"), points) : "",
    chain(report) ?? "", relapse(report) ?? "", wrong(report), source(report)),
  h("footer", {}, h("p", { class: "caveat" }, report.caveat)));
  // What stands first is on the screen before the rest is drawn.
  requestAnimationFrame(() => setTimeout(() => {
    show();
    if (read()) document.getElementById("closer").scrollIntoView();
    document.documentElement.dataset.ready = "yes";
  }));
}

start();
