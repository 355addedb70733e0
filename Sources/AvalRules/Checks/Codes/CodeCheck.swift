import AvalSource
import AvalValues

/// Proves that every code of a determinant that an expression writes out is in force on every day on which it is asked for.
struct CodeCheck {
    private let model: RuleModel
    private let catalogue: WordDomain
    private let log: FindingLog
    /// The fields that have words, where one of these has days; mostly there are none to look at.
    private let wordFields: [Vocabulary.Field]

    init(_ model: RuleModel, log: FindingLog) {
        let fields = model.vocabulary.records.flatMap(\.fields)
        wordFields = fields.contains { !$0.wordPeriods.isEmpty } ? fields.filter { !$0.words.isEmpty } : []
        (self.model, self.log) = (model, log)
        catalogue = NamespaceBuilder.catalogueDomain(model)
    }

    /// Checks what rules write out on their own days, and what facts do on the days of the rules that reach them.
    func check(_ rules: [CompiledRule], _ facts: [CompiledFact], _ reach: NameReach) {
        guard model.coverage > 0 else { return }
        // What is judged outside the cover too has days on which nothing is known.
        let judged = rules.filter { !$0.isOutsideCoverage && !$0.isAboutReading }
        for rule in judged {
            for item in rule.cases {
                check(item.words, on: [item.validity], isFact: false)
                checkDatedWords(item.words, on: item.validity)
            }
        }
        for fact in facts where !fact.words.isEmpty {
            let users = judged.filter { reach.names(ofRule: $0.order).contains(fact.name) }
            check(fact.words, on: users.flatMap { $0.cases.map(\.validity) }, isFact: true)
        }
    }

    /// Tells the words of fields that may be declared on none of the days on which a case asks for them.
    private func checkDatedWords(_ uses: [WordUse], on validity: Validity) {
        for use in uses where !wordFields.isEmpty {
            let fields = wordFields.filter {
                $0.path.joined(separator: ".") == use.domain.name && $0.words.contains(use.word)
            }
            let periods = fields.compactMap { $0.wordPeriods[use.word] }
            guard !fields.isEmpty, periods.count == fields.count, !periods.contains(where: { $0.overlaps(validity) })
            else { continue }
            log.add(CodeFinding.wordOfOtherDays(use.word), at: use.span)
        }
    }

    private func check(_ uses: [WordUse], on validities: [Validity], isFact: Bool) {
        for use in uses where use.domain.name == catalogue.name {
            guard let determinant = model.determinants.first(where: { $0.code == use.word }) else { continue }
            for validity in validities {
                guard let missing = missing(determinant, validity, isFact: isFact) else { continue }
                log.add(missing, at: use.span)
                break
            }
        }
    }

    /// The first days of a validity on which a determinant is not in force.
    private func missing(_ determinant: Determinant, _ validity: Validity, isFact: Bool) -> CodeFinding? {
        let stretches = determinant.periods.map { period in
            Timeline.Stretch(
                from: period.validity.from, to: period.validity.to,
                label: period.category.map { model.categories.words[$0] } ?? "en vigueur")
        }
        var first = max(validity.from ?? .min, model.coverage)
        // Before the text that created it nobody asks a fact in earnest.
        if isFact, determinant.creation != nil, let start = stretches.compactMap(\.from).min() {
            first = max(first, start)
        }
        let timeline = Timeline(stretches, from: first)
        guard let hole = timeline.pieces.first(where: { $0.labels.isEmpty }), hole.from <= validity.to ?? .max else {
            return nil
        }
        let last = [hole.to, validity.to].compactMap(\.self).min()
        let start = CalendarDate(dayNumber: hole.from)
        let days = last.map { "du \(start) au \(CalendarDate(dayNumber: $0))" } ?? "depuis le \(start)"
        return .notInForce(
            determinant.code, days: days, isFact: isFact,
            drawing: timeline.lines + ["exemple : {salarie: {determinants: [\(determinant.code)]}, date: \(start)}"])
    }
}
