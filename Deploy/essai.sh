#!/bin/sh
# Shows Aval at work: starts the daemon on a socket of its own, submits a sample through it, prints the verdict, stops it.
set -eu
aval=$1
folder=$(mktemp -d)
socket=$folder/aval.sock
sample=Samples/guide/socie_a_signer.json

"$aval" serve --socket "$socket" 2>"$folder/journal" &
daemon=$!
trap 'exit 130' INT TERM
trap 'kill "$daemon" 2>/dev/null || true; wait "$daemon" 2>/dev/null || true; rm -rf "$folder"' EXIT

for _ in $(seq 100); do
    grep -q "l'écoute" "$folder/journal" && break
    kill -0 "$daemon" 2>/dev/null || { cat "$folder/journal" >&2; exit 2; }
    sleep 0.1
done
[ -S "$socket" ] || { echo "Le démon n'a pas démarré." >&2; cat "$folder/journal" >&2; exit 2; }

echo "Le démon écoute. La déclaration $sample, soumise par son socket, reçoit ce verdict :"
echo
status=0
"$aval" submit --socket "$socket" --format text "$sample" || status=$?
# A refused declaration (1) is a verdict; anything else is not.
[ "$status" -le 1 ] || { cat "$folder/journal" >&2; exit "$status"; }
cat <<TEXT

Pour continuer :
  $aval serve --socket /tmp/aval.sock &                     un démon à soi
  $aval submit --socket /tmp/aval.sock $sample    une déclaration, le verdict en JSON
  $aval validate --format text $sample            la même chose sans démon
  $aval check                                               vérifier les règles après les avoir modifiées
  $aval --help                                              tout le reste ; voir aussi README.md
TEXT
