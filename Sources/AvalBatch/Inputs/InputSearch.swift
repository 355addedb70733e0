import AvalSystem
import AvalValues

/// Looks through folders for files of declarations.
struct InputSearch: FolderVisitor {
    typealias Stop = BatchError

    /// The files to leave out, as the system knows them.
    private let outputs: Set<FileStatus.Identity>
    /// Those whose names are such as SQLite gives to what it keeps beside a base.
    private let journals: [String]
    private var found: [String] = []
    /// The files found so far by the name that they were found by: a link to one is no second file.
    private var names: [FileStatus.Identity: String] = [:]
    /// The names that were found to be those of files found before, and these.
    private(set) var again: [(path: String, first: String)] = []
    /// Files whose names do not end as those of declarations do, or begin as those of locks, and hidden ones whose names
    /// end so.
    private(set) var leftOut: [String] = []
    /// Why what was found cannot be read, by its path.
    private(set) var faults: TextMap<BatchError> = [:]
    /// How the names of the files begin by which a spreadsheet locks another.
    private static let lock = "~$"

    /// A link may lead anywhere: a folder that deep holds nothing that people put there.
    private static let mostFolders = 16

    init(outputs: [String]) {
        journals = outputs.filter { path in OutputPaths.journals.contains { path.hasSuffix($0) } }
        self.outputs = Set(outputs.compactMap { (try? FileStatus(of: $0))?.identity })
    }

    /// The files that a path stands for, and what in a folder, or in the place of one, cannot be read: ``faults`` has why.
    mutating func files(_ path: String) throws(BatchError) -> [String] {
        found = []
        let status: FileStatus
        do throws(SystemError) { status = try FileStatus(of: path) } catch {
            miss(path, Self.error(path, error))
            return found
        }
        if status.kind == .folder {
            self = try FolderWalk.run(path, self)
            return found
        }
        if outputs.contains(status.identity) {
            throw BatchError("« \(path.shown) » est à la fois une entrée et une sortie du lot")
        }
        try add(path, status)
        return found
    }

    private mutating func add(_ path: String, _ status: FileStatus) throws(BatchError) {
        // What a base has not yet taken in stands there: it is as much the input as the base.
        for journal in journals where OutputPaths.journals.contains(where: { OutputPaths.isSame(path + $0, journal) }) {
            throw BatchError(
                "« \(journal.shown) » est le journal de l'entrée « \(path.shown) » : il n'est pas remplacé")
        }
        if status.kind == .file {
            if let first = names[status.identity] { return again.append((path, first)) }
            names[status.identity] = path
        }
        found.append(path)
    }

    mutating func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool {
        guard let text = String(validating: name, as: UTF8.self) else {
            let whole = Self.whole(folder.appending(.escaped(name)))
            miss(
                whole,
                BatchError(
                    "« \(whole) » : ce nom n'est pas en UTF-8 ; renommez-le, par exemple par : mv -- $'\(whole)' NOM"))
            return false
        }
        if name.first != UInt8(ascii: ".") { return true }
        if Self.isOurs(text) { leftOut.append(Self.whole(folder.appending(text))) }
        return false
    }

    mutating func meets(_ path: WalkedPath, _ status: FileStatus) throws(BatchError) -> Bool {
        let whole = Self.whole(path)
        if status.kind == .folder {
            if path.depth <= Self.mostFolders { return true }
            miss(whole, BatchError("« \(whole.shown) » : plus de \(Self.mostFolders) dossiers l'un dans l'autre"))
            return false
        }
        if outputs.contains(status.identity) { return false }
        if !Self.isOurs(whole) || path.name.hasPrefix(Self.lock) {
            leftOut.append(whole)
        } else if status.kind == .file {
            try add(whole, status)
        } else {
            // Nobody may ever write to a pipe that merely stands there: only one that is given by its name is read.
            miss(
                whole,
                BatchError(
                    "« \(whole.shown) » n'est pas un fichier mais \(Self.described(status.kind)) : retirez-le du dossier"
                ))
        }
        return false
    }

    mutating func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) {
        let whole = Self.whole(path)
        miss(whole, Self.error(whole, error))
    }

    /// Keeps what cannot be read among what was found, so that it is told, or passed over, as any file is.
    private mutating func miss(_ path: String, _ error: BatchError) {
        if faults.updateValue(error, forKey: path) == nil { found.append(path) }
    }

    /// Why nothing can be read at a path: of a link whose target is not there the target is what has to be seen to.
    private static func error(_ path: String, _ error: SystemError) -> BatchError {
        let isLink = (try? FileStatus(of: path, followingLink: false))?.kind == .link
        guard isLink, error.cause == .missing else { return BatchError(path, "lu", error) }
        return BatchError(
            "« \(path.shown) » est un lien symbolique vers un fichier introuvable : rétablissez ce fichier, ou retirez le lien"
        )
    }

    private static func described(_ kind: FileStatus.Kind) -> String {
        kind == .socket ? "un socket" : "un tube ou un périphérique"
    }

    private static func isOurs(_ name: String) -> Bool {
        let name = name.lowercased()
        return InputForm.endings.contains(where: name.hasSuffix)
    }

    /// The path, without a second slash where the folder was given with one.
    private static func whole(_ path: WalkedPath) -> String {
        path.root.hasSuffix("/") ? path.root + path.path : path.shown
    }
}
