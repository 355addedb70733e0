#!/bin/sh
# Shows that a program which asks ICU for data ends with a sentence when it is linked as the released one is.
# essai.sh OPTION…: the linker's options of options.mk.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/date.swift" <<'SWIFT'
import Foundation

let formatter = DateFormatter()
formatter.dateStyle = .full
print(formatter.string(from: Date(timeIntervalSince1970: 0)))
SWIFT
clang -O2 -I Sources/CNoICU/include -c Sources/CNoICU/NoICU.c -o "$folder/NoICU.o"
swiftc -static-stdlib "$@" "$folder/date.swift" "$folder/NoICU.o" -o "$folder/date" 2>"$folder/link" ||
    { cat "$folder/link" >&2; exit 1; }
if "$folder/date" >"$folder/said" 2>&1; then
    echo "Un programme lié sans les données d'ICU a formaté une date : $(cat "$folder/said")" >&2
    exit 1
fi
grep -q "données « .* » d'ICU" "$folder/said" || { cat "$folder/said" >&2; exit 1; }
echo "Lié sans les données d'ICU, un programme qui les demande finit par : $(head -1 "$folder/said")"
