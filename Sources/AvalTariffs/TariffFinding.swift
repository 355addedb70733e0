import AvalSource

/// What may be wrong in tariff files, whatever the kinds of their lines; what one kind alone finds stands beside it.
enum TariffFinding: FindingKind {
    static let stage = "Tarifs"

    /// A folder without any tariff.
    case noTariff(folder: String)
    /// A file without anything in it.
    case emptyFile(path: String)
    /// Two tariffs of one exercice.
    case repeatedExercice(Int, first: SourceSpan)
    /// Exercices between two others without a tariff.
    case gap(years: [Int], earlier: SourceSpan)
    /// A file whose name is another year than its content.
    case otherYear(path: String, exercice: Int)
    /// An exercice that is no year.
    case noYear
    /// A rate that was probably meant as a fraction.
    case smallRate(String)
    /// A tariff without lines.
    case noLine
    /// Two lines of one code.
    case repeatedCode(String, first: SourceSpan)
    /// A line that names no word.
    case noWord
    /// An amount that is none; `mended` is what was probably meant.
    case noAmount(name: String, mended: String?, example: String)
    case outOfReach(name: String, most: String)
    /// A fact to choose by that a declaration may leave out.
    case optionalFact(String)
    /// A name that is no fact of the sort wanted; `facts` are those that may stand there.
    case noFact(String, WantedFact, record: TariffNames.Record, isKnown: Bool, near: String?, facts: [String])
    /// A date of the campaign, in a tariff whose exercice has no such date.
    case noCampaign(String, Int)
    /// A date that the calendar has not.
    case noDay(String)
    /// A line to look at that the tariff has not.
    case noSuchLine(String, near: String?)
    /// A line to look at whose amount depends on this one's.
    case laterLine(String)
    /// Words left out without a fact that has them.
    case unneededWords
    /// Words of the choosing fact of which nothing says whether they are billed.
    case forgottenWords([String], fact: String, example: String?)
    /// A word that the choosing fact has not.
    case unknownWord(String, near: String?, words: [String])
    /// A word that two lines bill, or a line and `non_factures`.
    case repeatedWord(String, first: SourceSpan, example: String?)

    enum Code: String, FindingCode {
        case noTariff = "tarifs_absents"
        case repeatedExercice = "exercice_en_double"
        case gap = "exercice_sans_tarif"
        case otherYear = "exercice_du_fichier"
        case smallRate = "taux_douteux"
        case noWord = "ligne_sans_mot"
        case noAmount = "montant_inattendu"
        case optionalFact = "fait_peut_manquer"
        case noCampaign = "campagne_absente"
        case laterLine = "ligne_calculee_apres"
        case forgottenWord = "mot_non_tarife"
        case repeatedWord = "mot_tarife_deux_fois"

        var title: FindingTitle {
            switch self {
            case .noTariff: .error("Aucun tarif")
            case .repeatedExercice: .error("Deux tarifs pour un exercice")
            case .gap: .warning("Exercice sans tarif")
            case .otherYear: .warning("Fichier nommé d'un autre exercice")
            case .smallRate: .warning("Taux de taxe douteux")
            case .noWord: .warning("Ligne qui ne facture personne")
            case .noAmount: .error("Montant inattendu")
            case .optionalFact: .error("Fait qui peut manquer")
            case .noCampaign: .error("Date d'une campagne inconnue")
            case .laterLine: .error("Ligne calculée après")
            case .forgottenWord: .error("Mot sans tarif")
            case .repeatedWord: .error("Mot tarifé deux fois")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .noTariff(let folder):
            .init(
                .noTariff, "le dossier « \(folder) » n'a aucun tarif",
                help: "mettez-y un fichier par exercice, par exemple « 2023.yaml »")
        case .emptyFile(let path):
            .init(.emptyFile, "le tarif « \(path) » est vide", help: "remplissez-le, ou supprimez-le")
        case .repeatedExercice(let exercice, let first):
            .init(
                .repeatedExercice, "l'exercice \(exercice) a déjà un tarif",
                help: "corrigez l'exercice, ou supprimez l'un des deux fichiers",
                related: [.init("le premier est ici", at: first)])
        case .gap(let years, let earlier):
            .init(
                .gap, "aucun tarif pour \(years.map(String.init).joined(separator: ", "))",
                help: "ajoutez ces exercices, si des déclarations peuvent en parler",
                related: [.init("le tarif précédent est ici", at: earlier)],
                drawing: years.map { "\($0) ┄┄┄┄ rien" }
                    + years.prefix(1).map { "exemple : {declaration: {exercice: \($0)}}" })
        case .otherYear(let path, let exercice):
            .init(
                .otherYear, "le fichier « \(path) » donne les prix de l'exercice \(exercice)",
                help: "corrigez l'exercice, ou renommez le fichier")
        case .noYear:
            .init(.unexpectedNumber, "« exercice » doit être une année", help: "écrivez-la en quatre chiffres : 2026")
        case .smallRate(let text):
            .init(
                .smallRate, "le taux s'écrit en pour cent : ceci vaut \(text) %",
                help: "pour vingt pour cent, écrivez « 20.00 »")
        case .noLine:
            .init(.emptyList, "ce tarif n'a aucune ligne", help: "écrivez-en au moins une, avec son prix")
        case .repeatedCode(let code, let first):
            .init(
                .repeatedName, "la ligne « \(code) » existe déjà dans ce tarif", help: "donnez-lui un autre code",
                related: [.init("la première est ici", at: first)])
        case .noWord:
            .init(
                .noWord, "cette ligne ne facture personne",
                help: "écrivez les mots qu'elle facture, ou supprimez-la")
        case .noAmount(let name, let mended, let example):
            .init(
                .noAmount, "« \(name) » doit être un nombre à deux décimales au plus, avec un point",
                help: mended.map { "écrivez « \($0) »" } ?? "écrivez par exemple « \(example) », sans espace ni signe")
        case .outOfReach(let name, let most):
            .init(
                .noAmount, "« \(name) » est hors de portée : \(most) au plus", help: "vérifiez le point décimal")
        case .optionalFact(let name):
            .init(
                .optionalFact,
                "« \(name) » peut être absent : un salarié sans lui ne serait facturé par aucune ligne",
                help:
                    "dans faits.yaml, définissez un fait qui dit quoi retenir alors : « if \(name) = null then … else \(name) »"
            )
        case .noFact(let name, let wanted, let record, let isKnown, let near, let facts):
            .init(
                .unknownFact, "« \(name) » n'est pas \(wanted.words(record.words))",
                help: isKnown
                    ? wanted.help
                    : near.map { "vouliez-vous dire « \($0) » ?" }
                        ?? "faits possibles : \(facts.joined(separator: ", "))")
        case .noCampaign(let name, let exercice):
            .init(
                .noCampaign, "campagnes.yaml ne donne pas « \(name) » pour l'exercice \(exercice)",
                help: "ajoutez-y la campagne de \(exercice), ou écrivez une date")
        case .noDay(let text):
            .init(.unexpectedValue, "le calendrier n'a pas de « \(text) »", help: "écrivez une date, année-mois-jour")
        case .noSuchLine(let code, let near):
            .init(
                .unknownName, "ce tarif n'a pas de ligne « \(code) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez le code d'une autre de ses lignes")
        case .laterLine(let code):
            .init(
                .laterLine, "le montant de « \(code) » dépend lui-même de celui de cette ligne",
                help: "retirez-la : un minimum se calcule sans les majorations, et une majoration après lui")
        case .unneededWords:
            .init(
                .unneededKey, "« non_factures » ne dit rien sans « selon »",
                help: "écrivez « selon » et le fait dont ce sont des mots, ou supprimez « non_factures »")
        case .forgottenWords(let words, let fact, let example):
            .init(
                .forgottenWord,
                "rien ne dit si ces mots de « \(fact) » sont facturés : "
                    + words.map { "« \($0) »" }.joined(separator: ", "),
                help: "ajoutez chacun à « pour » d'une ligne, ou à « non_factures »" + HeadFinding.shown(example))
        case .unknownWord(let word, let near, let words):
            .init(
                .unknownWord, "« \(word) » n'est pas un de ces mots : \(words.joined(separator: ", "))",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "choisissez l'un d'eux")
        case .repeatedWord(let word, let first, let example):
            .init(
                .repeatedWord, "« \(word) » est déjà rangé dans ce tarif",
                help: "gardez une seule des deux lignes" + HeadFinding.shown(example),
                related: [.init("il est déjà ici", at: first)])
        }
    }
}
