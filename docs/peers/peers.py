"""Plans the training days with open solvers and prints their figures beside ours.

    peers.py ENGAWA_BENCH FOLDER_OF_DAYS [SECONDS]

Every solver has one core. Two comparisons:
- Flights only: each village's parcels into as few loads as possible (bin packing), by Google
  OR-Tools CP-SAT, HiGHS (assignment model), VROOM and PyVRP (vehicles with a fixed cost).
- The whole day: CP-SAT gets our loads and schedules them on drones, pads, corridors, launch gaps
  and volunteers. Ours gets the same time and nothing but the orders; last, the least of our budgets
  that hands over as early as CP-SAT did with all its time.
"""
import glob
import json
import math
import os
import subprocess
import sys
from collections import defaultdict

import numpy
import pyvrp
import pyvrp.stop
import vroom
from ortools.sat.python import cp_model


def bound(weights, capacity):
    return math.ceil(sum(weights) / capacity)


def first_fit(weights, capacity):
    """Loads by first fit decreasing: how many a solver may need at most."""
    bins = []
    for weight in sorted(weights, reverse=True):
        for number, room in enumerate(bins):
            if room >= weight:
                bins[number] -= weight
                break
        else:
            bins.append(capacity - weight)
    return len(bins)


def pack_cp_sat(weights, capacity, seconds):
    most = first_fit(weights, capacity)
    model = cp_model.CpModel()
    used = [model.new_bool_var("") for _ in range(most)]
    where = [[model.new_bool_var("") for _ in range(most)] for _ in weights]
    for row in where:
        model.add_exactly_one(row)
    for b in range(most):
        model.add(sum(w * where[i][b] for i, w in enumerate(weights)) <= capacity * used[b])
        if b:
            model.add_implication(used[b], used[b - 1])
    model.add(sum(used) >= bound(weights, capacity))
    model.minimize(sum(used))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return most
    return round(solver.objective_value)


def pack_highs(weights, capacity, seconds):
    # A process of its own: OR-Tools brings another HiGHS, and the two do not load together.
    most = first_fit(weights, capacity)
    if most == bound(weights, capacity):
        return most
    done = subprocess.run(
        [sys.executable, os.path.join(os.path.dirname(__file__), "pack_highs.py")],
        input=json.dumps([weights, capacity, seconds, most, bound(weights, capacity)]),
        capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def pack_vroom(weights, capacity, seconds):
    most = first_fit(weights, capacity)
    problem = vroom.Input()
    size = len(weights) + 1
    problem.set_durations_matrix(
        "car", numpy.ones((size, size), dtype=numpy.uint32) - numpy.eye(size, dtype=numpy.uint32))
    for number in range(most):
        problem.add_vehicle(
            vroom.Vehicle(
                number, start=0, end=0, capacity=[capacity],
                costs=vroom.VehicleCosts(fixed=100_000)))
    problem.add_job([vroom.Job(i + 1, location=i + 1, delivery=[w]) for i, w in enumerate(weights)])
    solution = problem.solve(exploration_level=5, nb_threads=1)
    if solution.summary.unassigned:
        return most
    return len(set(solution.routes["vehicle_id"]))


def pack_pyvrp(weights, capacity, seconds):
    model = pyvrp.Model()
    base = model.add_location(0, 0)
    village = model.add_location(1, 0)
    depot = model.add_depot(base)
    model.add_vehicle_type(
        num_available=first_fit(weights, capacity), capacity=capacity, start_depot=depot,
        end_depot=depot, fixed_cost=100_000)
    for weight in weights:
        model.add_client(village, delivery=weight)
    for one, other in ((base, village), (village, base)):
        model.add_edge(one, other, distance=1)
    for place in (base, village):
        model.add_edge(place, place, distance=0)
    result = model.solve(stop=pyvrp.stop.MaxRuntime(seconds), seed=1, display=False)
    return result.best.num_routes() if result.is_feasible() else first_fit(weights, capacity)


def ours(program, path, seconds):
    """Our plan, the line about it, and the seconds of processor time the program took."""
    before = os.times()
    done = subprocess.run(
        [program, "drone-day", path, "--budget", str(seconds)], capture_output=True, check=True,
        text=True)
    after = os.times()
    spent = after.children_user - before.children_user
    return json.loads(done.stdout), json.loads(done.stderr.strip().splitlines()[-1]), spent


def schedule_cp_sat(day, plan, seconds):
    """Schedules our loads anew: (parcels left, mean hand-off minute)."""
    orders = {o["id"]: o for o in day["orders"]}
    villages = {v["id"]: v for v in day["villages"]}
    bases = {b["id"]: b["launchGap"] for b in day["bases"]}
    model = cp_model.CpModel()
    pads, gaps, fleets, people = (defaultdict(list) for _ in range(4))
    taken = defaultdict(list)
    cost = []
    flown = []
    loads = [s["orders"] for s in plan["sorties"]]
    homes = [s["village"] for s in plan["sorties"]]
    minutes = []
    for load, home in zip(loads, homes):
        village = villages[home]
        ready = max(orders[o]["ready"] for o in load)
        flies = model.new_bool_var("")
        arrival = model.new_int_var(day["firstLaunch"], day["homeBy"], "")
        pads[home].append(
            model.new_optional_fixed_size_interval_var(arrival, village["padMinutes"], flies, ""))
        lanes = []
        for route in village["routes"]:
            flight = route["out"] + village["padMinutes"] + route["back"]
            drones = [d for d in day["drones"] if d["base"] == route["base"]]
            if not drones:
                continue
            lane = model.new_bool_var("")
            lanes.append(lane)
            free = [
                (t, t) for t in range(max(day["firstLaunch"], ready), day["homeBy"] - flight + 1)
                if not any(t < to and t + flight > start for start, to in route["closed"])]
            if not free:
                model.add(lane == 0)
                continue
            launch = model.new_int_var_from_domain(cp_model.Domain.from_intervals(free), "")
            model.add(arrival == launch + route["out"]).only_enforce_if(lane)
            turn = max(d["turnaround"] for d in drones)
            fleets[route["base"]].append(
                model.new_optional_fixed_size_interval_var(launch, flight + turn, lane, ""))
            if bases[route["base"]]:
                gaps[route["base"]].append(
                    model.new_optional_fixed_size_interval_var(
                        launch, bases[route["base"]], lane, ""))
        model.add(sum(lanes) == flies)
        helpers = []
        start = model.new_int_var(0, 2000, "")
        for person in day["volunteers"]:
            if home not in person["villages"] or person["maxOrders"] < len(load):
                continue
            busy = village["padMinutes"] + person["fixed"] + len(load) * person["perOrder"]
            meets = model.new_bool_var("")
            helpers.append(meets)
            people[person["id"]].append(
                model.new_optional_fixed_size_interval_var(arrival, busy, meets, ""))
            end = min(person["window"][1], day["handoffBy"])
            model.add(arrival >= person["window"][0]).only_enforce_if(meets)
            model.add(arrival + busy <= end).only_enforce_if(meets)
            model.add(start == arrival + village["padMinutes"] + person["fixed"]).only_enforce_if(
                meets)
            taken[person["id"]].append((meets, len(load)))
        model.add(sum(helpers) == flies)
        model.add(start == 0).only_enforce_if(flies.negated())
        flown.append((flies, len(load)))
        cost.append(start * len(load))
        minutes.append((flies, start, len(load)))
    for intervals in (*pads.values(), *people.values(), *gaps.values()):
        model.add_no_overlap(intervals)
    for base, intervals in fleets.items():
        model.add_cumulative(
            intervals, [1] * len(intervals), sum(d["base"] == base for d in day["drones"]))
    for person in day["volunteers"]:
        model.add(sum(meets * n for meets, n in taken[person["id"]]) <= person["maxOrders"])
    model.minimize(sum(cost) + 100_000 * sum(n * flies.negated() for flies, n in flown))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return len(orders), None
    each = day["volunteers"][0]["perOrder"]
    total = sum(
        solver.value(start) * n + each * n * (n + 1) // 2
        for flies, start, n in minutes if solver.value(flies))
    served = sum(n for flies, _, n in minutes if solver.value(flies))
    return len(orders) - served, total / max(1, served)


def flights(program, path, day, seconds):
    by_village = defaultdict(list)
    for order in day["orders"]:
        by_village[order["village"]].append(order["grams"])
    capacity = max(d["payload"] for d in day["drones"])
    _, line, spent = ours(program, path, 0)
    row = [f"{line['sorties']} (proven {line['bound']}, left {line['unserved']}; {spent:.2f} s)"]
    for pack in (pack_cp_sat, pack_highs, pack_vroom, pack_pyvrp):
        start = sum(os.times()[:4])
        share = seconds / len(by_village)
        count = sum(pack(weights, capacity, share) for weights in by_village.values())
        row.append(f"{count} ({sum(os.times()[:4]) - start:.1f} s)")
    return row


def whole_day(program, path, day, seconds):
    plan, line, _ = ours(program, path, 1)
    left, mean = schedule_cp_sat(day, plan, seconds)
    _, mine, spent = ours(program, path, seconds)
    row = [
        f"{line['unserved']} / {line['meanHandoff']:.1f}",
        f"{mine['unserved']} / {mine['meanHandoff']:.1f}",
        f"{left} / {mean:.1f}" if mean else "no plan"]
    for budget in (0, 0.01, 0.03, 0.1, 0.3, 1, 3):
        _, tried, spent = ours(program, path, budget)
        if mean is None or (tried["unserved"], tried["meanHandoff"]) <= (left, mean):
            row.append(f"{spent:.2f} s")
            return row
    return row + ["more than 3 s"]


def main():
    program, folder = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 10
    paths = [p for p in glob.glob(os.path.join(folder, "*.json")) if "events" not in p]
    days = sorted(((json.load(open(p)), p) for p in paths), key=lambda d: len(d[0]["orders"]))
    print(f"| flights, {seconds:g} s a day each | Engawa, first plan | CP-SAT | HiGHS | VROOM | PyVRP |")
    print("|---|---|---|---|---|---|")
    for day, path in days:
        row = flights(program, path, day, seconds)
        print(f"| {os.path.basename(path)[:-5]} |", " | ".join(row), "|", flush=True)
    print()
    print(
        f"| whole day: left / mean hand-off | Engawa, 1 s | Engawa, {seconds:g} s "
        f"| CP-SAT on our loads, {seconds:g} s | Engawa as good after |")
    print("|---|---|---|---|---|")
    for day, path in days:
        row = whole_day(program, path, day, seconds)
        print(f"| {os.path.basename(path)[:-5]} |", " | ".join(row), "|", flush=True)


if __name__ == "__main__":
    main()
