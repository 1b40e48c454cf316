#!/usr/bin/python3
"""From a results file to tables and figures: tutorial.py FILE.h5 [FOLDER]

Read it from top to bottom; each step stands alone. FOLDER (default: figures) receives the pictures.
"""

import pathlib
import sys

from ssr_analysis import (compare, decision_table, differences, discover, district_map, fan_chart,
                          find_harm,
                          open_results, outcome_matrix, plan_differences, sensitivity, timeline)
from ssr_results import script


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print("usage: tutorial.py FILE.h5 [FOLDER]", file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[1] if len(arguments) > 1 else "figures")

    # 1. Open the file. Groups are xarray datasets with named dimensions and units.
    results = open_results(arguments[0])
    print(results.caveat)
    print("Plans:", ", ".join(results.plans), "; compared with", results.reference)
    homicide = results.group("national")["homicide_rate"]
    print(homicide.dims, homicide.attrs["definition"], sep="; ")

    # 2. Inputs before results: what differs between the plans?
    for plan, lines in plan_differences(results).items():
        print(f"{plan}: {'; '.join(lines)}")

    # 3. One outcome: levels, paired differences, verdicts ("cannot tell" is no "about the same").
    facts = compare(results, results.outcomes[0])
    print(facts[["median", "low", "high", "difference", "words"]].to_string())

    # 4. All outcomes, as the program prints them; and who is harmed.
    table = decision_table(results)
    print(table[["level", "difference_in_words", "words"]].to_string())
    harm = find_harm(results)
    print(harm[harm["cell"] == "nation"].to_string(index=False))
    print("and in districts, of one sex or in declared groups:", (harm["cell"] != "nation").sum())

    # 5. The pairs behind a difference: the same luck and the same uncertain parameters.
    if results.reference and len(results.plans) > 1:
        print(differences(results, "trust_police").to_pandas().T.describe().to_string())

    # 6. Of a sweep: which numbers drive an outcome, and where a plan fails against another.
    if results.swept and results.reference:
        try:
            print(sensitivity(results, "trust_police").head(8))
        except ValueError as error:  # a grid or a sample of points says nothing of single numbers
            print(error)
        if results.harm_reference and results.harm_reference != results.reference:
            found = discover(results, "trust_police", minus=results.harm_reference)
            print(found.attrs["what"], found, sep="\n")

    # 7. Figures, with units, definitions and n.
    folder.mkdir(parents=True, exist_ok=True)
    figures = {"matrix": outcome_matrix(results), "homicide": fan_chart(results, "homicide_rate"),
               "districts": district_map(results, "trust_police"), "timeline": timeline(results)}
    for name, figure in figures.items():
        figure.savefig(folder / f"{name}.png", dpi=150)
        figure.savefig(folder / f"{name}.svg")
    print("pictures in", folder)
    return 0


if __name__ == "__main__":
    script(main)
