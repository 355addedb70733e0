import AvalSource

/// Codes of determinants that examples carry and that no determinant of their day has: an example of a rule that does not ask
/// whether codes are known means a code that is.
struct ExampleCodeCheck {
    let walk: CodeWalk
    let log: FindingLog

    func check(_ anomalies: [Anomaly], _ reach: NameReach) {
        for (order, anomaly) in anomalies.enumerated() where !reach.asksWhetherCodesAreKnown(order) {
            guard !anomaly.subjects.contains(where: \.subject.isAboutReading) else { continue }
            for example in anomaly.examples {
                let unknown = walk.unknown(
                    declaration: example.declaration, salarie: example.salarie, date: example.date)
                for code in unknown { log.add(ExampleCheckFinding.unknownCode(code), at: code.span) }
            }
        }
    }
}
