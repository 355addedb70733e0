import AvalSource
import AvalValues

/// The parameters that a mapping of a rule file names as values (`categorie: service.NAME`), put in their place.
struct ParameterUse {
    /// What stands before the name of a parameter, here and in expressions.
    static let prefix = "service."

    let parameters: [ServiceParameter]
    /// Whether all of the file could be read: a name that is missing is then unknown.
    let isComplete: Bool
    let log: FindingLog

    /// The mapping as it reads from one day to another: once where no parameter in it changes. Each value keeps the span of
    /// the name that stands for it.
    func readings(of map: YAMLMap, during validity: Validity) -> [(map: YAMLMap, validity: Validity)] {
        var names: [(name: String, span: SourceSpan)] = []
        map.node.forEachScalar { text, span in Self.name(in: text).map { names.append(($0, span)) } }
        guard !names.isEmpty else { return [(map, validity)] }
        let used = names.compactMap { parameter($0.name, at: $0.span) }
        let starts = Set(used.flatMap { $0.timeline.compactMap(\.validity.from) }).filter { day in
            validity.contains(day) && validity.contains(day - 1)
        }.sorted()
        let firsts = [validity.from] + starts
        let lasts = starts.map { Int?.some($0 - 1) } + [validity.to]
        return zip(firsts, lasts).compactMap { from, to in
            let day = from ?? (to ?? 0)
            let node = map.node.replacingScalars { text in
                guard let name = Self.name(in: text) else { return .itself }
                return used.first { $0.code == name }.map { .text($0.setting(on: day).text) } ?? .unknown
            }
            return YAMLMap(node, what: map.what, log: log).map { ($0, Validity(from: from, to: to)) }
        }
    }

    /// The names of the parameters that a mapping reads.
    static func names(in node: YAMLNode) -> [String] {
        var names: [String] = []
        node.forEachScalar { text, _ in name(in: text).map { names.append($0) } }
        return names
    }

    private func parameter(_ name: String, at span: SourceSpan) -> ServiceParameter? {
        if let found = parameters.first(where: { $0.code == name }) { return found }
        guard isComplete else { return nil }
        let known = parameters.map(\.code)
        log.add(ParameterFinding.unknown(name, near: Nearest.word(of: name, among: known), known: known), at: span)
        return nil
    }

    /// The name of a parameter, where a value is nothing else.
    private static func name(in text: String) -> String? {
        guard text.hasPrefix(prefix) else { return nil }
        let name = text.dropFirst(prefix.count)
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? String(name) : nil
    }
}
