import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalValues

/// Looks for declarations of which rules fire that no example makes fire: from the model on, one field after the other, always the change
/// after which the fewest answers are still missing (``Absences``).
struct RuleClimb {
    /// The most fields that are changed for one rule.
    private static let mostSteps = 6

    private let rules: RuleSet
    private let values: FieldValues
    private let assembly: DeclarationAssembly
    private let judge: Judge

    init(_ rulebook: Rulebook, _ values: FieldValues, _ assembly: DeclarationAssembly) {
        (rules, self.values, self.assembly) = (rulebook.rules, values, assembly)
        judge = Judge(rulebook)
    }

    /// The rules of which none of some declarations makes a case fire, by their indexes among the anomalies of the files.
    func rulesWithout(_ declarations: [JSONValue]) -> [Int] {
        var fired: NameSet = []
        for declaration in declarations {
            ByteView.with(JSONWriter.bytes(of: declaration)) { bytes in
                guard (try? judge.decide(bytes, options: JudgingOptions())) != nil else { return }
                for anomaly in rules.model.anomalies where judge.severity(of: anomaly.code) != nil {
                    fired.insert(anomaly.code)
                }
            }
        }
        return rules.model.anomalies.indices.filter { !fired.contains(rules.model.anomalies[$0].code) }
    }

    /// The declarations on the way to one of which a rule fires, itself the last; the nearest that was found where there is none.
    func way(toRule order: Int) -> [[UInt8]] {
        let code = rules.model.anomalies[order].code
        let day = rules.all.first { $0.order == order }?.cases.compactMap(\.validity.from).max()
        var (choices, way): ([DeclarationAssembly.Choice], [[UInt8]]) = ([], [])
        var best = distance(assembly.declaration(choices, day: day, number: 1), code)
        let tries = values.places(ofRule: order).flatMap { place in
            values.candidates(place, ofRule: order).map { DeclarationAssembly.Choice(place: place, row: 0, value: $0) }
        }
        for _ in 0..<Self.mostSteps where best > 0 {
            var next: (distance: Int, choice: DeclarationAssembly.Choice, bytes: [UInt8])?
            for choice in tries where !choices.contains(where: { $0.place == choice.place }) {
                let bytes = assembly.declaration(choices + [choice], day: day, number: 1)
                let distance = distance(bytes, code)
                if distance < next?.distance ?? best { next = (distance, choice, bytes) }
            }
            guard let next else { return way }
            (best, choices) = (next.distance, choices + [next.choice])
            way.append(next.bytes)
        }
        return way
    }

    /// How many answers are missing; 0 where it fires.
    private func distance(_ declaration: [UInt8], _ code: String) -> Int {
        ByteView.with(declaration) { bytes in
            guard (try? judge.decide(bytes, options: JudgingOptions())) != nil else { return .max }
            guard judge.severity(of: code) == nil else { return 0 }
            let nearest = Absences(judge, showsPersonal: true).json(of: code).first
            return nearest?["voies"]?[0]?["ecart"]?.integer.map { $0 + 1 } ?? .max
        }
    }
}
