import GRDB

/// The tables of a batch: what verdicts hold, ready for queries. Amounts are whole cents, so that sums are exact.
enum TableSchema {
    /// Makes the tables in an empty database.
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE lot (
                  cle TEXT PRIMARY KEY,
                  valeur TEXT
                ) WITHOUT ROWID;
                CREATE TABLE fichiers (
                  id INTEGER PRIMARY KEY,
                  chemin TEXT NOT NULL
                );
                CREATE TABLE declarations (
                  id INTEGER PRIMARY KEY,
                  fichier INTEGER NOT NULL REFERENCES fichiers (id),
                  ligne INTEGER NOT NULL,
                  numero TEXT,
                  exercice INTEGER,
                  date TEXT,
                  statut TEXT NOT NULL,
                  presents INTEGER,
                  total_ht_centimes INTEGER,
                  total_tva_centimes INTEGER,
                  total_ttc_centimes INTEGER,
                  siret TEXT,
                  adherent TEXT
                );
                CREATE TABLE salaries (
                  declaration INTEGER NOT NULL REFERENCES declarations (id),
                  rang INTEGER NOT NULL,
                  id TEXT NOT NULL,
                  present INTEGER NOT NULL,
                  categorie TEXT,
                  categorie_declaree TEXT,
                  determinants TEXT NOT NULL,
                  PRIMARY KEY (declaration, rang)
                ) WITHOUT ROWID;
                CREATE TABLE anomalies (
                  declaration INTEGER NOT NULL REFERENCES declarations (id),
                  rang INTEGER NOT NULL,
                  code TEXT NOT NULL,
                  gravite TEXT NOT NULL,
                  etape TEXT NOT NULL,
                  chemin TEXT NOT NULL,
                  salarie TEXT,
                  message TEXT NOT NULL,
                  reference TEXT,
                  correction TEXT,
                  PRIMARY KEY (declaration, rang)
                ) WITHOUT ROWID;
                CREATE TABLE illisibles (
                  declaration INTEGER PRIMARY KEY REFERENCES declarations (id),
                  code INTEGER NOT NULL,
                  chemin TEXT NOT NULL,
                  message TEXT NOT NULL
                );
                CREATE TABLE totaux (
                  exercice INTEGER PRIMARY KEY,
                  declarations INTEGER NOT NULL,
                  acceptees INTEGER NOT NULL,
                  avec_reserves INTEGER NOT NULL,
                  refusees INTEGER NOT NULL,
                  sans_estimation INTEGER NOT NULL,
                  salaries INTEGER NOT NULL,
                  presents INTEGER NOT NULL,
                  total_ht_centimes INTEGER NOT NULL,
                  total_tva_centimes INTEGER NOT NULL,
                  total_ttc_centimes INTEGER NOT NULL
                );
                CREATE TABLE executions (
                  id INTEGER PRIMARY KEY,
                  commencee_le TEXT NOT NULL,
                  programme TEXT NOT NULL,
                  regles TEXT NOT NULL,
                  regles_du TEXT,
                  options TEXT NOT NULL,
                  entrees TEXT NOT NULL
                );
                CREATE TABLE totaux_categories (
                  exercice INTEGER NOT NULL REFERENCES totaux (exercice),
                  categorie TEXT NOT NULL,
                  salaries INTEGER NOT NULL,
                  PRIMARY KEY (exercice, categorie)
                ) WITHOUT ROWID;
                """)
    }

    /// Makes what queries need by what people ask for; at the end, since keeping it up to date would cost more.
    static func createIndexes(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE INDEX IF NOT EXISTS anomalies_code ON anomalies (code, gravite);
                CREATE INDEX IF NOT EXISTS declarations_numero ON declarations (numero);
                CREATE INDEX IF NOT EXISTS declarations_siret ON declarations (siret);
                CREATE INDEX IF NOT EXISTS declarations_adherent ON declarations (adherent);
                CREATE INDEX IF NOT EXISTS declarations_statut ON declarations (statut, exercice);
                """)
        for view in TableViews.all { try database.execute(sql: view.sql) }
    }
}
