import AvalLoading
import AvalSource
import AvalSystem
import AvalValues

/// The rule files of a revision, as Git keeps them: `git archive` gives them, `tar` puts them into a folder of their own.
struct GitRevision {
    private let name: String

    init(_ name: String) {
        self.name = name
    }

    /// The files, under the paths `REVISION:Rules/…`; what Git or the files lack is said.
    func files() throws(EditionError) -> RuleFiles {
        // What begins with a dash would be an option.
        guard !name.isEmpty, !name.hasPrefix("-") else {
            throw .unavailable("« \(name.shown) » n'est ni un dossier ni une révision de Git")
        }
        let folder = Self.temporaryFolder()
        do throws(SystemError) {
            try Paths.makeFolder(folder, permissions: 0o700)
        } catch { throw .unavailable("« \(folder) » : \(error.reason)") }
        defer { Self.remove(folder) }
        let archive = folder + "/archive.tar"
        let names = RuleFolders.Kind.allCases.map(\.folderName)
        try Self.run(
            ["git", "archive", "--format=tar", "--output=\(archive)", name, "--"] + names, in: folder,
            orSay:
                "« \(name.shown) » n'est ni un dossier, ni une révision de Git qui ait Rules et Tariffs dans le dossier courant"
        )
        try Self.run(
            ["tar", "-xf", archive, "-C", folder], in: folder,
            orSay: "les fichiers de « \(name.shown) » ne peuvent pas être sortis de Git")
        let reading = RuleFiles.read(RuleFolders(in: folder))
        guard let files = reading.files else { throw .faulty(name, reading.findings) }
        return RuleFiles(rules: renamed(files, .rules), tariffs: renamed(files, .tariffs))
    }

    /// The entries under the paths that tell people the revision instead of a folder that is no more.
    private func renamed(_ files: RuleFiles, _ kind: RuleFolders.Kind) -> [RuleFiles.Entry] {
        files[kind].map { entry in
            let path = "\(name):\(kind.folderName)/\(entry.path)"
            return RuleFiles.Entry(path: entry.path, source: SourceFile(path: path, bytes: entry.source.bytes))
        }
    }

    private static func run(_ words: [String], in folder: String, orSay message: String) throws(EditionError) {
        let errors = folder + "/erreurs"
        do throws(SystemError) {
            let child = try ChildProcess(
                words, output: folder + "/sortie", errors: errors, environment: ["LC_ALL": "C"])
            if try child.end().status == 0 { return }
        } catch { throw .unavailable("« \(words[0]) » ne peut pas être lancé : \(error.reason)") }
        let bytes = (try? WholeFile.read(errors, atMost: 1 << 16)) ?? []
        let said = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map { " (\($0))" } ?? ""
        throw .unavailable(message + said)
    }

    private static func temporaryFolder() -> String {
        let parent = ThisProcess.environment("TMPDIR") ?? "/tmp"
        return "\(parent)/aval-revision-\(ThisProcess.id)-\(SystemClock.unixMilliseconds())"
    }

    private static func remove(_ path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try? Descriptor(opening: Paths.folder(of: path), .folder).remove(name)
    }
}
