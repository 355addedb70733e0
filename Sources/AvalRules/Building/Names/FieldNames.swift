import AvalSource

/// The fields that may be meant, as rule files write them (`paiement.iban`).
struct FieldNames {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// « vouliez-vous dire… », with the field that ends as the text does before the one that looks like it.
    func question(about text: String) -> String? {
        let last = text.split(whereSeparator: { $0 == "." || $0 == "/" }).last.map(String.init) ?? text
        let found = names.first { $0 == last || $0.hasSuffix("." + text) || $0.hasSuffix("." + last) }
        return (found ?? Nearest.word(of: text, among: names)).map { "vouliez-vous dire « \($0) » ?" }
    }
}
