#!/usr/bin/env python3
"""Écrit deux_cents_salaries.json : une entreprise sans anomalie de 200 salariés, toujours la même.

usage : python3 Samples/entreprises/deux_cents_salaries.py > Samples/entreprises/deux_cents_salaries.json

Le rang d'un salarié décide de tout : aucun tirage, aucune horloge.
"""
import json

NOMS = ["MARTIN", "BERNARD", "THOMAS", "PETIT", "LEFÈVRE", "MOREAU", "N'GUYEN", "D'ÂNCOURT"]
PRENOMS = [("M", "Jean"), ("F", "Hélène"), ("M", "Loïc"), ("F", "Zoé"), ("M", "Karim")]
POSTES = [("Maçon", "632a"), ("Menuisier", "632d"), ("Électricien", "633a"), ("Métallier", "634b"), ("Secrétaire", "542a")]
# Les déterminants qu'un salarié sur cinq porte, avec la catégorie qu'ils donnent en 2023.
PORTES = [(["amiante"], "SIR"), (["travail_nuit"], "SIA"), (["caces"], "SIR"), (["caces", "travail_nuit"], "SIR"),
          (["agents_biologiques_2"], "SIA"), (["habilitation_electrique"], "SIR"), (["chute_echafaudage", "cmr"], "SIR")]


def salarie(rang):
    sexe, prenom = PRENOMS[rang % len(PRENOMS)]
    poste, pcs = POSTES[rang % len(POSTES)]
    determinants, categorie = PORTES[rang // 5 % len(PORTES)] if rang % 5 == 0 else ([], "SI")
    naissance = f"{1960 + rang % 40}-{1 + rang % 12:02}-{1 + rang % 28:02}"
    entree = f"{2019 + rang % 4}-{1 + rang % 12:02}-01"
    contrat = "apprentissage" if rang % 25 == 24 else ["cdi", "cdi", "cdd"][rang % 3]
    if naissance.startswith("1978"):
        # Ni visite de mi-carrière à annoncer…
        naissance = "1979" + naissance[4:]
    if contrat == "apprentissage":
        # … ni apprenti d'un âge rare, ni amiante en contrat court.
        naissance = "2001" + naissance[4:]
    if "amiante" in determinants:
        contrat = "cdi"
    if rang % 40 == 39:
        # Un apprenti de 17 ans.
        naissance, contrat, entree = f"2006-{4 + rang // 40:02}-02", "apprentissage", "2022-09-01"
        determinants, categorie = ["mineur"], "SIA"
    return {"id": f"s{rang + 1}", "nom": NOMS[rang % len(NOMS)], "prenom": prenom, "sexe": sexe,
            "date_naissance": naissance, "date_entree": entree, "contrat": contrat, "poste": poste, "code_pcs": pcs,
            "determinants": determinants, "categorie_declaree": categorie}


salaries = [salarie(rang) for rang in range(200)]
declaration = {
    "numero": "grande", "exercice": 2023, "date": "2023-11-15",
    "adherent": {"numero": "000200", "raison_sociale": "GRANDE ENTREPRISE", "siret": "73282932000074", "code_naf": "41.20B",
                 "contact": {"email": "contact@example.fr"}},
    "determinants": sorted({code for fiche in salaries for code in fiche["determinants"]}),
    "paiement": {"mode": "prelevement", "iban": "FR7630006000011234567890189", "rum": "RUM00000200"},
}
print("{")
for cle, valeur in declaration.items():
    print(f"  {json.dumps(cle)}: {json.dumps(valeur, ensure_ascii=False)},")
print('  "salaries": [')
print(",\n".join("    " + json.dumps(fiche, ensure_ascii=False) for fiche in salaries))
print("  ]\n}")
