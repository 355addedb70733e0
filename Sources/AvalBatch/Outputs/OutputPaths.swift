import AvalSystem

/// Where a batch will write: looked at before it begins, since hours later is too late, and before anything is replaced.
struct OutputPaths {
    private let paths: [String]
    /// What goes when the batch begins; the page of a report is replaced once there is another.
    private let replaced: [String]

    /// The outputs of a batch that are files; throws where two are one, or one could never be written.
    init(_ options: BatchOptions) throws(BatchError) {
        paths = [options.output, options.database, options.report].compactMap { $0 }.filter { $0 != "-" }
        // Beside a database stands what SQLite had not yet put into it, which would spoil the next one.
        let database = options.database.map { path in ["", "-journal", "-wal", "-shm"].map { path + $0 } } ?? []
        replaced = [options.output].compactMap { $0 }.filter { $0 != "-" } + database
        for (index, path) in paths.enumerated() {
            if paths[..<index].contains(where: { Self.same($0, path) }) {
                throw BatchError("« \(path) » est demandé pour deux sorties : il faut un fichier à chacune")
            }
            try Self.check(path)
        }
    }

    /// Lets go of the files that stand in the way, if they may be replaced and no batch writes them.
    func clear(mayReplace: Bool) throws(BatchError) {
        for path in paths where Paths.exists(path) {
            guard mayReplace else { throw Claim.exists(path) }
            _ = try Claim(resuming: path)
        }
        for path in replaced { try? Paths.remove(path) }
    }

    /// Whether two paths name one file, there or not.
    private static func same(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let first = try? FileStatus(of: one), let second = try? FileStatus(of: other) else { return false }
        return first.identity == second.identity
    }

    private static func check(_ path: String) throws(BatchError) {
        if let status = try? FileStatus(of: path), status.kind != .file {
            throw BatchError(
                "« \(path) » n'est pas un fichier ordinaire ; pour écrire dans un tube : --output -")
        }
        try BatchError.attempt(path, "écrit") { () throws(SystemError) in
            try Paths.requireWritable(folder: Paths.folder(of: path))
        }
    }
}
