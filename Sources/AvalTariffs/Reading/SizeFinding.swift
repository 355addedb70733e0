import AvalSource

/// What may be wrong in bands of sizes: a price, or a way of calling, for so many present salariés.
enum SizeFinding: FindingKind {
    static let stage = "Tranches d'un tarif"

    /// What the bands say.
    enum Kind {
        case price, calls

        /// « ne dit le prix », in the sentences of findings.
        var words: String { self == .price ? "le prix" : "les appels" }
    }

    /// A bound that is no number of salariés.
    case noSize(String)
    /// A band that ends before it begins.
    case reversed(Int, Int)
    /// Sizes before a band that are in none.
    case gap(Kind, ClosedRange<Int>, String?)
    /// A size that is in two bands.
    case overlap(Kind, Int, earlier: SourceSpan, String?)
    /// Sizes from the last band on that are in none.
    case open(Kind, from: Int, String?)

    enum Code: String, FindingCode {
        case reversed = "tranche_vide"
        case gap = "tranches_trouees"
        case overlap = "tranches_superposees"

        var title: FindingTitle {
            switch self {
            case .reversed: .error("Tranche qui finit avant de commencer")
            case .gap: .error("Nombre de salariés sans tranche")
            case .overlap: .error("Nombre de salariés dans deux tranches")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .noSize(let key):
            .init(
                .unexpectedNumber, "« \(key) » doit être un nombre de salariés",
                help: "écrivez-le en chiffres, par exemple « 10 »")
        case .reversed(let from, let to):
            .init(
                .reversed, "cette tranche va de \(from) à \(to) : aucun nombre de salariés n'y est",
                help: "échangez « de » et « a »")
        case .gap(let kind, let sizes, let example):
            .init(
                .gap, "aucune tranche ne dit \(kind.words) pour \(SizeRange.text(sizes.lowerBound, sizes.upperBound))",
                help: "commencez cette tranche à \(sizes.lowerBound), ou ajoutez celle qui manque avant elle"
                    + HeadFinding.shown(example))
        case .overlap(let kind, let size, let earlier, let example):
            .init(
                .overlap, "deux tranches disent \(kind.words) pour \(SizeRange.text(size, size))",
                help: "« de » et « a » sont compris : commencez l'une à \(size + 1), ou finissez l'autre à \(size - 1)"
                    + HeadFinding.shown(example),
                related: [.init("l'autre est ici", at: earlier)])
        case .open(let kind, let size, let example):
            .init(
                .gap, "aucune tranche ne dit \(kind.words) pour \(SizeRange.text(size, Int.max))",
                help: "ajoutez une tranche « de: \(size) », sans « a »" + HeadFinding.shown(example))
        }
    }
}
