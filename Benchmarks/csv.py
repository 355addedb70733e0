#!/usr/bin/env python3
"""Declarations as a spreadsheet would have them: NDJSON on standard input, CSV on standard output, one salarié a row.

    Benchmarks/csv.py utf-8 < lot.ndjson > lot.csv
    Benchmarks/csv.py windows-1252 < lot.ndjson > lot.csv
"""
import json
import sys

COMPANY = """numero exercice date adherent.numero adherent.raison_sociale adherent.siret adherent.code_naf adherent.adresse.voie
adherent.adresse.code_postal adherent.adresse.commune adherent.contact.telephone adherent.contact.email determinants paiement.mode
paiement.iban paiement.rum""".split()
SALARIE = """id nom prenom sexe date_naissance date_entree date_sortie contrat poste code_pcs determinants
categorie_declaree""".split()


def cell(declaration, path):
    value = declaration
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return ""
    text = " ".join(value) if isinstance(value, list) else str(value)
    if len(text) == 10 and text[4] == text[7] == "-":
        text = f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ';"\r\n') else text


def paths(value, before=""):
    """The paths of all that a declaration says, its salariés aside."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from paths(inner, f"{before}{key}.")
        elif key != "salaries":
            yield before + key


def check(declaration):
    """Rows that left something out would be read faster than what they stand for."""
    lost = set(paths(declaration)) - set(COMPANY)
    for salarie in declaration["salaries"]:
        lost |= set(paths(salarie)) - set(SALARIE)
    if lost:
        sys.exit(f"no column for {', '.join(sorted(lost))}")


def main():
    output = open(sys.stdout.fileno(), "w", encoding=sys.argv[1], errors="replace", newline="")
    output.write(";".join(COMPANY + ["salarie." + name for name in SALARIE]) + "\n")
    for line in sys.stdin.buffer:
        declaration = json.loads(line)
        check(declaration)
        company = ";".join(cell(declaration, path) for path in COMPANY)
        for salarie in declaration["salaries"] or [{}]:
            output.write(company + ";" + ";".join(cell(salarie, name) for name in SALARIE) + "\n")


main()
