/// A walk over a folder and all that it holds, names of each folder in byte order, what a name stands for before the next
/// name. Symbolic links are followed; the walk goes from descriptor to descriptor, so that a folder renamed meanwhile is
/// still one folder.
///
/// A link may lead back to a folder that holds it: such a circle is noticed and left.
public struct FolderWalk<Visitor: FolderVisitor> {
    private var visitor: Visitor
    private var entered: Set<FileStatus.Identity> = []

    /// Walks through the folder `root` and tells `visitor` of all that is met; gives the visitor back.
    public static func run(_ root: String, _ visitor: Visitor) throws(Visitor.Stop) -> Visitor {
        var walk = FolderWalk(visitor: visitor)
        let path = WalkedPath(root: root, path: "", depth: 0, isLink: false)
        try walk.open(path, within: []) { () throws(SystemError) in try Descriptor(opening: root, .folder) }
        return walk.visitor
    }

    private init(visitor: Visitor) {
        self.visitor = visitor
    }

    private mutating func open(
        _ path: WalkedPath, within ancestors: [FileStatus.Identity], _ open: () throws(SystemError) -> Descriptor
    ) throws(Visitor.Stop) {
        let folder: Descriptor
        do throws(SystemError) { folder = try open() } catch { return try visitor.misses(path, error, at: .opening) }
        let (identity, names): (FileStatus.Identity, [[UInt8]])
        do throws(SystemError) {
            identity = try folder.status().identity
            guard visits(path, identity, within: ancestors) else { return }
            names = try folder.names(atMost: visitor.mostNames)
        } catch { return try visitor.misses(path, error, at: .listing) }
        for name in names where visitor.wants(name, in: path) {
            try visit(String(decoding: name, as: UTF8.self), in: folder, path, within: ancestors + [identity])
        }
    }

    private mutating func visits(
        _ path: WalkedPath, _ identity: FileStatus.Identity, within ancestors: [FileStatus.Identity]
    ) -> Bool {
        let isFirst = entered.insert(identity).inserted
        let isCircle = ancestors.contains(identity)
        return visitor.enters(path, isCircle ? .circle : isFirst ? .first : .again) && !isCircle
    }

    private mutating func visit(
        _ name: String, in folder: borrowing Descriptor, _ path: WalkedPath, within ancestors: [FileStatus.Identity]
    ) throws(Visitor.Stop) {
        var inner = path.appending(name)
        let status: FileStatus
        do throws(SystemError) {
            let own = try folder.status(of: name, followingLink: false)
            inner = path.appending(name, isLink: own.kind == .link)
            status = own.kind == .link ? try folder.status(of: name) : own
        } catch { return try visitor.misses(inner, error, at: .status) }
        guard try visitor.meets(inner, status), status.kind == .folder else { return }
        let number = folder.number
        try open(inner, within: ancestors) { () throws(SystemError) in
            try Descriptor(lending: number).open(name, .folder)
        }
    }
}
