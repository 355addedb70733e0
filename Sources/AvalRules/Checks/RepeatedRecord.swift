import AvalDeclarations
import AvalSource
import AvalValues

/// `fois`, which in an example stands beside the fields of a record of a list: how often the record is meant.
public enum RepeatedRecord {
    private static let key = "fois"
    /// No declaration may list more salariés (`contract.md`, limits).
    private static let limit = 20_000

    /// Whether an entry of a record says how often it is meant, and is no field of the vocabulary.
    public static func isCount(_ name: String, of type: Int, _ schema: Schema) -> Bool {
        name == key && type != 0 && schema.field([key], in: type) == nil
    }

    /// That number; nil where it is none.
    public static func count(_ node: YAMLNode) -> Int? {
        node.string.flatMap { Int($0) }.flatMap { (1...limit).contains($0) ? $0 : nil }
    }

    /// What it must be, for a finding.
    static let wanted = "un nombre entier de 1 à \(limit)"
}
