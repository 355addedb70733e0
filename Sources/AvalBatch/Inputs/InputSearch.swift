import AvalSystem

/// Looks through folders for files of declarations.
struct InputSearch: FolderVisitor {
    typealias Stop = BatchError

    /// The files to leave out, as the system knows them.
    private let outputs: Set<FileStatus.Identity>
    private var found: [String] = []
    /// The files whose names do not end as those of declarations do, or begin as those of locks.
    private(set) var leftOut: [String] = []
    /// How the names of the files begin by which a spreadsheet locks another.
    private static let lock = "~$"

    /// A link may lead anywhere: a folder that deep holds nothing that people put there.
    private static let mostFolders = 16

    init(outputs: [String]) {
        self.outputs = Set(outputs.compactMap { (try? FileStatus(of: $0))?.identity })
    }

    /// The files that a path stands for.
    mutating func files(_ path: String) throws(BatchError) -> [String] {
        let status = try BatchError.attempt(path, "lu") { () throws(SystemError) in try FileStatus(of: path) }
        if status.kind == .folder {
            found = []
            self = try FolderWalk.run(path, self)
            return found
        }
        if outputs.contains(status.identity) {
            throw BatchError("« \(path) » est à la fois une entrée et une sortie du lot")
        }
        return [path]
    }

    func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool { name.first != UInt8(ascii: ".") }

    mutating func meets(_ path: WalkedPath, _ status: FileStatus) -> Bool {
        if status.kind == .folder { return path.depth <= Self.mostFolders }
        if outputs.contains(status.identity) { return false }
        let whole = Self.whole(path)
        let isTaken = InputForm.endings.contains(where: whole.lowercased().hasSuffix) && !path.name.hasPrefix(Self.lock)
        if isTaken { found.append(whole) } else { leftOut.append(whole) }
        return false
    }

    func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) throws(BatchError) {
        throw BatchError(Self.whole(path), "lu", error)
    }

    /// The path, without a second slash where the folder was given with one.
    private static func whole(_ path: WalkedPath) -> String {
        path.root.hasSuffix("/") ? path.root + path.path : path.shown
    }
}
