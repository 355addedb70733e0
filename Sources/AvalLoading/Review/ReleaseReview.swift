import AvalEngine
import AvalRules
import AvalSource
import AvalValues

/// What remains to be looked at before files are put in service: every doubt, every deduced price, every day of review that
/// is past or near, in whatever part of a file it is written.
///
/// It reads the YAML itself rather than what readers made of it: a reader that takes a doubt and forgets it hides nothing.
public enum ReleaseReview {
    /// How many days before a day of review it is told.
    static let notice = 60
    /// Below these keys stand declarations, whose fields may bear any name.
    private static let declarations: Set = ["exemples"]
    /// This file is one.
    private static let template = "modele.yaml"
    private static let costs = "cout_moyen_national.yaml"

    /// What is found in the files on a day (a day number), in their order.
    public static func findings(in files: RuleFiles, today: Int) -> [Finding] {
        let rules = files.rules.filter { $0.path != template }
        let written = (rules + files.tariffs).compactMap { YAMLReader.read($0.source).0 }
        let years = yearsWithCosts(rules)
        let unknown = files.tariffs.compactMap { YAMLReader.read($0.source).0 }.compactMap { unbounded($0, years) }
        return written.flatMap { findings(in: $0, today) } + unknown
    }

    /// The years whose average cost the rules know.
    private static func yearsWithCosts(_ rules: [RuleFiles.Entry]) -> [Int] {
        let file = rules.first { $0.path == costs }
        let items = value("couts", in: file.flatMap { YAMLReader.read($0.source).0 })?.items ?? []
        return items.compactMap { item in value("exercice", in: item)?.string.flatMap { Int($0) } }
    }

    /// A tariff whose contribution could not be held against the law's bounds: of a year since the first known average cost
    /// that has none.
    private static func unbounded(_ tariff: YAMLNode, _ years: [Int]) -> Finding? {
        guard let first = years.min(), let exercice = value("exercice", in: tariff), let text = exercice.string,
            let year = Int(text),
            year >= first, !years.contains(year)
        else { return nil }
        return Finding(ReleaseFinding.unbounded(exercice: text), at: exercice.span)
    }

    private static func value(_ key: String, in node: YAMLNode?) -> YAMLNode? {
        node?.entries?.first { $0.name == key }?.value
    }

    /// The exercices that a rulebook's rules cover before its first tariff: nothing is estimated for them; nil where there are
    /// none.
    public static func exercicesWithoutTariff(_ rulebook: Rulebook) -> ClosedRange<Int>? {
        // Rules without a first day cover no exercice that could be named.
        guard rulebook.rules.model.coverage > 0 else { return nil }
        let first = CalendarDate(dayNumber: rulebook.rules.model.coverage).year
        guard let known = rulebook.tariffs.map(\.exercice).min(), first < known else { return nil }
        return first...known - 1
    }

    /// That some exercices have no tariff, as a finding.
    public static func finding(without years: ClosedRange<Int>) -> Finding {
        Finding(ReleaseFinding.uncovered(years), at: nil)
    }

    /// Exercices in French.
    public static func words(_ years: ClosedRange<Int>) -> String {
        years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound) à \(years.upperBound)"
    }

    private static func findings(in node: YAMLNode, _ today: Int) -> [Finding] {
        switch node.content {
        case .sequence(let items): items.flatMap { findings(in: $0, today) }
        case .mapping(let entries):
            entries.flatMap { entry -> [Finding] in
                if declarations.contains(entry.name) { return [] }
                if let found = finding(of: entry, today) { return [Finding(found, at: entry.value.span)] }
                return findings(in: entry.value, today)
            }
        case .scalar, .unreadable: []
        }
    }

    private static func finding(of entry: YAMLNode.Entry, _ today: Int) -> ReleaseFinding? {
        guard let text = entry.value.string else { return nil }
        switch entry.name {
        case "doute": return .doubt(text)
        case "deduit": return text == "oui" ? .deduced : nil
        case "a_revoir":
            guard let date = CalendarDate(text), date.dayNumber - today <= notice else { return nil }
            return date.dayNumber < today ? .overdue(date) : .soon(date)
        default: return nil
        }
    }
}
