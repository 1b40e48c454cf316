"""Everything a researcher needs from a results file, in one import.

    from ssr_analysis import open_results, decision_table, sensitivity
    results = open_results("results/headline.h5")
    print(decision_table(results))

Every function takes opened results or a path.
"""

from discover import discover
from robustness import robustness
from sensitivity import sensitivity
from ssr_decision import compare, decision_table, differences, find_harm, in_words, \
    sign_under_readings, survival, who_fought
from ssr_explanation import open_explanation
from ssr_figures import district_map, fan_chart, outcome_matrix, timeline
from ssr_results import Results, open_results
from ssr_scenario import activities, context_of, districts, plan_differences, plan_of, study_of, \
    when_active

__all__ = [
    "Results", "activities", "compare", "context_of", "decision_table", "differences", "discover",
    "district_map",
    "districts", "fan_chart", "find_harm", "in_words", "open_explanation", "open_results",
    "outcome_matrix",
    "plan_differences", "plan_of", "robustness", "sensitivity", "sign_under_readings", "study_of",
    "survival",
    "timeline", "when_active", "who_fought",
]
