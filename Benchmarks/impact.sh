#!/bin/bash
# How fast a change of the rules is measured on a corpus, beside the batch that judges it once, and a verdict explained.
#   make release && swift build -c release --product aval-bench --static-swift-stdlib && Benchmarks/impact.sh [declarations]
# BIN=.build/debug tries it without figures that would mean anything.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-.build/release}
count=${1:-60000}
folder=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon"; rm -rf "$folder"' EXIT

# Another edition: night work is followed otherwise.
cp -R Rules Tariffs "$folder"
sed -i '/^- code: travail_nuit/,/categorie:/ s/categorie: SIA/categorie: SIR/' "$folder/Rules/determinants.yaml"
"$bin/aval-bench" generate "$count" "$folder/corpus.ndjson" >/dev/null

# Prints the time of a run that ends with 0.
timed() {
    local name=$1 start
    shift
    start=$(date +%s%N)
    "$@" >/dev/null 2>"$folder/erreurs" || { cat "$folder/erreurs" >&2; echo "$name : ended with $?" >&2; exit 1; }
    printf '%-24s %6d ms\n' "$name" $((($(date +%s%N) - start) / 1000000))
}

for _ in 1 2 3 4 5; do
    timed batch "$bin/aval" batch --jobs 2 --exit-zero --quiet --overwrite --output "$folder/verdicts" "$folder/corpus.ndjson"
    timed impact "$bin/aval" impact --jobs 2 --quiet --from . --to "$folder" --tolerance verdicts=100% "$folder/corpus.ndjson"
done

"$bin/aval" serve --socket "$folder/aval.sock" 2>/dev/null &
daemon=$!
python3 - "$folder/aval.sock" <<'EOF'
import json, socket, sys, time

with open("Samples/anomalies/categorie_incoherente.json") as file:
    declaration = json.load(file)
wire = socket.socket(socket.AF_UNIX)
for _ in range(200):
    try:
        wire.connect(sys.argv[1])
        break
    except OSError:
        time.sleep(0.05)
lines = wire.makefile("rb")
for name, more in [("valider", {}), ("valider, trace", {"trace": True})]:
    times = []
    for number in range(500):
        request = {"jsonrpc": "2.0", "id": number, "method": "valider", "params": {"declaration": declaration, **more}}
        start = time.perf_counter()
        wire.sendall(json.dumps(request).encode() + b"\n")
        assert b'"result"' in lines.readline()
        times.append(time.perf_counter() - start)
    times.sort()
    print(f"{name:24} p50 {times[250] * 1e3:.2f} ms, p99 {times[495] * 1e3:.2f} ms")
EOF
