import AvalSystem

/// Where a batch will write: looked at before it begins, since hours later is too late, and before anything is replaced.
enum OutputPaths {
    /// How the names of the files end that SQLite keeps beside a database.
    static let journals = ["-journal", "-wal", "-shm"]

    /// Throws where two outputs are one, or one could never be written, or would take the place of what is not ours.
    static func check(_ options: BatchOptions) throws(BatchError) {
        let paths = [options.output, options.database, options.report, options.worstAdherents].compactMap { $0 }
            .filter { $0 != "-" }
        for (index, path) in paths.enumerated() {
            if (paths[..<index] + companions(options)).contains(where: { isSame($0, path) }) {
                throw BatchError("« \(path.shown) » est demandé pour deux sorties : il faut un fichier à chacune")
            }
            if let status = try? FileStatus(of: path, followingLink: false) { try check(path, status) }
            try BatchError.attempt(path, "écrit") { () throws(SystemError) in
                try Paths.requireWritable(folder: Paths.folder(of: path))
            }
        }
        if let output = options.output, output != "-", options.database == nil { try SheetFile(of: output).check() }
        if let database = options.database, !Paths.exists(database) { try checkJournals(of: database) }
    }

    /// Throws where what stands at a path is no file that a batch may write.
    static func check(_ path: String, _ status: FileStatus) throws(BatchError) {
        if status.kind == .link {
            let target = Paths.target(ofLink: path) ?? ""
            throw BatchError(
                "« \(path.shown) » est un lien symbolique vers « \(target.shown) » : donnez le fichier lui-même")
        }
        if status.kind != .file {
            throw BatchError("« \(path.shown) » n'est pas un fichier ordinaire ; pour écrire dans un tube : --output -")
        }
    }

    /// The files that are written beside the outputs.
    static func companions(_ options: BatchOptions) -> [String] {
        let sheet = options.output.map { [$0 + ".lot", $0 + ".lot" + WholeFile.draftEnding] } ?? []
        return sheet + (options.database.map { path in journals.map { path + $0 } } ?? [])
    }

    static func removeJournals(of database: String) {
        for ending in journals { try? Paths.remove(database + ending) }
    }

    /// A journal without its base would be put into the new one.
    private static func checkJournals(of database: String) throws(BatchError) {
        if let journal = journals.map({ database + $0 }).first(where: { Paths.size($0) > 0 }) {
            throw BatchError(
                "« \(journal.shown) » est le journal d'une base qui n'est plus là : déplacez-le, ou donnez un autre nom"
            )
        }
    }

    /// Whether two paths name one file, there or not.
    static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        if let first = try? FileStatus(of: one), let second = try? FileStatus(of: other) {
            return first.identity == second.identity
        }
        guard name(one) == name(other), let first = try? FileStatus(of: Paths.folder(of: one)),
            let second = try? FileStatus(of: Paths.folder(of: other))
        else { return false }
        return first.identity == second.identity
    }

    private static func name(_ path: String) -> Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[$0...].dropFirst() } ?? path[...]
    }
}
