import AvalSystem

/// Looks for the file of a folder that was changed last.
struct NewestFile: FolderVisitor {
    typealias Stop = Never

    private var newest = 0

    /// When the newest YAML file was changed, in nanoseconds since 1970; 0 where there is none.
    static func time(in folder: String) -> Int { FolderWalk.run(folder, NewestFile()).newest }

    func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool { name.first != UInt8(ascii: ".") }

    mutating func meets(_ path: WalkedPath, _ status: FileStatus) -> Bool {
        if status.kind == .file, path.name.hasSuffix(".yaml") { newest = max(newest, status.modified) }
        return status.kind == .folder
    }

    func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) {}
}
