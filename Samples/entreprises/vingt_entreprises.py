#!/usr/bin/env python3
"""Écrit vingt entreprises du bâtiment, de 2017 à 2027, une par fichier, toujours les mêmes.

usage : python3 Samples/entreprises/vingt_entreprises.py Samples/entreprises

Chaque entreprise déclare ce qu'une vraie déclare : des métiers de sa branche, ses apprentis, ses absents. Les unes sont justes, les
autres portent les fautes que l'on voit le plus ; l'en-tête de chacune dit lesquelles. Le rang d'un salarié décide de tout : aucun
tirage, aucune horloge. Les personnes, les entreprises et les identifiants sont inventés.
"""
import datetime
import json
import pathlib
import sys

NOMS = ["MARTIN", "BERNARD", "THOMAS", "PETIT", "LEFÈVRE", "MOREAU", "N'GUYEN", "D'ÂNCOURT", "JEANNIN", "VUILLEMIN", "FAIVRE",
        "GRANDJEAN", "PERNOT", "CUENOT", "BARTHOD", "DA SILVA", "YILMAZ", "BENALI"]
HOMMES = ["Jean", "Loïc", "Karim", "Mickaël", "José", "Théo", "Antoine", "Mehmet", "Éric", "Noël"]
FEMMES = ["Hélène", "Zoé", "Marie", "Inès", "Chloé", "Françoise", "Aïcha", "Élodie"]

# Ce que donnent les déterminants, pour la catégorie que l'entreprise déclare : la plus forte.
SIR = {"amiante", "plomb", "cmr", "chute_echafaudage", "hyperbare", "agents_biologiques_3_4", "rayonnements_a", "rayonnements_b",
       "manutention_55kg", "mineur_travaux_reglementes", "risque_particulier_employeur"}
SIR_AVANT_OCTOBRE_2025 = {"caces", "habilitation_electrique"}
SIA = {"grossesse", "mineur", "agents_biologiques_2", "champs_electromagnetiques", "pension_invalidite", "travail_nuit",
       "travailleur_handicape"}


def categorie(codes, jour):
    codes = set(codes)
    if codes & SIR or (codes & SIR_AVANT_OCTOBRE_2025 and jour < "2025-10-01"):
        return "SIR"
    return "SIA" if codes & SIA else "SI"


def luhn(chiffres):
    somme = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (2 if rang % 2 else 1)
        somme += valeur - 9 if valeur > 9 else valeur
    return somme % 10


def avec_cle(chiffres):
    return next(chiffres + str(cle) for cle in range(10) if luhn(chiffres + str(cle)) == 0)


def identifiants(rang):
    siren = avec_cle(f"{81000000 + rang * 137:08}")
    return avec_cle(siren + "0001"), f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}"


class Entreprise:
    def __init__(self, nom, raison_sociale, naf, jour, ville, exercice=None):
        self.nom, self.jour, self.lignes = nom, jour, []
        Entreprise.rang = getattr(Entreprise, "rang", 0) + 1
        self.rang = Entreprise.rang
        siret, tva = identifiants(self.rang)
        code_postal, commune = ville
        self.fiche = {
            "numero": f"{jour[:4]}-{self.rang:03}", "exercice": exercice or int(jour[:4]), "date": jour,
            "adherent": {
                "numero": f"{4000 + self.rang:06}", "raison_sociale": raison_sociale, "siret": siret,
                "tva_intracommunautaire": tva, "code_naf": naf, "date_adhesion": f"{1990 + self.rang}-04-01",
                "adresse": {"voie": f"{self.rang} rue des Artisans", "code_postal": code_postal, "commune": commune},
                "contact": {"telephone": f"03 81 00 {self.rang:02} 00", "email": f"contact{self.rang}@example.fr"}}}
        self.paiement = {"mode": "virement"}

    def emploie(self, combien, poste, pcs, codes=(), contrat="cdi", sexe=None, ne=None, **autres):
        for _ in range(combien):
            rang = len(self.lignes)
            son_sexe = sexe or ("F" if rang % 9 == 4 and not codes else "M")
            prenoms = HOMMES if son_sexe == "M" else FEMMES
            annee = int(self.jour[:4])
            fiche = {
                "id": f"s{rang + 1}", "nom": NOMS[(rang * 5 + self.rang) % len(NOMS)],
                "prenom": prenoms[(rang * 3 + self.rang) % len(prenoms)], "sexe": son_sexe,
                "date_naissance": ne or f"{annee - 22 - rang * 7 % 37}-{1 + rang * 5 % 12:02}-{1 + rang * 11 % 28:02}",
                "date_entree": f"{annee - 1 - rang % 6}-{1 + rang % 12:02}-01" if contrat != "apprentissage" else f"{annee - 1}-09-01",
                "contrat": contrat, "poste": poste, "code_pcs": pcs, "determinants": list(codes),
                "categorie_declaree": categorie(codes, self.jour)}
            fiche.update(autres)
            self.lignes.append({cle: valeur for cle, valeur in fiche.items() if valeur != "absent"})
        return self

    def preleve(self, iban="FR7630006000011234567890189"):
        self.paiement = {"mode": "prelevement", "iban": iban, "rum": f"RUM{self.rang:08}"}
        return self

    def avec(self, **champs):
        self.fiche.update(champs)
        return self

    def declaration(self):
        coches = []
        for fiche in self.lignes:
            coches += [code for code in fiche["determinants"] if code not in coches]
        fiche = dict(self.fiche)
        fiche.setdefault("determinants", coches)
        fiche["paiement"] = self.paiement
        return fiche, self.lignes


BESANCON, PONTARLIER, SECHIN, VESOUL, DOLE = (
    ("25000", "BESANCON"), ("25300", "PONTARLIER"), ("25110", "SECHIN"), ("70000", "VESOUL"), ("39100", "DOLE"))


def entreprises():
    # Trois menuisiers, tout est juste ; aucun tarif n'est connu pour 2017.
    yield (Entreprise("menuiserie_2017", "MENUISERIE DU LOMONT", "43.32A", "2017-11-20", PONTARLIER)
           .emploie(2, "Menuisier poseur", "632d").emploie(1, "Secrétaire comptable", "543b", sexe="F"))
    # Des maçons, dont un apprenti de 17 ans aux travaux réglementés ; l'un est resté « SI » malgré ses charges.
    yield (Entreprise("maconnerie_2018", "MACONNERIE JURASSIENNE", "43.99C", "2018-10-08", DOLE)
           .emploie(7, "Maçon", "632a").emploie(2, "Maçon coffreur", "621b", ["manutention_55kg"])
           .emploie(1, "Maçon coffreur", "621b", ["manutention_55kg"], categorie_declaree="SI")
           .emploie(1, "Apprenti maçon", "632a", ["mineur_travaux_reglementes"], "apprentissage", ne="2001-02-14")
           .emploie(1, "Conducteur de travaux", "481a"))
    # Des échafaudeurs, une conduite d'engins que la société n'a pas cochée.
    yield (Entreprise("echafaudage_2019", "ECHAFAUDAGES DU DOUBS", "43.99E", "2019-11-12", BESANCON)
           .emploie(12, "Monteur d'échafaudage", "632a", ["chute_echafaudage"])
           .emploie(3, "Chef d'équipe échafaudage", "621a", ["chute_echafaudage", "travail_nuit"])
           .emploie(2, "Cariste", "652a", ["caces"]).emploie(1, "Assistante", "542a", sexe="F")
           .avec(determinants=["chute_echafaudage", "travail_nuit"]).preleve())
    # Du désamiantage : des contrats courts sur l'amiante, un code PCS qui n'existe pas.
    yield (Entreprise("desamiantage_2020", "DECONTAMINATION COMTOISE", "43.99D", "2020-11-23", BESANCON)
           .emploie(16, "Opérateur de désamiantage", "632a", ["amiante"])
           .emploie(4, "Opérateur de désamiantage", "632a", ["amiante", "plomb"], "cdd")
           .emploie(2, "Chef de chantier désamiantage", "481b", ["amiante"]).emploie(1, "Magasinier", "622b")
           .emploie(2, "Assistante de direction", "461b", sexe="F"))
    # Des grues, tous en renforcé comme le voulait le droit d'alors ; un salarié est sorti et n'a pas été retiré.
    yield (Entreprise("levage_2021", "LEVAGE ET GRUES DE L'EST", "43.99E", "2021-12-01", VESOUL)
           .emploie(6, "Grutier", "651a", ["caces"]).emploie(1, "Grutier", "651a", ["caces"], date_sortie="2021-06-30")
           .emploie(1, "Mécanicien", "634b").emploie(1, "Secrétaire", "542a", sexe="F"))
    # Une agence de travail temporaire : soixante intérimaires, qui ne sont pas facturés ici, et cinq permanents.
    yield (Entreprise("interim_2022", "INTERIM BATIMENT SERVICES", "78.20Z", "2022-12-05", BESANCON)
           .emploie(24, "Maçon", "632a", contrat="interim").emploie(18, "Manœuvre", "681a", contrat="interim")
           .emploie(10, "Grutier", "651a", ["caces"], "interim").emploie(5, "Opérateur de désamiantage", "632a", ["amiante"], "interim")
           .emploie(3, "Électricien", "633a", ["habilitation_electrique"], "interim").emploie(5, "Chargé de recrutement", "461d")
           .preleve())
    # Un peintre et ses apprentis : deux mineurs, dont un affecté au plomb et déclaré « non affecté à des travaux réglementés ».
    yield (Entreprise("peinture_2022", "PEINTURES ET DECORS", "43.34Z", "2022-11-21", PONTARLIER)
           .emploie(3, "Peintre", "632g", ["cmr"]).emploie(1, "Peintre décapeur", "632g", ["plomb"])
           .emploie(1, "Apprenti peintre", "632g", contrat="apprentissage", ne="2002-05-30")
           .emploie(1, "Apprenti peintre", "632g", ["mineur"], "apprentissage", ne="2005-10-02")
           .emploie(1, "Apprenti peintre", "632g", ["mineur", "plomb"], "apprentissage", ne="2006-03-19"))
    # Des couvreurs ; le poste de l'un n'est pas rempli, la catégorie d'un autre non plus.
    yield (Entreprise("couverture_2023", "TOITS DE SECHIN", "43.91B", "2023-11-15", SECHIN)
           .emploie(4, "Couvreur", "632e").emploie(1, "Couvreur zingueur", "632e", ["chute_echafaudage"], categorie_declaree="absent")
           .emploie(1, " ", "632e"))
    # Des électriciens, avant la réforme : l'habilitation donne le suivi renforcé.
    yield (Entreprise("electricite_2023", "ELEC HAUT-DOUBS", "43.21A", "2023-12-04", PONTARLIER)
           .emploie(9, "Électricien", "633a", ["habilitation_electrique"])
           .emploie(3, "Électricien nacelle", "633a", ["habilitation_electrique", "caces"])
           .emploie(1, "Apprenti électricien", "633a", ["mineur_travaux_reglementes"], "apprentissage", ne="2006-01-12")
           .emploie(1, "Gestionnaire de paie", "543b", sexe="F").preleve())
    # Des plombiers ; une salariée enceinte exposée au plomb : rien n'est interdit d'écrire, tout est dit.
    yield (Entreprise("plomberie_2024", "SANITAIRE ET CHAUFFAGE BISONTIN", "43.22A", "2024-11-18", BESANCON)
           .emploie(3, "Plombier chauffagiste", "632f").emploie(1, "Plombière", "632f", ["grossesse", "plomb"], sexe="F")
           .emploie(1, "Assistante", "542a", ["grossesse"], sexe="F"))
    # Des travaux publics, quarante-cinq personnes ; le déterminant des nuits est coché, et personne ne le porte.
    yield (Entreprise("travaux_publics_2024", "TERRASSEMENTS DU JURA", "43.12A", "2024-12-09", DOLE)
           .emploie(18, "Conducteur d'engins", "621c", ["caces"]).emploie(12, "Ouvrier de voirie", "621e")
           .emploie(6, "Manœuvre", "671c").emploie(4, "Chef de chantier", "481b").emploie(2, "Conducteur de travaux", "382c")
           .emploie(2, "Secrétaire", "542a", sexe="F").emploie(1, "Maçon VRD", "621b", ["manutention_55kg"])
           .avec(determinants=["caces", "manutention_55kg", "travail_nuit"]).preleve())
    # Les mêmes électriciens, quinze jours après la réforme : cinq sont restés déclarés en renforcé.
    yield (Entreprise("electricite_reforme_2025", "ELEC HAUT-DOUBS", "43.21A", "2025-10-15", PONTARLIER)
           .emploie(5, "Électricien", "633a", ["habilitation_electrique"], categorie_declaree="SIR")
           .emploie(4, "Électricien", "633a", ["habilitation_electrique"])
           .emploie(3, "Électricien nacelle", "633a", ["habilitation_electrique", "caces"])
           .emploie(1, "Électricien en rénovation", "633a", ["habilitation_electrique", "amiante"])
           .emploie(1, "Gestionnaire de paie", "543b", sexe="F").preleve())
    # Du levage, après la réforme : tout est juste.
    yield (Entreprise("levage_2025", "LEVAGE ET GRUES DE L'EST", "43.99E", "2025-12-01", VESOUL)
           .emploie(20, "Grutier", "651a", ["caces"]).emploie(4, "Élingueur", "652a", ["caces", "travail_nuit"])
           .emploie(3, "Mécanicien", "634b").emploie(2, "Planificateur", "481a").emploie(1, "Comptable", "543b", sexe="F"))
    # Du contrôle par rayonnements : des catégories A et B, un salarié qui porte les deux.
    yield (Entreprise("controle_2025", "CONTROLES NON DESTRUCTIFS", "71.20B", "2025-11-17", BESANCON)
           .emploie(3, "Radiologue industriel", "474c", ["rayonnements_a"])
           .emploie(3, "Aide radiologue", "474c", ["rayonnements_b"])
           .emploie(1, "Radiologue industriel", "474c", ["rayonnements_a", "rayonnements_b"])
           .emploie(1, "Secrétaire", "542a", sexe="F"))
    # Des scaphandriers et leurs caissons.
    yield (Entreprise("travaux_immerges_2026", "TRAVAUX SUBAQUATIQUES", "42.91Z", "2026-03-16", BESANCON)
           .emploie(7, "Scaphandrier", "621e", ["hyperbare"]).emploie(2, "Scaphandrier soudeur", "621e", ["hyperbare", "cmr"])
           .emploie(1, "Chef d'opérations hyperbares", "481b", ["hyperbare"]).preleve())
    # De la démolition, au plomb, le jour où ses seuils disparaissent.
    yield (Entreprise("demolition_2026", "DEMOLITION ET CURAGE", "43.11Z", "2026-04-10", DOLE)
           .emploie(14, "Démolisseur", "681a", ["plomb"]).emploie(5, "Démolisseur", "681a", ["plomb", "amiante"])
           .emploie(2, "Conducteur de pelle", "621c", ["caces"]).emploie(1, "Conductrice de travaux", "481a", sexe="F"))
    # Des façades, la nuit, en partie sans code PCS.
    yield (Entreprise("facades_2026", "FACADES COMTOISES", "43.99C", "2026-09-15", BESANCON)
           .emploie(8, "Façadier", "632a", ["chute_echafaudage"])
           .emploie(6, "Façadier de nuit", "632a", ["chute_echafaudage", "travail_nuit"])
           .emploie(2, "Manœuvre", "absent", ["travail_nuit"]))
    # Des charpentiers : un travailleur handicapé, une pension d'invalidité, un risque propre à la scierie.
    yield (Entreprise("charpente_2026", "CHARPENTES DES PREMIERS SAPINS", "43.91A", "2026-11-16", PONTARLIER)
           .emploie(7, "Charpentier", "632c", ["poussieres_de_bois"], categorie_declaree="SIR")
           .emploie(1, "Charpentier", "632c", ["travailleur_handicape"]).emploie(1, "Scieur", "675b", ["pension_invalidite"])
           .emploie(1, "Apprenti charpentier", "632c", contrat="apprentissage", ne="2007-08-09")
           .emploie(1, "Assistante", "542a", sexe="F")
           .avec(determinants_particuliers=[{"code": "poussieres_de_bois", "libelle": "Poussières de bois à la scierie",
                                             "motif": "Sciage et ponçage quotidiens, évaluation des risques de 2026"}]))
    # Un artisan seul, sans salarié.
    yield Entreprise("artisan_seul_2026", "ARTISAN SEUL", "43.33Z", "2026-10-05", SECHIN)
    # Un groupe de quatre cents personnes, avec un code de la NAF 2025 ; dix fautes s'y perdent.
    groupe = Entreprise("groupe_2027", "GROUPE BATIR EST", "41.00H", "2027-01-18", BESANCON)
    for fois in range(10):
        (groupe.emploie(12, "Maçon", "632a").emploie(6, "Coffreur", "621b", ["manutention_55kg"])
         .emploie(4, "Grutier", "651a", ["caces"]).emploie(4, "Électricien", "633a", ["habilitation_electrique"])
         .emploie(4, "Monteur d'échafaudage", "632a", ["chute_echafaudage"]).emploie(3, "Ouvrier de nuit", "621e", ["travail_nuit"])
         .emploie(2, "Chef de chantier", "481b").emploie(1, "Ingénieure d'étude", "382a", sexe="F")
         .emploie(2, "Apprenti maçon", "632a", contrat="apprentissage", ne=f"2006-{1 + fois:02}-21")
         .emploie(1, "Peintre décapeur", "632g", ["plomb"], categorie_declaree="SI").emploie(1, "Comptable", "543b", sexe="F"))
    yield groupe.preleve()


def ecrit(fichier, fiche, salaries):
    lignes = ["{"]
    lignes += [f"  {json.dumps(cle)}: {json.dumps(valeur, ensure_ascii=False)}," for cle, valeur in fiche.items()]
    lignes.append('  "salaries": [' + ("" if salaries else "]"))
    if salaries:
        lignes.append(",\n".join("    " + json.dumps(salarie, ensure_ascii=False) for salarie in salaries))
        lignes.append("  ]")
    fichier.write_text("\n".join(lignes + ["}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for entreprise in entreprises():
        datetime.date.fromisoformat(entreprise.jour)
        ecrit(pathlib.Path(sys.argv[1]) / f"{entreprise.nom}.json", *entreprise.declaration())
