#!/bin/bash
# The figures of batches: the memory and the time that an export takes, to a file and to tables.
#   make release && swift build -c release --product aval-bench --static-swift-stdlib && Benchmarks/lots.sh [declarations]
# BIN=.build/debug tries it without figures that would mean anything.
# The export is made in $TMPDIR (1,100,000 declarations, 10.4 million salariés, 3 GB by default), and let go of at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-.build/release}
count=${1:-1100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Prints the most memory that a run had resident, its processor time and its time.
measure() {
    local name=$1 peak=0 ticks=0 seen line start
    shift
    rm -f "$folder"/sortie*
    start=$(date +%s%N)
    "$@" >"$folder/recapitulatif" &
    while seen=$(grep -s VmHWM /proc/$!/status | tr -dc 0-9) && [ -n "$seen" ]; do
        peak=$seen
        line=$(cut -d' ' -f14,15 /proc/$!/stat 2>/dev/null) && ticks=$((${line/ /+}))
        sleep 0.02
    done
    wait $! || { echo "$name : ended with $?" >&2; exit 1; }
    printf '%-44s %4d MiB  %7d ms of processor  %7d ms\n' "$name" $((peak / 1024)) \
        $((ticks * 1000 / $(getconf CLK_TCK))) $((($(date +%s%N) - start) / 1000000))
}

"$bin/aval-bench" generate "$count" "$folder/lot.ndjson"
# A tenth of it as spreadsheets write it: rows are longer than declarations.
head -$((count / 10)) "$folder/lot.ndjson" >"$folder/part.ndjson"
for encoding in utf-8 windows-1252; do Benchmarks/csv.py $encoding <"$folder/part.ndjson" >"$folder/$encoding.csv"; done
# Lines of about 1 MiB: declarations of 3,600 salariés.
"$bin/aval-bench" generate 100 "$folder/long.ndjson" --mean 3600
batch() { measure "$1" "$bin/aval" batch --quiet --exit-zero "${@:2}"; }
measure "validate --brief, one thread" "$bin/aval" validate --exit-zero --brief "$folder/lot.ndjson"
measure "validate, one thread" "$bin/aval" validate --exit-zero "$folder/lot.ndjson"
batch "batch --brief, one thread, file" --jobs 1 --brief "$folder/lot.ndjson" --output "$folder/sortie"
batch "batch, one thread, file" --jobs 1 "$folder/lot.ndjson" --output "$folder/sortie"
batch "batch --brief, two threads, file" --jobs 2 --brief "$folder/lot.ndjson" --output "$folder/sortie"
batch "batch, two threads, file" --jobs 2 "$folder/lot.ndjson" --output "$folder/sortie"
batch "batch, two threads, tables" --jobs 2 "$folder/lot.ndjson" --database "$folder/sortie"
for jobs in 1 2; do
    for input in part.ndjson utf-8.csv windows-1252.csv; do
        batch "batch --brief, --jobs $jobs, $input" --jobs $jobs --brief "$folder/$input" --output "$folder/sortie"
    done
done
batch "batch --brief --empreinte, one thread" --jobs 1 --brief --empreinte "$folder/part.ndjson" --output "$folder/sortie"
batch "lines of 1 MiB, two threads, file" --jobs 2 "$folder/long.ndjson" --output "$folder/sortie"
batch "lines of 1 MiB, two threads, tables" --jobs 2 "$folder/long.ndjson" --database "$folder/sortie"
