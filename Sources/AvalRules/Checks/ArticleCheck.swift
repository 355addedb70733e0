import AvalSource
import AvalValues

/// Rules that rest on no text, and do not say why.
struct ArticleCheck {
    let log: FindingLog

    func check(_ anomalies: [Anomaly]) {
        for anomaly in anomalies where !anomaly.wording.saysFoundation {
            let isSaid = !anomaly.cases.isEmpty && anomaly.cases.allSatisfy(\.wording.saysFoundation)
            if !isSaid { log.add(AnomalyFinding.noArticle(anomaly.code), at: anomaly.span) }
        }
    }
}

extension Anomaly.Wording {
    /// Whether the text that founds it, or why there is none, is written.
    fileprivate var saysFoundation: Bool { written.contains("reference") || written.contains("sans_article") }
}
