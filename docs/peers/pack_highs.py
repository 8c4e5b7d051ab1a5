"""Packs weights into the fewest bins with HiGHS; see peers.py."""
import json
import math
import sys

import highspy

weights, capacity, seconds, most, least = json.load(sys.stdin)
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("threads", 1)
highs.setOptionValue("time_limit", seconds)
used = [highs.addBinary(obj=1) for _ in range(most)]
where = [[highs.addBinary() for _ in range(most)] for _ in weights]
for row in where:
    highs.addConstr(sum(row) == 1)
for b in range(most):
    highs.addConstr(sum(w * where[i][b] for i, w in enumerate(weights)) <= capacity * used[b])
highs.addConstr(sum(used) >= least)
highs.minimize()
value = highs.getInfo().objective_function_value
print(round(value) if math.isfinite(value) and least <= value <= most else most)
