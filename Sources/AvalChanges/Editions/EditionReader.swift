import AvalLoading
import AvalSigning
import AvalSource
import AvalSystem
import AvalValues

/// Finds editions by what people call them: a folder, the hash of archived rules, a revision of Git.
public struct EditionReader {
    /// The folder of the rules of then; nil where none was named.
    private let archive: String?

    /// A reader that looks for hashes in an archive.
    public init(archive: String?) {
        self.archive = archive
    }

    /// The edition of these very folders.
    public func edition(of folders: RuleFolders, name: String) throws(EditionError) -> RuleEdition {
        let reading = RuleFiles.read(folders)
        guard let files = reading.files else { throw .faulty(name, reading.findings) }
        return try RuleEdition(name, files, folders: folders)
    }

    /// The edition of a text: a folder that holds `Rules` and `Tariffs`; `sha256:…`, from the archive; else a revision of the
    /// repository of the working directory (`HEAD`, `v1.2`), which `git:` says for certain.
    public func edition(_ text: String) throws(EditionError) -> RuleEdition {
        if text.hasPrefix(SHA256Digest.scheme) { return try archived(text) }
        if text.hasPrefix(Self.revisionSign) {
            return try revision(String(text.dropFirst(Self.revisionSign.utf8.count)))
        }
        guard Paths.exists(text) else { return try revision(text) }
        let folders = RuleFolders(in: text)
        guard Paths.isFolder(folders.rules), Paths.isFolder(folders.tariffs) else {
            throw .unavailable(
                "« \(text.shown) » n'a pas les dossiers Rules et Tariffs : donnez le dossier qui les contient tous les deux"
            )
        }
        return try edition(of: folders, name: text)
    }

    private static let revisionSign = "git:"

    private func archived(_ version: String) throws(EditionError) -> RuleEdition {
        guard let archive else {
            throw .unavailable("« \(version.shown) » : ajoutez --archive, le dossier des règles archivées")
        }
        let store = RuleArchive(at: archive)
        let files: RuleFiles
        do throws(ArchiveError) { files = try store.files(of: version) } catch { throw .unavailable(error.description) }
        return try RuleEdition(version, files, folders: RuleFolders(in: store.path(of: version)))
    }

    private func revision(_ name: String) throws(EditionError) -> RuleEdition {
        let files = try GitRevision(name).files()
        return try RuleEdition(name, files, folders: RuleFolders(in: "\(name):"))
    }
}
