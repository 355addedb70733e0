#!/usr/bin/env bash
# Every test that needs no machine for itself alone, in two runs beside each other: those of the doors, which mostly wait for
# processes, and all others. In each run one test follows the other: begun all together, one that waits stands behind a
# thousand others each time it goes on, until its time is up. The tests named by the argument are left out.
set -uo pipefail
load=$1
logs=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$logs"' EXIT

one_by_one() { swift test --skip-build --no-parallel --ignore-lock "$@"; }

one_by_one --filter DoorTests --skip "$load" >"$logs/doors" 2>&1 &
doors=$!
one_by_one --skip DoorTests
others=$?
wait $doors
doors=$?
cat "$logs/doors"
[ $others = 0 ] && [ $doors = 0 ]
