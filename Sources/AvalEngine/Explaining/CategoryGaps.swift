import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// What stands between the salariés of a declaration and a category that they do not have: for each, the determinants that would give it
/// or a stronger one, with what each lacks.
public struct CategoryGaps {
    /// A determinant that would give the category.
    public struct Option: Sendable {
        /// Its index in the catalogue; nil for one of the establishment's own.
        public let determinant: Int?
        /// What it would give, by its index from the weakest.
        public let category: Int
        /// What gives it, on the day where that is in force, else on the nearest day.
        public let period: Determinant.Period?
        /// Whether that is in force on the day.
        public let isInForce: Bool
        /// What it takes, each with whether it is so.
        public let conditions: [(text: String, holds: Bool)]

        /// How many of them are not so.
        public var distance: Int { conditions.count { !$0.holds } }
    }

    /// A salarié.
    public struct Salarie: Sendable {
        /// His position in the declaration.
        public let index: Int
        /// His `id`.
        public let id: String
        /// Whether he is present: only then he has a category.
        public let isPresent: Bool
        /// The category that he has, by its index from the weakest; nil without one.
        public let category: Int?
        /// Why he has it.
        public let why: JSONValue?
        /// What makes him absent, where he is.
        public let absence: JSONValue?
        /// What would give the category, the nearest first; empty where he has it or a stronger one.
        public let options: [Option]
    }

    private let judge: Judge
    private let judgement: Judgement
    private let showsPersonal: Bool

    /// Of what `judge` judged last; meaningless where that declaration could not be judged. Good until its next declaration.
    public init(_ judge: Judge, showsPersonal: Bool = false) {
        self.judge = judge
        judgement = Judgement(judge)
        self.showsPersonal = showsPersonal
    }

    /// Why the verdict gives no category to anybody; nil where it does.
    public var reason: String? {
        if judge.options.limit < .categories {
            return "les catégories ne se donnent qu'à partir de l'étape « \(Anomaly.Step.categories.word) »"
        }
        let first = CalendarDate(dayNumber: judge.rules.model.coverage)
        return judgement.givesCategories
            ? nil : "les règles commencent le \(first) : avant, elles ne donnent aucune catégorie"
    }

    /// The salariés, or the one of an `id`, with what stands between each and a category.
    public func salaries(to category: Int, id: String? = nil) -> [Salarie] {
        guard judge.rules.salarieType > 0 else { return [] }
        let rows = judge.record.rows(of: judge.rules.salarieType)
        return (0..<rows.count).compactMap { index in
            let name = rows[index][judge.layout.id].bytes.text
            if let id, TextKey(id) != TextKey(name) { return nil }
            let isPresent = judge.layout.isPresent(rows[index])
            let has = isPresent && judgement.givesCategories ? rows[index][judge.layout.category].word : nil
            let isGiven = has.map { $0 >= category } ?? false
            return Salarie(
                index: index, id: name, isPresent: isPresent, category: has,
                why: has == nil
                    ? nil : Explanations(judge, showsPersonal: showsPersonal).category(of: rows[index], at: index),
                absence: isPresent ? nil : absence(of: rows[index]),
                options: isGiven ? [] : options(category, rows[index]))
        }
    }

    private func absence(of row: SlotRow) -> JSONValue? {
        let presence = judge.state.frame(row: row).withView {
            judge.rules.explainPresence($0, showsPersonal: showsPersonal)
        }
        return presence.map { ExplanationJSON.json($0) }
    }

    private func options(_ category: Int, _ row: SlotRow) -> [Option] {
        let day = Judged(judge).day
        let carried = row[judge.layout.carried]
        let mask = carried.tag == .codes ? carried.payload : 0
        var found: [Option] = []
        for (index, determinant) in judge.rules.model.determinants.enumerated() {
            guard let (period, given) = nearest(determinant, to: category, day) else { continue }
            let entry = CodeEntry(standing: judge.rules.schema.catalogue.bytes(at: index), index: UInt16(index))
            var conditions = [
                ("porté par le salarié", mask >> UInt64(index) & 1 == 1),
                ("coché par l'entreprise", judge.codes.isTicked(entry)),
            ]
            let word = judge.rules.model.categories.categories[given].code
            if !period.validity.contains(day) {
                conditions.append(("donne \(word) ce jour-là : il le fait \(period.validity.words)", false))
            }
            found.append(
                Option(
                    determinant: index, category: given, period: period, isInForce: period.validity.contains(day),
                    conditions: conditions))
        }
        let own = judge.rules.ownCategory
        if own >= category, judge.rules.ownType != nil {
            let conditions = [
                ("porté par le salarié", judge.state.carriesOwn(row)),
                ("déclaré parmi ceux de l'établissement", judgement.hasOwnDeterminants),
            ]
            found.append(
                Option(determinant: nil, category: own, period: nil, isInForce: true, conditions: conditions))
        }
        return found.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }.map(\.element)
    }

    /// The period of a determinant that gives a category or a stronger one on the day, else the nearest to it that does.
    private func nearest(_ determinant: Determinant, to category: Int, _ day: Int) -> (Determinant.Period, Int)? {
        func distance(_ validity: Validity) -> Int {
            if let from = validity.from, day < from { return from - day }
            if let to = validity.to, day > to { return day - to }
            return 0
        }
        let fitting = determinant.periods.filter { ($0.category ?? -1) >= category }
        let best = fitting.min { distance($0.validity) < distance($1.validity) }
        return best.flatMap { period in period.category.map { (period, $0) } }
    }
}
