// The first view: the question, the options and what is known, from the small part of the numbers.
// Charts that need a library, and their numbers, come after it (report.js).
import { h, unfold } from "./dom.js";
import { head } from "./overview.js";
import { options } from "./options.js";
import { known } from "./known.js";
import { wrong, source } from "./closing.js";

const report = JSON.parse(document.getElementById("data").textContent);
const part = (id, title, ...inside) => h("section", { id }, h("h2", {}, title), inside);
/** A part that a narrow screen shows folded. */
const folded = (id, title, ...inside) =>
  h(
    "section",
    { id },
    h(
      "details",
      { class: "fold", open: innerWidth > 640 },
      h("summary", {}, h("h2", {}, title)),
      inside,
    ),
  );
const place = (id) => h("div", { id });

const page = {
  report,
  asked: null, // what was selected while the rest was on its way
  select(change, jumping = false) {
    page.asked = { change: { ...page.asked?.change, ...change }, jumping };
  },
};
globalThis.ssrPage = page;

const anchored = () => unfold(document.getElementById(location.hash.slice(1)));
addEventListener("hashchange", anchored);
// A link to where the address already leads changes no address.
addEventListener("click", (event) => {
  if (event.target.closest?.('a[href^="#"]')?.hash === location.hash) anchored();
});

document.getElementById("page").replaceChildren(
  head(report),
  h(
    "main",
    {},
    options(report),
    known(report, (change, jumping) => page.select(change, jumping)),
    folded("closer", "Look closer", place("chosen"), place("views")),
    folded("beneath", "Beneath the outcomes", place("parts")),
    report.sweep ? part("sweep", "What drives the results", place("points")) : "",
    report.why ? place("chain-place") : "",
    report.survival ? place("relapse-place") : "",
    wrong(report),
    source(report),
  ),
  h("footer", {}, h("p", { class: "caveat" }, report.caveat)),
);
anchored();
