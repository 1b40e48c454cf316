// Behind the first view: reads the large part of the numbers, draws it, and follows the selection.
import { gunzipSync, strFromU8 } from "fflate";
import "./report.css";
import { unfold } from "./dom.js";
import { controls, closer } from "./closer.js";
import { beneath } from "./beneath.js";
import { relapse } from "./relapse.js";
import { chain } from "./chain.js";
import { swept } from "./sweep.js";
import { read, valid, write } from "./state.js";

/** The packed numbers, unpacked beside the page where the browser can. */
async function unpacked(id) {
  const text = atob(document.getElementById(id).textContent.trim()),
    bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  if (!globalThis.DecompressionStream) return JSON.parse(strFromU8(gunzipSync(bytes)));
  return new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")),
  ).json();
}

/** Resolves when what stands on the page has been painted; a page in the background need not wait. */
const painted = () =>
  new Promise((go) => {
    const after = () => setTimeout(go);
    if (document.hidden) after();
    else requestAnimationFrame(after);
  });

const at = (id) => document.getElementById(id);

async function start(page) {
  const { report } = page;
  await painted();
  at("chain-place")?.replaceWith(chain(report));
  at("relapse-place")?.replaceWith(relapse(report));
  Object.assign(report, await unpacked("more"));
  await painted();
  const time = report.time.map((day) => new Date(day));
  let state = valid(read(), report);

  const show = () => {
    at("chosen").replaceChildren(controls(report, state, select));
    at("views").replaceChildren(...closer(report, state, time).flat().filter(Boolean));
    at("parts").replaceChildren(...beneath(report, state, time).filter(Boolean));
    at("points")?.replaceChildren(...swept(report, state));
  };
  const jump = () => {
    unfold(at("closer"));
    at("closer").scrollIntoView();
  };
  function select(change, jumping = false) {
    const focused = document.activeElement?.id;
    state = valid({ ...state, ...change }, report);
    write(state);
    show();
    if (focused) at(focused)?.focus({ preventScroll: true });
    if (jumping) jump();
  }
  addEventListener("hashchange", () => {
    if (!read()) return;
    state = valid(read(), report);
    show();
  });

  page.select = select;
  show();
  if (read()) jump();
  if (page.asked) select(page.asked.change, page.asked.jumping);
  document.documentElement.dataset.ready = "yes";
}

start(globalThis.ssrPage);
