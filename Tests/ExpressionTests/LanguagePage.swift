import Foundation

@testable import AvalFEEL

/// The experts' page on the language: its examples, and the table of functions that it takes from the registry.
enum LanguagePage {
    static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/langage-feel.md")

    static func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    /// A line of a `feel` block, with the names of the last `json` block before it.
    struct Example: CustomStringConvertible, Sendable {
        let line: Int
        let text: String
        let context: String

        var description: String { "line \(line): \(text)" }
    }

    static func examples() throws -> [Example] {
        var (examples, context, fence) = ([Example](), "{}", "")
        for (number, line) in try text().components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("```") {
                fence = fence.isEmpty ? String(line.dropFirst(3)) : ""
                if fence == "json" { context = "" }
            } else if fence == "json" {
                context += line + "\n"
            } else if fence == "feel", !line.isEmpty, !line.hasPrefix("//") {
                examples.append(Example(line: number + 1, text: line, context: context))
            }
        }
        return examples
    }

    /// What the page should be: the same, with its tables and the answers of its commands as they are today.
    static func refreshed(_ page: String) throws -> String {
        var (result, command, isTable) = ([String](), false, false)
        for line in page.components(separatedBy: "\n") {
            if command, line != "```" { continue }
            command = false
            if line == "<!-- fin des fonctions -->" { isTable = false }
            if isTable { continue }
            result.append(line)
            if line == "<!-- fonctions -->" {
                isTable = true
                result += functions()
            } else if line.hasPrefix("$ aval feel ") {
                command = true
                result += try answer(line)
            }
        }
        return result.joined(separator: "\n")
    }

    /// What the program shows for a command whose last word is one quoted expression.
    private static func answer(_ command: String) throws -> [String] {
        let parts = command.components(separatedBy: "'")
        let words = parts[0].components(separatedBy: " ").dropFirst(2).filter { !$0.isEmpty }
        let run = try Program.run(words + [parts[1]])
        return (run.output + run.errors).trimmingCharacters(in: .newlines).components(separatedBy: "\n")
    }

    /// The groups of the registry, with their titles.
    static let groups: [(title: String, functions: [Builtin])] = [
        ("Passer d'une sorte de valeur à une autre", Builtins.conversions), ("Textes", Builtins.strings),
        ("Motifs", Builtins.patterns), ("Nombres", Builtins.numbers), ("Listes", Builtins.lists),
        ("Calculs sur une liste", Builtins.statistics), ("Contextes", Builtins.contexts),
        ("Calendrier", Builtins.calendar), ("Intervalles", Builtins.ranges), ("Logique", Builtins.logic),
        ("Fonctions de la maison, que FEEL n'a pas", Builtins.house),
        ("Textes comme chacun les écrit", Builtins.wordings),
        ("Identifiants", Builtins.identifiers), ("Âges et jours ouvrés", Builtins.workingDays),
        ("Nomenclatures", Builtins.codeLists),
    ]

    private static func functions() -> [String] {
        groups.flatMap { group in
            ["", "### \(group.title)", "", "| fonction | ce qu'elle donne | exemple |", "| --- | --- | --- |"]
                + group.functions.map(row)
        } + [""]
    }

    private static func row(_ builtin: Builtin) -> String {
        let signatures = builtin.forms.map { code("\(builtin.name)(\($0.map(name).joined(separator: ", ")))") }
        let example = builtin.examples.first.map { code("\($0.expression) → \($0.result)") } ?? ""
        return "| \(signatures.joined(separator: "<br>")) | \(builtin.summary) | \(example) |"
    }

    private static func name(_ parameter: Builtin.Parameter) -> String {
        if parameter.isRest { return parameter.name + "…" }
        return parameter.isOptional ? "[\(parameter.name)]" : parameter.name
    }

    /// A bar would end the cell.
    private static func code(_ text: String) -> String { "`\(text.replacing("|", with: "\\|"))`" }
}
