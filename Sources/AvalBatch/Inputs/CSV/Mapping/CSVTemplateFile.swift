import AvalEngine

/// The columns that a CSV file may have, as an empty file of them.
public enum CSVTemplateFile {
    /// One line: the names of all fields, those of the company first.
    public static func text(_ rulebook: Rulebook) -> String {
        CSVNames(rulebook.rules.schema).all.map(\.text).joined(separator: ";") + "\n"
    }
}
