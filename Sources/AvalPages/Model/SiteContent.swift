import AvalLoading
import AvalSource
import AvalValues

/// All that the pages tell, gathered from the trees of the rule files: what experts wrote, in their words and in their order.
struct SiteContent {
    /// What names the files that it was gathered from.
    let version: String
    let rules: [Topic]
    let determinants: [Topic]
    let categories: [Topic]
    let tariffs: [Topic]
    let articles: [Topic]
    let facts: [Topic]
    let fields: [Topic]
    let nomenclatures: [Topic]
    /// What other files say, which have no pages.
    let others: [Topic]
    /// What remains to be confirmed or looked at again.
    let doubts: [Doubt]
    /// Who reads what.
    let reading: ReadingMap
    /// What the judge says of examples.
    let verdicts: ExampleVerdicts
    /// The days on which campaigns run, by exercice.
    let campaigns: TextMap<YAMLNode>

    /// Gathers from a snapshot of both folders, with what the judge says of its examples.
    init(_ files: RuleFiles, _ verdicts: ExampleVerdicts) {
        self.verdicts = verdicts
        version = files.version
        var gatherer = TopicGatherer()
        for entry in files.rules { gatherer.add(rules: entry) }
        for entry in files.tariffs { gatherer.add(tariff: entry) }
        (rules, determinants, categories) = (gatherer.rules, gatherer.determinants, gatherer.categories)
        (facts, fields, nomenclatures) = (gatherer.facts, gatherer.fields, gatherer.nomenclatures)
        tariffs = gatherer.tariffs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        (campaigns, others) = (gatherer.campaigns, gatherer.others)
        reading = ReadingMap(
            readers: rules + facts + tariffs + determinants + fields + gatherer.others.filter(\.mayRead),
            names: facts + fields + nomenclatures + determinants + categories)
        let quoting = rules + determinants + facts + gatherer.others + tariffs
        articles = Article.topics(quoting + categories)
        doubts = (rules + determinants + facts + tariffs + gatherer.others + nomenclatures).flatMap(Doubt.all)
    }

    /// The values that a word stands for: itself, or what the service chose (`service.NAME`), on some day at least.
    func values(of word: String) -> [String] {
        guard let name = word.split(separator: ".").dropFirst().first, word.hasPrefix("service.") else { return [word] }
        let choices = others.filter { $0.name == "service.yaml" && $0.text("code") == String(name) }
        guard let choice = choices.first else { return [word] }
        if let value = choice.text("valeur") { return [value] }
        let dated = (choice["valeurs"]?.items ?? []).compactMap { $0.text("valeur") }
        var values: [String] = []
        for value in dated + [choice.text("defaut")].compactMap(\.self) where !values.contains(value) {
            values.append(value)
        }
        return values
    }

    /// All that has a page or a place on one.
    var topics: [Topic] {
        rules + determinants + categories + tariffs + articles + facts + fields + nomenclatures
    }
}

extension Topic {
    /// Whether a part of a file may name facts and fields: the model of examples is a declaration.
    fileprivate var mayRead: Bool { name != "modele.yaml" }
}
