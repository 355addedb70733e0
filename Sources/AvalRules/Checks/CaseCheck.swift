import AvalSource

/// Cases that are never reached, because one above them is true whenever they are.
struct CaseCheck {
    let log: FindingLog

    func check(_ anomaly: Anomaly) {
        for (place, later) in anomaly.cases.enumerated() {
            guard let condition = later.wording.condition.map(Self.words) else { continue }
            let hiding = anomaly.cases[..<place].first { earlier in
                guard let other = earlier.wording.condition.map(Self.words) else { return false }
                return (other == condition || other == ["true"]) && earlier.validity.covers(later.validity)
            }
            guard let hiding else { continue }
            log.warning(
                "cas_masque", "ce cas n'est jamais atteint : un cas plus haut est vrai chaque fois que lui",
                at: later.span,
                help: "supprimez l'un des deux, ou corrigez leurs conditions ou leurs dates",
                related: [.init("le cas qui le précède est ici", at: hiding.span)])
        }
    }

    /// A condition without the blanks that change nothing.
    private static func words(_ text: SourceText) -> [Substring] { text.string.split(whereSeparator: \.isWhitespace) }
}
