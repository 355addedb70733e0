import AvalSource

/// The fields that may be meant, as rule files write them (`paiement.iban`).
struct FieldNames {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// The field that a text means: one that ends as it does before one that looks like it.
    func nearest(to text: String) -> String? {
        let last = text.split(whereSeparator: { $0 == "." || $0 == "/" }).last.map(String.init) ?? text
        let found = names.first { $0 == last || $0.hasSuffix("." + text) || $0.hasSuffix("." + last) }
        return found ?? Nearest.word(of: text, among: names)
    }
}
