#!/bin/sh
# strip.sh BINARY BYTES: takes the names and positions that only a debugger reads out of a program, keeps them beside it in
# BINARY.debug, and fails when what is left is larger than it should be.
set -eu
binary=$1
largest=$2

# A program that was stripped by an earlier call has nothing to keep: what is beside it is still right.
if readelf --sections --wide "$binary" | grep -q ' \.symtab '; then
    objcopy --only-keep-debug "$binary" "$binary.debug"
    objcopy --strip-all --add-gnu-debuglink="$binary.debug" "$binary"
    chmod -x "$binary.debug"
fi

size=$(stat -c %s "$binary")
if [ "$size" -gt "$largest" ]; then
    echo "$binary fait $size octets, plus que les $largest permis (Makefile, LARGEST)." >&2
    echo "Si la chaîne Swift a changé, ses données d'ICU ont pu revenir : voir Deploy/release/options.mk." >&2
    exit 1
fi
echo "$binary : $size octets ; ses symboles : $binary.debug"
