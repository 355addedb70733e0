/// The kinds of lines that tariff files may have: a kind is its file, and its name here.
public enum TariffKind {
    /// All kinds. Their computations run in this order: a kind whose lines depend on other lines comes after theirs.
    static let all: [any TariffLine.Type] = [
        HeadTariff.self, LumpTariff.self, BandTariff.self, SupplementTariff.self, EventTariff.self,
        MinimumTariff.self, SurchargeTariff.self,
    ]

    /// The kind of a line that names none.
    static let usual: any TariffLine.Type = HeadTariff.self

    /// Where the kind of a line stands among all.
    static func rank(of line: any TariffLine) -> Int {
        let kind = type(of: line)
        return all.firstIndex { $0 == kind } ?? 0
    }
}
