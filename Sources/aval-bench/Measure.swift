import ArgumentParser
import AvalBench
import AvalSystem

/// The measures, section by section.
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures and prints the record.")

    @Option(help: ArgumentHelp("Measure this section alone; may be repeated.", valueName: "name")) var only: [String] =
        []
    @Flag(help: "A short run: fewer rounds, smaller inputs.") var quick = false
    @Option(help: ArgumentHelp("Declarations in the larger files.", valueName: "number")) var declarations: Int?
    @Flag(help: "Only say which sections there are.") var list = false
    @Option(help: ArgumentHelp("The project's folder.", valueName: "folder")) var root = "."
    @Option(help: ArgumentHelp("The program under test; else the one beside this one.", valueName: "path")) var aval:
        String?
    @Option(help: ArgumentHelp("Where inputs and outputs go; else in the build's folder.", valueName: "folder"))
    var folder: String?

    func validate() throws {
        if let declarations, !(100...10_000_000).contains(declarations) {
            throw ValidationError("--declarations goes from 100 to 10,000,000")
        }
        let names = Sections.all.map { $0.name }
        for name in only where !names.contains(name) {
            throw ValidationError("no section « \(name) »; sections: \(names.joined(separator: ", "))")
        }
    }

    func run() throws {
        if list { return Sections.all.forEach { print("\($0.name): \($0.title)") } }
        let bench = try Bench(settings)
        print(MachineDescription.line + "\n")
        for section in Sections.all where only.isEmpty || only.contains(section.name) {
            let rows = try section.measure(bench)
            print(Table.text(title: section.title, note: section.note, rows: rows))
            ThisProcess.flushOutput()
        }
    }

    private var settings: Bench.Settings {
        let own = ThisProcess.binary ?? ""
        let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        var settings = Bench.Settings(
            root: root, aval: aval ?? folder + "/aval", own: own, folder: self.folder ?? root + "/.build/bench")
        settings.isQuick = quick
        settings.declarations = declarations
        return settings
    }
}
