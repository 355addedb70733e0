import AvalJSON

/// What the workload decides of a verdict, whichever program wrote it: a brief or a whole verdict of Aval, or a reference.
///
/// The two forms have the same fields under the same names; a whole verdict has more of them, and orders its anomalies as
/// the contract says. So anomalies are compared as a bag of code and salarié, categories as a bag of id and category of
/// those present, and all else as it stands.
public struct VerdictDigest: Equatable, Sendable {
    /// A code with whom it is about, or an id with its category.
    public struct Pair: Hashable, Comparable, Sendable {
        let name: String
        let value: String

        /// In the order of the bytes.
        public static func < (left: Pair, right: Pair) -> Bool { (left.name, left.value) < (right.name, right.value) }
    }

    let number: String?
    let status: String?
    /// The anomalies, as code and salarié; sorted.
    let anomalies: [Pair]
    /// The present salariés, as id and category; sorted.
    let categories: [Pair]
    /// The totals without tax, of tax, and with it.
    let totals: [String?]

    /// What a line of verdict decides; an error where it is no verdict.
    public init(_ line: some Collection<UInt8>) throws(BenchError) {
        guard let verdict = try? JSONReader.parse(Array(line)), let anomalies = verdict["anomalies"]?.array,
            let salaries = verdict["salaries"]?.array, let estimate = verdict["estimation"]
        else { throw BenchError("a line is no verdict: \(String(decoding: line.prefix(200), as: UTF8.self))") }
        number = verdict["numero"]?.string
        status = verdict["statut"]?.string
        self.anomalies = anomalies.map {
            Pair(name: $0["code"]?.string ?? "", value: $0["salarie"]?.string ?? "")
        }.sorted()
        categories = salaries.compactMap { salarie in
            salarie["categorie"]?.string.map { Pair(name: salarie["id"]?.string ?? "", value: $0) }
        }.sorted()
        totals = ["total_ht", "total_tva", "total_ttc"].map { estimate[$0]?.string }
    }

    /// The codes of the anomalies, one for each.
    var codes: [String] { anomalies.map(\.name) }
}
