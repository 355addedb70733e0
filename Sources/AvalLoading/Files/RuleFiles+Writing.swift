import AvalSource
import AvalSystem
import AvalValues

extension RuleFiles {
    /// Writes the files into an open, empty folder, those of each sort under its name (`Rules`, `Tariffs`), and waits until they
    /// are on the disk.
    public func write(into top: borrowing Descriptor) throws(SystemError) {
        for kind in RuleFolders.Kind.allCases {
            var folders: NameSet = [kind.folderName]
            try top.makeFolder(kind.folderName)
            for entry in self[kind] {
                try Self.makeFolders(to: entry.path, in: kind.folderName, of: top, known: &folders)
                try top.writeFile(kind.folderName + "/" + entry.path, entry.source.bytes)
            }
            for folder in folders { try top.open(folder).synchronize() }
        }
        try top.synchronize()
    }

    private static func makeFolders(
        to path: String, in root: String, of top: borrowing Descriptor, known: inout NameSet
    ) throws(SystemError) {
        var inside = root
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        // Files read from a folder never bear such a path; a set made in memory might.
        if names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
            throw SystemError.invalid("mkdir")
        }
        for name in names.dropLast() {
            inside += "/" + name
            if known.insert(inside).inserted { try top.makeFolder(inside) }
        }
    }
}
