"""Reads what `ssr explain -o` wrote: why two plans differ on an outcome, and what moved when."""

import dataclasses

import h5py
import numpy as np
import pandas as pd

from ssr_results import unit_of

FORMAT_VERSION = 1
NEEDED = {"attribution": ("term", "claim", "value", "standard_error"),
          "chain": ("link", "time", "soon", "later", "regions"), "screening": ()}
ROOT = ("outcome", "plan", "reference", "start", "command", "runs")


@dataclasses.dataclass
class Explanation:
    """Why a plan differs from another on one outcome.

    `attributions`: a data frame by mechanism, largest first, the last row everything else: `claim`,
    `origin` ("built in", "emergent"; empty where not recorded), `value` (Shapley value in the
    outcome's unit; the rows sum to the difference) and `standard_error` (of the mean over samples).
    `chain`: a data frame in order of time: `indicator`, `time` (first week of the month in which
    the difference left its noise), `soon` and `later` (mean difference over the half-year from
    then, and the last; in the indicator's unit), `regions` (districts where most). `about`: the
    file's attributes and those of its groups (`difference`, `difference_standard_error`, `samples`,
    ...).
    """

    path: str
    attributions: pd.DataFrame
    chain: pd.DataFrame
    about: dict
    context: str  # the context file, as it was read


def _texts(data):
    return [text.decode() if isinstance(text, bytes) else str(text)
            for text in np.atleast_1d(data[()])]


def open_explanation(path):
    """Opens a file of `ssr explain`. Raises ValueError, in one sentence, for any other file."""
    try:
        file = h5py.File(path)
    except FileNotFoundError as error:
        raise ValueError(f"{path}: no such file; is the name right?") from error
    except OSError as error:
        raise ValueError(f"{path}: not readable as HDF5 ({str(error).splitlines()[0]}); give a "
                         "file that ssr "
                         "explain wrote") from error
    with file:
        about = {name: value.item() if hasattr(value, "item") else value
                 for name, value in file.attrs.items()}
        if about.get("format") != "ssr-explanation":
            raise ValueError(f"{path}: not an explanation (its format is "
                             f"{about.get('format', 'none')}); give a file that ssr explain -o "
                             "wrote?")
        if about.get("format_version") != FORMAT_VERSION:
            raise ValueError(f"{path}: format version {about.get('format_version')} (this reads "
                             f"{FORMAT_VERSION}); use the scripts that came with the program that "
                             "wrote it?")
        lacks = [f"attribute {name}" for name in ROOT if name not in about]
        lacks += [f"{name} in group {group}" if group in file else f"group {group}"
                  for group, names in NEEDED.items() for name in (names or (group,))
                  if group not in file or (names and name not in file[group])]
        if lacks:
            raise ValueError(f"{path}: has no {' and no '.join(dict.fromkeys(lacks))} (not a whole "
                             "explanation); explain again?")
        terms, chain = file["attribution"], file["chain"]
        for group in (terms, chain):
            about |= {f"chain_{name}" if group is chain else name:
                      value.item() if hasattr(value, "item") else value
                      for name, value in group.attrs.items()}
        names = _texts(terms["term"])
        attributions = pd.DataFrame(
            {"claim": _texts(terms["claim"]),
             "origin": _texts(terms["origin"]) if "origin" in terms else [""] * len(names),
             "value": terms["value"][...], "standard_error": terms["standard_error"][...]},
            index=pd.Index(names, name="term"))
        days = pd.to_timedelta(chain["time"][...], unit="D")
        moved = pd.DataFrame({"indicator": _texts(chain["link"]),
                              "time": pd.Timestamp(about["start"]) + days,
                              "soon": chain["soon"][...], "later": chain["later"][...],
                              "regions": _texts(chain["regions"])})
        context = _texts(file["scenario/context"])[0] if "scenario/context" in file else ""
    return Explanation(str(path), attributions, moved, about, context)


def chain_part(explanation, results):
    """What the page shows of an explanation beside the results that it belongs to."""
    about = explanation.about
    unknown = [name for name in (about["plan"], about["reference"]) if name not in results.plans]
    if unknown or about["outcome"] not in results.group("outcome"):
        raise ValueError(f"{explanation.path}: explains {about['outcome']} of {about['plan']} "
                         f"against {about['reference']} (not all in {results.path}); explain two "
                         "plans of that study?")
    national = results.group("national", load=False)
    outcome = results.group("outcome")[about["outcome"]].attrs
    terms = [{"name": name, "claim": row["claim"], "origin": row["origin"],
              "value": float(row["value"]),
              "error": float(row["standard_error"])}
              for name, row in explanation.attributions.iterrows()]
    chain = []
    for row in explanation.chain.itertuples():
        said = national[row.indicator].attrs if row.indicator in national else {}
        chain.append({"id": row.indicator,
                      "name": said.get("long_name", row.indicator.replace("_", " ")),
                      "definition": said.get("definition", ""),
                      "unit": unit_of(said) if said else "",
                      "month": f"{row.time:%B %Y}", "soon": float(row.soon),
                      "later": float(row.later),
                      "regions": row.regions})
    scenario = results.group("scenario")
    played = str(scenario["context"].values) if "context" in scenario else ""
    return {"plan": results.plans.index(about["plan"]),
            "reference": results.plans.index(about["reference"]),
            "outcome": outcome["long_name"], "outcome_id": about["outcome"],
            "unit": "points in 100" if outcome["yes_no"] else unit_of(outcome),
            "scale": 100 if outcome["yes_no"] else 1, "terms": terms, "chain": chain,
            "difference": float(about["difference"]),
            "error": float(about["difference_standard_error"]),
            "samples": int(about["samples"]), "chain_samples": int(about.get("chain_samples", 0)),
            "runs": int(about["runs"]), "command": about["command"],
            "other_context": bool(explanation.context and played and explanation.context != played)}
