import ArgumentParser
import AvalEngine
import AvalLoading
import AvalSystem

/// Where the rules and tariffs are: the same options for every verb that judges.
public struct RuleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Dossier des règles.", valueName: "dossier")) var rules: String?
    @Option(help: ArgumentHelp("Dossier des tarifs.", valueName: "dossier")) var tariffs: String?

    /// Reads the options from the command line.
    public init() {}

    /// The folders asked for; else those of the working directory, else those installed with the binary.
    public var folders: RuleFolders {
        RuleFolders(rules: rules ?? Self.usual("Rules"), tariffs: tariffs ?? Self.usual("Tariffs"))
    }

    /// When a file of these folders was last changed, in seconds since 1970; nil where none can be looked at.
    public var changed: Int? {
        let newest = [folders.rules, folders.tariffs].map { NewestFile.time(in: $0) }.max() ?? 0
        return newest > 0 ? newest / 1_000_000_000 : nil
    }

    private static func usual(_ name: String) -> String {
        if Paths.isFolder(name) { return name }
        guard let binary = ThisProcess.binary.map(Paths.folder) else { return name }
        // `…/bin/aval` with `…/share/aval/Rules`, or both side by side.
        let candidates = ["\(binary)/../share/aval/\(name)", "\(binary)/\(name)"]
        return candidates.first(where: Paths.isFolder) ?? name
    }

    /// Refuses a length of line that no line can have, or no memory hold.
    public static func check(maxLine: Int) throws {
        if !(1...1 << 30).contains(maxLine) { throw ValidationError("--max-line va de 1 à \(1 << 30) octets") }
    }

    /// The rulebook of these folders; a faulty one is told on standard error and ends the program with 2.
    public func load(runningExamples: Bool = false) throws -> Rulebook {
        let loaded = RulebookLoader.load(folders, runningExamples: runningExamples)
        guard let rulebook = loaded.rulebook else {
            Console.error(loaded.findings)
            throw ExitCode(2)
        }
        return rulebook
    }
}
