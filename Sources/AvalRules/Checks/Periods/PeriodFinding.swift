import AvalSource

/// What can be wrong with periods that follow one another. `before` is the span of the period before; `drawing` shows the days,
/// and a declaration of one of them.
enum PeriodFinding: FindingKind {
    static let stage = "Périodes"

    case unordered(before: SourceSpan)
    case endlessBefore(before: SourceSpan, drawing: [String])
    case overlap(days: String, before: SourceSpan, drawing: [String])
    case gap(days: String, before: SourceSpan, drawing: [String])
    /// `what` is the thing with its periods, `remedy` how to say that nothing is missing.
    case lateStart(what: String, days: String, remedy: String, drawing: [String])

    enum Code: String, FindingCode {
        case unordered = "periodes_desordonnees"
        case overlap = "periodes_superposees"
        case gap = "periodes_trouees"
        case lateStart = "debut_manquant"

        var title: FindingTitle {
            switch self {
            case .unordered: .error("Périodes en désordre")
            case .overlap: .error("Périodes qui se chevauchent")
            case .gap: .warning("Jours manquants entre deux périodes")
            case .lateStart: .warning("Jours manquants avant la première période")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unordered(let span):
            .init(
                .unordered, "cette période commence avant la précédente",
                help: "rangez les périodes de la plus ancienne à la plus récente", related: Self.before(span))
        case .endlessBefore(let span, let drawing):
            .init(
                .overlap, "cette période commence alors que la précédente dure encore",
                help: "donnez à la précédente un dernier jour, avec « au »", related: Self.before(span),
                drawing: drawing)
        case .overlap(let days, let span, let drawing):
            .init(
                .overlap, "cette période commence avant la fin de la précédente : deux valent \(days)",
                help: "faites-la commencer le lendemain de l'autre", related: Self.before(span), drawing: drawing)
        case .gap(let days, let span, let drawing):
            .init(
                .gap, "des jours manquent entre cette période et la précédente : rien ne vaut \(days)",
                help: "faites-la commencer le lendemain de l'autre, si rien ne manque entre elles",
                related: Self.before(span), drawing: drawing)
        case .lateStart(let what, let days, let remedy, let drawing):
            .init(
                .lateStart, "\(what) n'a pas de période \(days), jours que couvrent les règles",
                help: "ajoutez la période qui manque, ou \(remedy)", drawing: drawing)
        }
    }

    private static func before(_ span: SourceSpan) -> [Finding.Related] {
        [.init("la période précédente est ici", at: span)]
    }
}
