import AvalSource
import AvalValues

/// Something that rule files define under a name, and that people look for.
struct Topic: Sendable {
    /// What sort of thing it is.
    enum Kind: String, Sendable, CaseIterable {
        case rule = "Règle"
        case determinant = "Déterminant"
        case category = "Catégorie"
        case tariff = "Tarif"
        case article = "Article"
        case fact = "Fait"
        case field = "Champ"
        case nomenclature = "Nomenclature"
        /// A file that is told as a whole, and has no page.
        case file = "Fichier"
    }

    let kind: Kind
    /// Its name, unique among those of its kind.
    let name: String
    /// What people call it.
    let label: String
    /// What the files say of it, what they say for all of its sort included.
    let entries: [YAMLNode.Entry]
    /// Where it stands: the file, and the line.
    let place: String
    /// The record that names without a path are looked for in first.
    let record: String

    /// The value of one of its keys.
    subscript(key: String) -> YAMLNode? { entries.first { $0.name == key }?.value }

    /// The text of one of its keys.
    func text(_ key: String) -> String? { self[key]?.string }

    /// What tells it from all others; the parts of a file that has no page are one.
    var key: String { "\(kind.rawValue) \(name)" }

    /// Its link from the folder of all pages.
    var address: String {
        switch kind {
        case .rule: "regles/\(Slug.of(name)).html"
        case .determinant: "determinants/\(Slug.of(name)).html"
        case .category: "categories/\(Slug.of(name)).html"
        case .tariff: "tarifs/\(Slug.of(name)).html"
        case .article: "articles/\(Slug.of(name)).html"
        case .fact: "faits.html#\(Slug.of(name))"
        case .field: "champs.html#\(Slug.of(name))"
        case .nomenclature: "nomenclatures.html#\(Slug.of(name))"
        case .file: "doutes.html"
        }
    }
}

/// Names as they stand in addresses.
enum Slug {
    /// A name of letters, digits, dots, dashes and underscores; what else stands in it is written by its number, so that two
    /// names never share an address.
    static func of(_ name: String) -> String {
        name.unicodeScalars.reduce(into: "") { result, scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isPlain || scalar == "." || scalar == "-" || scalar == "_" {
                result.unicodeScalars.append(scalar)
            } else {
                result += "~" + String(scalar.value, radix: 16)
            }
        }
    }
}

extension YAMLNode {
    /// What the file says, as it says it, on one line.
    var written: String {
        let text = String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// All texts in it.
    var texts: [String] {
        if let string { return [string] }
        return (items ?? []).flatMap(\.texts) + (entries ?? []).flatMap(\.value.texts)
    }

    /// The value of a key.
    func value(_ key: String) -> YAMLNode? { entries?.first { $0.name == key }?.value }

    /// The text of a key.
    func text(_ key: String) -> String? { value(key)?.string }

    /// The file and the line, as people name them.
    var place: String {
        "\(span.file.path):\(span.file.bytes[..<span.lower].count { $0 == UInt8(ascii: "\n") } + 1)"
    }
}
