#!/usr/bin/env bash
# Shows what a change costs: each folder beside this file holds one small real change.
#
#   NAME/change.patch   the change, in git's form, under a first line « # Aim: N files under Sources »
#   NAME/proof.txt      commands, each on a line that opens with « $ », and under each what it must print
#   NAME/…              whatever else the commands read
#
# All patches are applied to a copy of the working tree, one after the other and without any fuzz; each may touch no more files
# under Sources than its aim says. The copy is then built once, and the proofs are run in it: in their commands `aval` is the
# changed program, `$CASE` the folder NAME, and `$TMP` an empty folder. The copy and its build are kept under .build/cost, so
# that only what changed since is built again.
#
#   Tests/ChangeCost/run.sh                   everything
#   Tests/ChangeCost/run.sh apply             without the build and the proofs: seconds
#   Tests/ChangeCost/run.sh record NAME       makes what the working tree changes since its last commit the patch NAME
#   AVAL_RECORD=1 Tests/ChangeCost/run.sh     also writes the proofs anew; then someone reads the difference
#
# A patch that no longer applies is mended in a clean working tree: `git apply --reject Tests/ChangeCost/NAME/change.patch`, the
# rest by hand, `Tests/ChangeCost/run.sh record NAME`, and the sources put back (`git checkout Sources`; `git clean` what is new).
# Each patch is made against the sources as they are, none against another: two that change neighbouring lines must move apart.
set -euo pipefail
cd "$(dirname "$0")/../.."
cases=Tests/ChangeCost
kept=$PWD/.build/cost
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
# The stage is no work tree of git's, wherever temporary folders are.
# Programs that fit what they say to a terminal find one of 100 columns.
export LC_ALL=C.UTF-8 COLUMNS=100 GIT_CEILING_DIRECTORIES=$(dirname "$stage")

passed=0
failed=0
fail() { echo "FAILED $1: $2" >&2; failed=$((failed + 1)); }

names() { find "$cases" -mindepth 2 -name change.patch -printf '%h\n' | sed 's|.*/||' | sort; }
aim() { sed -n '1s/^# Aim: \([0-9]*\) files\{0,1\} under Sources$/\1/p' "$1"; }

# The files of the working tree that git keeps or would keep, and the resolved versions of what we depend on.
copy_tree() {
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do
            if [ -e "$file" ]; then printf '%s\0' "$file"; fi
        done | tar -c --null --no-recursion -T - | tar -x -C "$stage"
    if [ -e Package.resolved ]; then cp Package.resolved "$stage/"; fi
}

# Applies one patch to the stage and compares what it touches with its aim.
apply() {
    local patch=$PWD/$cases/$1/change.patch aim touched others
    aim=$(aim "$patch")
    [ -n "$aim" ] || { fail "$1" "the first line of its patch is not « # Aim: N files under Sources »"; return; }
    [ -f "$cases/$1/proof.txt" ] || { fail "$1" "there is no $cases/$1/proof.txt"; return; }
    if ! (cd "$stage" && git apply --whitespace=nowarn "$patch"); then
        fail "$1" "its patch no longer applies. To mend it: « git apply --reject $cases/$1/change.patch », by hand what git left in
    .rej files, « $cases/run.sh record $1 », then « git checkout Sources » (the head of run.sh says more)"
        return
    fi
    touched=$(cd "$stage" && git apply --numstat "$patch" | cut -f3)
    others=$(grep -vc '^Sources/' <<<"$touched" || true)
    touched=$(grep '^Sources/' <<<"$touched" || true)
    local count
    count=$(grep -c . <<<"$touched" || true)
    if [ "$count" -gt "$aim" ]; then
        fail "$1" "it touches $count files under Sources, and its aim is $aim:"
        sed 's/^/    /' <<<"$touched" >&2
        return
    fi
    passed=$((passed + 1))
    printf '%-22s %d of %d files under Sources%s\n' "$1" "$count" "$aim" \
        "$([ "$others" = 0 ] || echo ", $others elsewhere")"
    sed 's/^/    /' <<<"$touched"
}

# Makes the kept copy equal to the stage, leaving alone what is equal: what has not been written is not built again.
refresh() {
    mkdir -p "$kept/tree"
    (cd "$kept/tree" && find . -type f -print0) | while IFS= read -r -d '' file; do
        [ -e "$stage/$file" ] || rm -f "$kept/tree/$file"
    done
    (cd "$stage" && find . -type f -print0) | while IFS= read -r -d '' file; do
        cmp -s "$stage/$file" "$kept/tree/$file" || install -D "$stage/$file" "$kept/tree/$file"
    done
    find "$kept/tree" -type d -empty -delete
}

# Runs the commands of a proof and prints them with what they say, as the file should.
transcript() {
    local line
    while IFS= read -r line; do
        case $line in
        '$ '*)
            printf '%s\n' "$line"
            (cd "$kept/tree" && timeout 60 bash -c "${line#\$ }" 2>&1 </dev/null) || echo "(exit $?)"
            ;;
        '# '* | '') printf '%s\n' "$line" ;;
        esac
    done <"$cases/$1/proof.txt"
}

prove() {
    local said=$stage.said
    TMP=$(mktemp -d) CASE=$PWD/$cases/$1
    export TMP CASE
    transcript "$1" >"$said"
    rm -rf "$TMP"
    [ "${AVAL_RECORD:-}" != 1 ] || cp "$said" "$cases/$1/proof.txt"
    if diff -u --label "$1/proof.txt" --label "what the changed program says" "$cases/$1/proof.txt" "$said"; then
        passed=$((passed + 1))
        echo "$1: proved"
    else
        fail "$1" "the changed program does not do what its proof says"
    fi
    rm -f "$said"
}

record() {
    local patch=$cases/$1/change.patch head
    mkdir -p "$cases/$1"
    head=$(sed -n '/^diff --git/q;p' "$patch" 2>/dev/null || true)
    # New files are seen through an index of our own: what is staged stays as it is.
    cp "$(git rev-parse --git-path index)" "$stage/index"
    export GIT_INDEX_FILE=$stage/index
    git add --intent-to-add -- . ":!$cases"
    {
        echo "${head:-# Aim: 2 files under Sources}"
        git diff --no-color --no-ext-diff --src-prefix=a/ --dst-prefix=b/ HEAD -- . ":!$cases"
    } >"$stage/patch"
    cp "$stage/patch" "$patch"
    echo "$patch"
}

case ${1:-all} in
record) record "${2:?the name of a change}"; exit ;;
apply | all) ;;
*) echo "usage: $0 [apply | record NAME]" >&2; exit 2 ;;
esac

copy_tree
for name in $(names); do apply "$name"; done
if [ "$failed" = 0 ] && [ "${1:-all}" = all ]; then
    refresh
    swift build --package-path "$kept/tree" --scratch-path "$kept/build" --product aval -q \
        --explicit-target-dependency-import-check error
    PATH=$kept/build/debug:$PATH
    for name in $(names); do prove "$name"; done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
