import AvalJSON
import AvalSystem
import AvalValues

/// The folder of what is sent out, one adhérent after the other. Its list says which files are ours: nothing else in the
/// folder is ever replaced or removed.
public final class CorrectionFolder {
    private let path: String
    private let lock: FileLock
    private var written: NameSet = []

    private static let list = "lot-corrections.json"

    /// Takes the folder, and makes it, for its owner alone, where there is none. One with files must be ours, and only where
    /// `mayReplace`.
    public init(_ path: String, mayReplace: Bool) throws(BatchError) {
        self.path = path
        do throws(SystemError) {
            try Paths.makeFolder(path, permissions: 0o700)
            lock = try FileLock(try Descriptor(opening: path, [.folder, .withoutFollowing]))
        } catch {
            throw error.cause == .busy
                ? BatchError("« \(path.shown) » : un autre lot y écrit") : BatchError(path, "écrit", error)
        }
        let names = try BatchError.attempt(path, "lu") { () throws(SystemError) in
            try Descriptor(opening: path, .folder).names()
        }
        if names.isEmpty { return }
        guard mayReplace else {
            throw BatchError("« \(path.shown) » n'est pas vide : --overwrite remplace ce qu'un lot y avait mis")
        }
        let ours = try ownNames()
        let others = names.map { String(decoding: $0, as: UTF8.self) }.filter { $0 != Self.list && !ours.contains($0) }
        if let other = others.first {
            throw BatchError("« \(path.shown)/\(other.shown) » ne vient pas d'un lot : donnez un autre dossier")
        }
    }

    /// The files that a batch put there.
    private func ownNames() throws(BatchError) -> NameSet {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try WholeFile.read(path + "/" + Self.list) } catch {
            if error.cause == .missing { return [] }
            throw BatchError(path + "/" + Self.list, "lu", error)
        }
        let names = (try? JSONReader.parse(bytes))?["fichiers"]?.array?.compactMap(\.string) ?? []
        return NameSet(names.filter { !$0.contains("/") && !$0.hasPrefix(".") })
    }

    /// Takes away what an earlier batch had put there: a letter about what is mended must not be sent again.
    func clear() throws(BatchError) {
        for name in try ownNames() { try? Paths.remove(path + "/" + name) }
        try writeList()
    }

    /// Writes the files of an adhérent, for their owner alone.
    func write(_ sheet: CorrectionSheet) throws(BatchError) {
        for (ending, text) in [(".csv", sheet.csv), (".html", sheet.letter)] {
            let name = sheet.name + ending
            written.insert(name)
            let file = path + "/" + name
            try BatchError.attempt(file, "écrit") { () throws(SystemError) in
                try WholeFile.replace(file, with: Array(text.utf8))
            }
        }
    }

    /// Says which files are ours.
    func writeList() throws(BatchError) {
        let json: JSONValue = ["fichiers": .array(written.sorted().map { .string($0) })]
        let file = path + "/" + Self.list
        try BatchError.attempt(file, "écrit") { () throws(SystemError) in
            try WholeFile.replace(file, with: JSONWriter.bytes(of: json, .pretty))
        }
    }
}
