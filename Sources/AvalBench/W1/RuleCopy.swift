import AvalLoading
import Glibc

/// A copy of rules and tariffs on the disk, to be changed while a daemon reads it.
struct RuleCopy {
    /// Where the copy stands.
    let folder: RuleFolder
    private let changed: String
    private let text: [UInt8]

    /// A copy in the bench's folder.
    init(of rules: RuleFolder, in bench: Bench) throws(BenchError) {
        let files = try rules.files()
        let place = bench.path("copy")
        mkdir(place, 0o755)
        for kind in RuleFolders.Kind.allCases {
            mkdir(place + "/" + kind.folderName, 0o755)
            for entry in files[kind] {
                let path = "\(place)/\(kind.folderName)/\(entry.path)"
                if let slash = path.lastIndex(of: "/") { mkdir(String(path[..<slash]), 0o755) }
                try WholeFile.write(entry.source.bytes, to: path)
            }
        }
        guard let first = files.rules.first else { throw BenchError("there is no rule file") }
        folder = RuleFolder(title: rules.title, folders: RuleFolders(in: place))
        changed = "\(place)/\(RuleFolders.Kind.rules.folderName)/\(first.path)"
        text = first.source.bytes
    }

    /// Another comment in one of the files.
    func change(_ number: Int) throws(BenchError) {
        try WholeFile.write(text + Array("\n# \(number)\n".utf8), to: changed)
    }
}
