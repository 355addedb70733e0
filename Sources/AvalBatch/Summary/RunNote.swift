import AvalOperations
import AvalSystem

/// A run of a batch: what was judged, when, by what. A report and tables say it, so that whoever finds them later knows
/// what they show; it counts for no result.
public struct RunNote: Sendable {
    /// The inputs, as they were named.
    public var inputs: [String] = []
    /// When it began, in seconds since 1970.
    public var began = 0
    /// The program and its version.
    public var program = ""
    /// When a file of the rules or tariffs was last changed, in seconds since 1970; nil where nobody knows.
    public var rulesChanged: Int?
    /// The options that decide what is written.
    public var options: [String] = []

    /// A run of which nothing is known.
    public init() {}

    /// `27/11/2026 à 21:15 (heure de Paris)`.
    static func french(_ seconds: Int) -> String {
        let text = ParisClock.moment(secondsSince1970: seconds).description
        let parts = text.prefix(10).split(separator: "-")
        guard parts.count == 3, text.utf8.count >= 16 else { return text }
        return "\(parts[2])/\(parts[1])/\(parts[0]) à \(text.dropFirst(11).prefix(5)) (heure de Paris)"
    }

    /// What is told of it, each under its name.
    func facts(rulesVersion: String) -> [(name: String, value: String)] {
        var facts: [(String, String)] = []
        if !inputs.isEmpty {
            let shown = inputs.prefix(20).map { $0 == "-" ? "entrée standard" : $0.shown }
            let more = inputs.count > 20 ? ["et \(FrenchNumbers.count(inputs.count - 20)) autres"] : []
            facts.append(("Entrées", (shown + more).joined(separator: ", ")))
        }
        if began > 0 { facts.append(("Commencé le", Self.french(began))) }
        if !program.isEmpty { facts.append(("Programme", program)) }
        let changed = rulesChanged.map { ", fichiers du \(Self.french($0))" } ?? ""
        facts.append(("Règles", rulesVersion + changed))
        if !options.isEmpty { facts.append(("Options", options.joined(separator: " ").shown)) }
        return facts
    }
}
