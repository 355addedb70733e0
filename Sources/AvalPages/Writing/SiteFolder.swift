import AvalSystem
import AvalValues

/// The folder of a site: made beside its place and then put there, so that nobody meets half a site.
public enum SiteFolder {
    /// Why a site was not written, in French.
    public struct Refusal: Error, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    /// What tells a folder of ours: it names the files of the site, one a line.
    static let marker = ".aval-docs"

    /// Writes a site to `path`, in the place of an earlier one of ours; a folder that holds anything else is left alone.
    public static func write(_ site: Site, to path: String) throws(Refusal) {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        let isThere = try check(path)
        let (fresh, old) = ("\(path).neuf-\(ThisProcess.id)", "\(path).ancien-\(ThisProcess.id)")
        do throws(SystemError) {
            try fill(fresh, site)
            if isThere { try Paths.rename(path, to: old) }
            try Paths.rename(fresh, to: path)
            if isThere { try remove(old) }
        } catch {
            try? remove(fresh)
            throw Refusal(description: "« \(path.shown) » ne peut pas être écrit : \(error.reason)")
        }
    }

    /// Whether an earlier site stands at a path; throws where something else does.
    private static func check(_ path: String) throws(Refusal) -> Bool {
        guard (try? FileStatus(of: path, followingLink: false)) != nil else { return false }
        let names: [[UInt8]]
        do throws(SystemError) {
            names = try Descriptor(opening: path, [.folder, .withoutFollowing]).names()
        } catch { throw Refusal(description: "« \(path.shown) » n'est pas un dossier : \(error.reason)") }
        if names.isEmpty { return true }
        let other: String?
        do throws(SystemError) { other = try stranger(in: path) } catch {
            throw Refusal(description: "« \(path.shown) » ne peut pas être lu : \(error.reason)")
        }
        guard let other else { return true }
        throw Refusal(
            description: "« \(path.shown) » contient autre chose qu'un site écrit par « aval docs » "
                + "(« \(other.shown) ») : donnez un dossier vide ou nouveau")
    }

    /// The first file of a folder that the site in it did not have: somebody else's, which must not go with it.
    private static func stranger(in path: String) throws(SystemError) -> String? {
        var ours: NameSet = [marker]
        if Paths.exists("\(path)/\(marker)") {
            let list = String(decoding: try WholeFile.read("\(path)/\(marker)"), as: UTF8.self)
            ours.formUnion(list.split(separator: "\n").map(String.init))
        }
        let folder = try Descriptor(opening: path, [.folder, .withoutFollowing])
        for bytes in try folder.names() {
            let name = String(decoding: bytes, as: UTF8.self)
            if ours.contains(name) { continue }
            guard try folder.status(of: name, followingLink: false).kind == .folder else { return name }
            let inner = try folder.open(name, [.folder, .withoutFollowing]).names()
            let others = inner.map { "\(name)/\(String(decoding: $0, as: UTF8.self))" }.filter { !ours.contains($0) }
            if inner.isEmpty || !others.isEmpty { return others.first ?? name }
        }
        return nil
    }

    private static func fill(_ path: String, _ site: Site) throws(SystemError) {
        try? remove(path)
        try Paths.makeFolder(path, permissions: 0o755)
        let folder = try Descriptor(opening: path, .folder)
        var made: NameSet = []
        for (name, text) in site.files + [(marker, site.files.map { $0.path + "\n" }.joined())] {
            if let slash = name.firstIndex(of: "/"), made.insert(String(name[..<slash])).inserted {
                try Paths.makeFolder("\(path)/\(name[..<slash])", permissions: 0o755)
            }
            let file = try folder.open(name, [.writing, .creatingNew])
            try file.write(Array(text.utf8))
            try file.setPermissions(0o644)
        }
    }

    private static func remove(_ path: String) throws(SystemError) {
        try Descriptor.workingFolder.remove(path)
    }
}
