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
    /// The days on which campaigns run, by exercice.
    let campaigns: TextMap<YAMLNode>

    /// Gathers from a snapshot of both folders.
    init(_ files: RuleFiles) {
        version = files.version
        var gatherer = TopicGatherer()
        for entry in files.rules { gatherer.add(rules: entry) }
        for entry in files.tariffs { gatherer.add(tariff: entry) }
        (rules, determinants, categories) = (gatherer.rules, gatherer.determinants, gatherer.categories)
        (facts, fields, nomenclatures) = (gatherer.facts, gatherer.fields, gatherer.nomenclatures)
        tariffs = gatherer.tariffs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        (campaigns, others) = (gatherer.campaigns, gatherer.others)
        reading = ReadingMap(
            readers: rules + facts + tariffs + determinants, names: facts + fields + nomenclatures + determinants)
        let quoting = rules + determinants + facts + gatherer.others + tariffs
        articles = Article.topics(quoting + categories)
        doubts = (rules + determinants + facts + tariffs + gatherer.others + nomenclatures).flatMap(Doubt.all)
    }

    /// All that has a page or a place on one.
    var topics: [Topic] {
        rules + determinants + categories + tariffs + articles + facts + fields + nomenclatures
    }
}
