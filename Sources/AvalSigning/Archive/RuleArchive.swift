import AvalLoading
import AvalSystem
import AvalValues
import Synchronization

/// The rules and tariffs under which something was signed, each set whole in a folder that its hash names.
///
/// A set is written under a hidden name, put on the disk, then named: what bears a name is whole. It is held against its name each
/// time that it is read.
public final class RuleArchive: Sendable {
    /// A set that is kept.
    public struct Entry: Sendable, Hashable {
        /// The version (`sha256:…`).
        public let version: String
        /// When it was archived, in seconds since 1970, UTC.
        public let archivedAt: Int
    }

    /// The folder, as it was given.
    public let path: String
    /// The versions known to stand there whole.
    private let kept = Mutex<NameSet>([])

    /// The archive of a folder; nothing is read yet.
    public init(at path: String) {
        self.path = path
    }

    /// Keeps a set, unless it is kept already; returns once it is on the disk.
    public func keep(_ files: RuleFiles) throws(ArchiveError) {
        let failure = kept.withLock { kept -> ArchiveError? in
            // Another process may have removed it since.
            if kept.contains(files.version), Paths.isFolder(path(of: files.version)) { return nil }
            do throws(ArchiveError) {
                if (try? read(files.version)) == nil { try write(files) }
                kept.insert(files.version)
                return nil
            } catch { return error }
        }
        if let failure { throw failure }
    }

    /// The files of a version.
    public func files(of version: String) throws(ArchiveError) -> RuleFiles {
        guard SHA256Digest.isText(version), Paths.isFolder(path(of: version)) else { throw .missing(version) }
        return try read(version)
    }

    /// The sets that are kept, the oldest first.
    public func entries() throws(ArchiveError) -> [Entry] {
        var entries: [Entry] = []
        do throws(SystemError) {
            let folder: Descriptor
            do throws(SystemError) { folder = try Descriptor(opening: path, .folder) } catch {
                if error.cause == .missing { return [] }
                throw error
            }
            for name in try folder.names().map({ String(decoding: $0, as: UTF8.self) }) {
                guard let version = Self.version(of: name) else { continue }
                entries.append(
                    Entry(version: version, archivedAt: try folder.status(of: name).modified / 1_000_000_000))
            }
        } catch { throw .system(path, error) }
        return entries.sorted { ($0.archivedAt, $0.version) < ($1.archivedAt, $1.version) }
    }

    /// Removes a set. One that cannot be removed whole bears no name any more.
    public func remove(_ version: String) throws(ArchiveError) {
        do throws(SystemError) {
            let folder = try Descriptor(opening: path, .folder)
            try folder.rename(Self.name(of: version), to: Self.draft(version))
            try folder.synchronize()
            try folder.remove(Self.draft(version))
        } catch { throw .system(path, error) }
        kept.withLock { $0 = NameSet() }
    }

    /// Where a set stands.
    public func path(of version: String) -> String { path + "/" + Self.name(of: version) }

    private func read(_ version: String) throws(ArchiveError) -> RuleFiles {
        let path = path(of: version)
        guard let files = RuleFiles.read(RuleFolders(in: path)).files, TextKey(files.version) == TextKey(version) else {
            throw .damaged(path)
        }
        return files
    }

    private func write(_ files: RuleFiles) throws(ArchiveError) {
        do throws(SystemError) {
            try Paths.makeFolder(path, permissions: 0o700)
            let folder = try Descriptor(opening: path, .folder)
            let draft = Self.draft(files.version)
            // What bears the name and is not whole would be in the way.
            for name in [draft, Self.name(of: files.version)] { try folder.remove(name) }
            try folder.makeFolder(draft)
            do throws(SystemError) {
                try files.write(into: try folder.open(draft, .folder))
                try folder.rename(draft, to: Self.name(of: files.version))
            } catch {
                try? folder.remove(draft)
                throw error
            }
            try folder.synchronize()
        } catch { throw .system(path, error) }
    }

    // MARK: Names

    private static let prefix = "sha256-"

    private static func name(of version: String) -> String {
        prefix + version.dropFirst(SHA256Digest.scheme.utf8.count)
    }

    private static func draft(_ version: String) -> String { ".draft-" + name(of: version) }

    private static func version(of name: String) -> String? {
        guard name.hasPrefix(prefix) else { return nil }
        let version = SHA256Digest.scheme + name.dropFirst(prefix.utf8.count)
        return SHA256Digest.isText(version) ? version : nil
    }
}
