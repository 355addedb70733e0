import ArgumentParser
import AvalEngine
import AvalLoading
import AvalSource
import Glibc

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

    private static func usual(_ name: String) -> String {
        if Folder.exists(name) { return name }
        guard let binary = Folder.ofBinary else { return name }
        // `…/bin/aval` with `…/share/aval/Rules`, or both side by side.
        let places = ["\(binary)/../share/aval/\(name)", "\(binary)/\(name)"]
        return places.first(where: Folder.exists) ?? name
    }

    /// Refuses a length of line that no line can have, or no memory hold.
    public static func check(maxLine: Int) throws {
        if !(1...1 << 30).contains(maxLine) { throw ValidationError("--max-line va de 1 à \(1 << 30) octets") }
    }

    /// The rulebook of these folders; a faulty one is told on standard error and ends the program with 2.
    public func load(runningExamples: Bool = false) throws -> Rulebook {
        let reading = RuleFiles.read(folders)
        var findings = reading.findings
        var rulebook: Rulebook?
        if let files = reading.files {
            let loaded = RulebookLoader.load(files, folders: folders, runningExamples: runningExamples)
            rulebook = loaded.rulebook
            findings += loaded.findings
        }
        guard let rulebook else {
            Console.error(DiagnosticPrinter.text(findings, color: Console.isColored(2)))
            throw ExitCode(2)
        }
        return rulebook
    }
}

/// Questions about folders.
public enum Folder {
    /// Whether a folder of that path is there.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder of this program's binary.
    static var ofBinary: String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: bytes[..<slash], as: UTF8.self)
    }
}
