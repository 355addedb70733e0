import AvalEngine
import AvalRules
import AvalSource
import AvalTariffs
import AvalValues

/// All that examples should exercise of a rulebook, with what is still to be shown.
struct CoverageItems {
    private let rulebook: Rulebook
    private let exercise: Exercise

    init(_ rulebook: Rulebook, _ exercise: Exercise) {
        self.rulebook = rulebook
        self.exercise = exercise
    }

    private var model: RuleModel { rulebook.rules.model }

    /// In the order of the kinds, then of the files.
    var all: [CoverageItem] {
        rulebook.rules.all.map(rule) + rulebook.rules.all.flatMap(cases)
            + rulebook.rules.tables.enumerated().flatMap(rows)
            + model.determinants.enumerated().flatMap(periods) + rulebook.tariffs.enumerated().flatMap(lines)
            + rulebook.tariffs.enumerated().flatMap(bands) + model.nomenclatures.flatMap(editions)
            + rulebook.rules.datedWords.enumerated().map(word)
            + model.campaigns.map(campaign)
    }

    private func rule(_ rule: CompiledRule) -> CoverageItem {
        let anomaly = model.anomalies[rule.order]
        let numbers = Set(rule.cases.map(\.number))
        var missing: [String] = []
        if exercise.fired.isDisjoint(with: numbers) {
            missing.append("aucun exemple, scénario ni échantillon ne la fait paraître")
        }
        // What fires by being there has no condition that could leave it silent.
        if rule.cases.allSatisfy({ $0.condition != nil }), exercise.silent.isDisjoint(with: numbers) {
            missing.append("aucun de ses exemples ne la laisse muette par sa condition")
        }
        return CoverageItem(
            kind: .rule, name: "règle « \(rule.code) »" + subject(rule, anomaly), span: anomaly.span, missing: missing)
    }

    /// Which subject of an anomaly of several a rule is about.
    private func subject(_ rule: CompiledRule, _ anomaly: Anomaly) -> String {
        let siblings = rulebook.rules.all.filter { $0.order == rule.order }
        guard siblings.count > 1, let index = siblings.firstIndex(where: { $0 === rule }) else { return "" }
        let span = anomaly.subjects[index].span
        return " (pour \(String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)))"
    }

    private func cases(_ rule: CompiledRule) -> [CoverageItem] {
        let anomaly = model.anomalies[rule.order]
        // A case whose weight is the service's choice stands as several, of which the choice leaves one.
        return anomaly.cases.enumerated().map { index, item in
            let isExercised = rule.cases.contains { $0.span == item.span && exercise.fired.contains($0.number) }
            return CoverageItem(
                kind: .ruleCase, name: "cas \(index + 1) de « \(rule.code) »" + subject(rule, anomaly),
                span: item.span,
                missing: isExercised ? [] : ["il ne décide dans aucun exemple, scénario ni échantillon"])
        }
    }

    private func rows(_ index: Int, _ table: TableFact) -> [CoverageItem] {
        let spans = table.rows.map { Optional($0) } + [table.otherwise]
        return spans.enumerated().compactMap { row, span in
            span.map {
                let name = row < table.rows.count ? "ligne \(row + 1)" : "« sinon »"
                let isExercised = exercise.tableRows[index].contains(row)
                return CoverageItem(
                    kind: .tableRow, name: "\(name) de la table « \(table.name) »", span: $0,
                    missing: isExercised
                        ? [] : ["elle ne donne le résultat dans aucun exemple, scénario ni échantillon"])
            }
        }
    }

    private func periods(_ index: Int, _ determinant: Determinant) -> [CoverageItem] {
        determinant.periods.enumerated().map { number, period in
            CoverageItem(
                kind: .period, name: "« \(determinant.code) » \(period.validity.words)", span: period.span,
                missing: exercise.periods.contains([index, number])
                    ? [] : ["aucune attente ne dépend de la catégorie qu'il donne alors"])
        }
    }

    private func lines(_ index: Int, _ tariff: Tariff) -> [CoverageItem] {
        tariff.lines.enumerated().map { number, line in
            CoverageItem(
                kind: .tariffLine, name: "ligne « \(line.code) » de \(tariff.exercice)", span: line.span,
                missing: exercise.lines.contains([index, number])
                    ? [] : ["aucun scénario ni échantillon dont on regarde le montant ne la facture"])
        }
    }

    private func bands(_ index: Int, _ tariff: Tariff) -> [CoverageItem] {
        tariff.lines.enumerated().flatMap { number, line in
            line.terms.bands.map { band in
                CoverageItem(
                    kind: .tariffBand, name: "tranche « \(band.text) » de « \(line.code) » de \(tariff.exercice)",
                    span: band.span,
                    missing: exercise.bands.contains(.init(tariff: index, line: number, text: band.text))
                        ? [] : ["aucun scénario ni échantillon dont on regarde le montant n'y tombe"])
            }
        }
    }

    /// The editions of a nomenclature that has several, or that does not always hold.
    private func editions(_ nomenclature: RuleModel.Nomenclature) -> [CoverageItem] {
        nomenclature.list.editions.enumerated().map { number, edition in
            CoverageItem(
                kind: .edition,
                name: "édition « \(edition.name ?? nomenclature.name) » de « \(nomenclature.name) »",
                span: nomenclature.spans[number],
                missing: exercise.editions.contains(.init(list: nomenclature.name, number: number))
                    ? [] : ["aucune attente ne dépend d'elle un jour où elle vaut"])
        }
    }

    private func word(_ index: Int, _ word: DatedWord) -> CoverageItem {
        CoverageItem(
            kind: .datedWord, name: "mot « \(word.word) » de « \(word.name) » \(word.validity.words)", span: word.span,
            missing: exercise.datedWords.contains(index)
                ? [] : ["aucune déclaration dont on attend quelque chose ne le porte un jour où il vaut"])
    }

    private func campaign(_ campaign: RuleModel.Campaign) -> CoverageItem {
        CoverageItem(
            kind: .campaign, name: "campagne de \(campaign.exercice)", span: campaign.span,
            missing: exercise.exercices.contains(campaign.exercice)
                ? [] : ["aucune déclaration de cet exercice n'est jugée"])
    }
}

extension Validity {
    /// Its days in French.
    var words: String {
        let (first, last) = (from.map(CalendarDate.init(dayNumber:)), to.map(CalendarDate.init(dayNumber:)))
        switch (first, last) {
        case (let first?, let last?): return "du \(first) au \(last)"
        case (let first?, nil): return "depuis le \(first)"
        case (nil, let last?): return "jusqu'au \(last)"
        case (nil, nil): return "toujours"
        }
    }
}
