import AvalJSON
import AvalValues

/// What tells two editions apart, as an expert would write it for those who live with it: French, thing by thing.
public struct ReleaseNotes {
    private let comparison: RuleComparison
    /// What shows each change, by its index; nil where nothing was to be searched.
    private let shown: [SearchOutcome?]

    /// The notes of a comparison, its changes shown by a search; without one nothing is searched.
    public init(_ comparison: RuleComparison, _ search: DisagreementSearch? = nil) {
        self.comparison = comparison
        shown = comparison.changes.map { search?.outcome(of: $0) }
    }

    /// Whether something changed on which verdicts may depend.
    public var hasEffect: Bool { !comparison.effective.isEmpty }

    /// The notes, lines with their ends.
    public var text: String {
        let (before, after) = comparison.editions
        var lines = [
            "De « \(before.name) » (\(before.files.version))", "à « \(after.name) » (\(after.files.version))", "",
        ]
        if comparison.changes.isEmpty {
            lines.append("Rien ne change : les deux disent la même chose.")
        }
        let indexes = comparison.changes.indices
        for section in Section.allCases {
            let found = indexes.filter { section.holds(comparison.changes[$0]) }
            if found.isEmpty { continue }
            lines.append("\(section.title) (\(found.count))")
            for index in found { lines += paragraph(index).map { "  " + $0 } }
            lines.append("")
        }
        if !comparison.rewritten.isEmpty {
            lines.append("Récrits sans rien dire d'autre : \(comparison.rewritten.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The notes as one JSON value.
    public var json: JSONValue {
        let (before, after) = comparison.editions
        func edition(_ edition: RuleEdition) -> JSONValue {
            ["nom": .string(edition.name), "regles": .string(edition.files.version)]
        }
        let changes = zip(comparison.changes, shown).map { change, outcome -> JSONValue in
            guard let outcome, case .object(var members) = change.json else { return change.json }
            switch outcome {
            case .found(let disagreement): members.append(JSONMember("desaccord", disagreement.json))
            case .notFound(let tries): members.append(JSONMember("essais_sans_desaccord", .integer(tries)))
            }
            return .object(members)
        }
        return .object([
            JSONMember("de", edition(before)), JSONMember("a", edition(after)),
            JSONMember("modifications", .array(changes)),
            JSONMember("recrits", .array(comparison.rewritten.map { .string($0) })),
        ])
    }

    private func paragraph(_ index: Int) -> [String] {
        let change = comparison.changes[index]
        var lines = [ChangeWords.heading(change)]
        if let reach = ChangeWords.reach(change) { lines.append("    \(reach)") }
        if change.isEffective, !change.references.isEmpty {
            lines.append("    d'après : \(change.references.joined(separator: " ; "))")
        }
        lines += change.edits.map { "    \(ChangeWords.line($0))" }
        switch shown[index] {
        case .found(let disagreement):
            lines.append("    par exemple : \(Self.compact(disagreement.declaration))")
            lines.append("      avant : \(disagreement.before) ; après : \(disagreement.after)")
            if !disagreement.isWhole {
                lines.append(
                    "      (une valeur personnelle est cachée : cette déclaration ne se rejoue pas telle quelle)")
            }
        case .notFound(let tries):
            lines.append("    aucun désaccord trouvé en \(tries) essais : cela ne prouve pas qu'il n'y en a pas")
        case nil: break
        }
        return lines
    }

    private static func compact(_ value: JSONValue) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }

    /// The chapters of the notes, in their order.
    private enum Section: CaseIterable {
        case rulesAdded, rulesEnded, rulesRemoved, rulesChanged, determinants, tariffs, others, explanations

        var title: String {
            switch self {
            case .rulesAdded: "Règles ajoutées"
            case .rulesEnded: "Règles qui prennent fin"
            case .rulesRemoved: "Règles retirées"
            case .rulesChanged: "Règles modifiées"
            case .determinants: "Déterminants"
            case .tariffs: "Prix et tarifs"
            case .others: "Faits, vocabulaire, choix du service et autres"
            case .explanations: "Sans effet sur les verdicts"
            }
        }

        func holds(_ change: RuleChange) -> Bool {
            if !change.isEffective { return self == .explanations }
            switch change.subject {
            case .rule:
                switch change.nature {
                case .added: return self == .rulesAdded
                case .removed: return self == .rulesRemoved
                case .changed: return self == (change.isEnding ? .rulesEnded : .rulesChanged)
                }
            case .determinant: return self == .determinants
            case .tariff: return self == .tariffs
            case .fact, .field, .parameter, .codeList, .file: return self == .others
            }
        }
    }
}

extension RuleChange {
    /// Whether all that changed is that it has a last day now.
    fileprivate var isEnding: Bool {
        let told = edits.filter { !$0.isNote }
        return !told.isEmpty && told.allSatisfy { $0.path.last == "au" && $0.before == nil }
    }
}
