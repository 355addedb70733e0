import AvalSource

/// Whether each entry of the experts' list of controls is answered once, or said to be out of reach.
struct FicheCheck {
    let model: RuleModel
    let log: FindingLog

    /// Who has an entry, and where that is written.
    private struct Holder {
        let fiche: Fiche
        let name: String
        let span: SourceSpan
    }

    func run() {
        var rules: [Holder] = []
        for anomaly in model.anomalies {
            let held = holders(anomaly.fiches, anomaly.code)
            tellShared(held, with: rules)
            rules += held
        }
        var outside: [Holder] = []
        for entry in model.uncontrolled {
            let held = holders([entry.fiche], "hors_controle.yaml")
            tellShared(held, with: outside)
            outside += held
            for holder in held {
                guard let rule = rules.first(where: { $0.fiche.overlaps(holder.fiche) }) else { continue }
                log.add(FicheFinding.controlled(holder.fiche.name, rule: rule.name, rule.span), at: holder.span)
            }
        }
    }

    private func holders(_ texts: [SourceText], _ name: String) -> [Holder] {
        texts.compactMap { text in Fiche(text.string).map { Holder(fiche: $0, name: name, span: text.span) } }
    }

    private func tellShared(_ held: [Holder], with others: [Holder]) {
        for holder in held {
            guard let other = others.first(where: { $0.fiche.overlaps(holder.fiche) }) else { continue }
            log.add(FicheFinding.repeated(holder.fiche.name, other: other.name, other.span), at: holder.span)
        }
    }
}
