import ArgumentParser

/// `aval-bench`: measures Aval, and prints the record as Markdown.
@main
struct AvalBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aval-bench",
        abstract: "Measures Aval against programs that do the same by hand, and prints the record as Markdown.",
        subcommands: [Measure.self, Generate.self, Part.self], defaultSubcommand: Measure.self)
}
