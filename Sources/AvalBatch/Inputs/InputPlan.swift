import Glibc

/// The files of a batch, in the order in which they are read.
struct InputPlan: Sendable {
    let files: [InputFile]
    /// How many files of the folders were left out, because their names do not end as those of declarations do.
    let leftOut: Int

    /// How the names of files end that are taken from folders.
    static let endings =
        [".ndjson", ".jsonl", ".json", ".csv"].flatMap { [$0, $0 + ".gz"] } + InputFile.databases

    /// The files that `paths` stand for: folders give theirs, those of their folders included, in byte order of the
    /// paths. `outputs` are files that the batch itself writes: those are no inputs, even in a folder.
    init(_ paths: [String], form: InputForm?, outputs: [String]) throws(BatchError) {
        var walk = FolderWalk(outputs: outputs)
        var files: [InputFile] = []
        for path in paths {
            if path == "-" {
                files.append(.standardInput(form ?? .lines))
                continue
            }
            for found in try walk.files(path) { files.append(try InputFile(path: found, form: form)) }
        }
        if files.count(where: { $0.path == "-" }) > 1 {
            throw BatchError("l'entrée standard ne peut être lue qu'une fois")
        }
        if files.isEmpty { throw BatchError("aucun fichier de déclarations dans ce qui est donné à lire") }
        self.files = files
        leftOut = walk.leftOut
    }

    /// The size of all files together; nil when one has no size.
    var size: Int? { files.allSatisfy(\.isRegular) ? files.reduce(0) { $0 + $1.size } : nil }

    /// Whether a second run could read the same again.
    var isRepeatable: Bool { files.allSatisfy(\.isRegular) }
}

/// Looks through folders for files of declarations.
private struct FolderWalk {
    /// The files to leave out, as the system knows them.
    private let outputs: Set<Identity>
    private(set) var leftOut = 0

    private struct Identity: Hashable {
        let device: UInt
        let node: UInt
    }

    init(outputs: [String]) {
        self.outputs = Set(outputs.compactMap { Self.status($0).map(Self.identity) })
    }

    /// The files that a path stands for.
    mutating func files(_ path: String) throws(BatchError) -> [String] {
        guard let status = Self.status(path) else { throw BatchError(path, "lu") }
        if status.st_mode & S_IFMT == S_IFDIR { return try folder(path, depth: 16) }
        if outputs.contains(Self.identity(status)) {
            throw BatchError("« \(path) » est à la fois une entrée et une sortie du lot")
        }
        return [path]
    }

    private mutating func folder(_ path: String, depth: Int) throws(BatchError) -> [String] {
        guard let stream = opendir(path) else { throw BatchError(path, "lu") }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != UInt8(ascii: ".") { names.append(name) }
        }
        var found: [String] = []
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let inner = (path.hasSuffix("/") ? path : path + "/") + String(decoding: name, as: UTF8.self)
            guard let status = Self.status(inner) else { throw BatchError(inner, "lu") }
            if status.st_mode & S_IFMT == S_IFDIR {
                // Links may run in a circle: a folder that deep holds nothing that people put there.
                if depth > 0 { found += try folder(inner, depth: depth - 1) }
            } else if outputs.contains(Self.identity(status)) {
                continue
            } else if InputPlan.endings.contains(where: inner.lowercased().hasSuffix) {
                found.append(inner)
            } else {
                leftOut += 1
            }
        }
        return found
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func identity(_ status: stat) -> Identity {
        Identity(device: UInt(status.st_dev), node: UInt(status.st_ino))
    }
}
