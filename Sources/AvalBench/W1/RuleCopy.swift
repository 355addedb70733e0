import AvalLoading
import AvalSystem

/// A copy of rules and tariffs on the disk, to be changed while a daemon reads it.
struct RuleCopy {
    /// Where the copy stands.
    let folder: RuleFolder
    private let changed: String
    private let text: [UInt8]

    /// A copy in the bench's folder.
    init(of rules: RuleFolder, in bench: Bench) throws(BenchError) {
        let files = try rules.files()
        let root = bench.path("copy")
        try? Paths.makeFolder(root, permissions: 0o755)
        for kind in RuleFolders.Kind.allCases {
            try? Paths.makeFolder(root + "/" + kind.folderName, permissions: 0o755)
            for entry in files[kind] {
                let path = "\(root)/\(kind.folderName)/\(entry.path)"
                try? Paths.makeFolder(Paths.folder(of: path), permissions: 0o755)
                try BenchFile.write(entry.source.bytes, to: path)
            }
        }
        guard let first = files.rules.first else { throw BenchError("there is no rule file") }
        folder = RuleFolder(title: rules.title, folders: RuleFolders(in: root))
        changed = "\(root)/\(RuleFolders.Kind.rules.folderName)/\(first.path)"
        text = first.source.bytes
    }

    /// Another comment in one of the files.
    func change(_ number: Int) throws(BenchError) {
        try BenchFile.write(text + Array("\n# \(number)\n".utf8), to: changed)
    }
}
