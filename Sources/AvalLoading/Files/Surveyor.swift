import AvalSource
import Glibc

/// Walks the folders once, from descriptor to descriptor, so that a folder renamed meanwhile is still one folder.
struct Surveyor {
    private(set) var survey = FolderSurvey()
    private(set) var places = VisitedPlaces()

    private let folders: RuleFolders
    private let limits: ReadingLimits
    private var bytes = 0
    private var entries = 0
    private var isExhausted = false

    init(folders: RuleFolders, limits: ReadingLimits) {
        self.folders = folders
        self.limits = limits
    }

    /// Looks at one of the two folders and all that it holds.
    mutating func visit(_ kind: RuleFolders.Kind) {
        let root = folders[kind]
        // A tour cut short does not know what the rest holds: it must not call it empty.
        guard !isExhausted else { return }
        let before = (files: survey.files.count, findings: survey.findings.count)
        places.links.append(root)
        do throws(SystemError) {
            let folder = try Descriptor(opening: root, O_RDONLY | O_DIRECTORY)
            let identity = FileStamp(try folder.status()).identity
            try visit(folder, Branch(kind: kind, root: root, ancestors: [identity]))
        } catch {
            add(.folderUnusable(root, error))
        }
        if survey.files.count == before.files, survey.findings.count == before.findings { add(.folderEmpty(root)) }
        sortFiles(from: before.files)
    }

    private mutating func visit(_ folder: borrowing Descriptor, _ branch: Branch) throws(SystemError) {
        places.folders.append(branch.shown)
        // One name more than may be looked at tells that there are too many.
        for name in try folder.names(atMost: limits.entries - entries + 1) {
            guard !isExhausted else { return }
            entries += 1
            guard entries <= limits.entries else {
                return exhaust(.tooManyEntries(branch.root, limit: limits.entries))
            }
            visit(name, in: folder, branch)
        }
    }

    private mutating func visit(_ bytes: [UInt8], in folder: borrowing Descriptor, _ branch: Branch) {
        let role = FileRole(bytes)
        if role == .ignored { return }
        guard let name = String(validating: bytes, as: UTF8.self) else {
            return add(.nameNotUTF8(branch.shown(String(decoding: bytes, as: UTF8.self))))
        }
        let path = branch.shown(name)
        do throws(SystemError) {
            let isLink = try folder.status(of: name, followed: false).isLink
            if isLink { places.links.append(path) }
            let status = try folder.status(of: name, followed: true)
            switch role {
            case .other where status.isFolder: try descend(into: name, from: folder, branch)
            case .other, .ignored: break
            case .rules where !status.isFile, .misnamed where !status.isFile: add(.notAFile(path))
            case .misnamed: add(.misnamed(path))
            case .rules: take(branch.path(name), FileStamp(status), branch)
            }
        } catch {
            // A name that is gone since it was listed is seen as gone by the next survey.
            add(error.number == ENOENT ? .brokenLink(path) : .fileUnreadable(path, error))
        }
    }

    private mutating func descend(
        into name: String, from folder: borrowing Descriptor, _ branch: Branch
    ) throws(SystemError) {
        let path = branch.shown(name)
        guard branch.ancestors.count <= limits.depth else {
            return add(.folderTooDeep(path, limit: limits.depth))
        }
        let inner: Descriptor
        do throws(SystemError) {
            inner = try Descriptor(opening: name, O_RDONLY | O_DIRECTORY, at: folder.number)
        } catch {
            return add(.folderUnusable(path, error))
        }
        let identity = FileStamp(try inner.status()).identity
        if branch.ancestors.contains(identity) { return add(.folderLoops(path)) }
        try visit(inner, branch.entering(name, identity))
    }

    private mutating func take(_ path: String, _ stamp: FileStamp, _ branch: Branch) {
        guard stamp.size <= limits.fileBytes else {
            return add(.fileTooLong(branch.root + "/" + path, limit: limits.fileBytes))
        }
        bytes += stamp.size
        guard bytes <= limits.totalBytes else {
            return exhaust(.tooManyBytes(branch.root, limit: limits.totalBytes))
        }
        guard survey.files.count < limits.files else {
            return exhaust(.tooManyFiles(branch.root, limit: limits.files))
        }
        survey.files.append(FolderSurvey.File(kind: branch.kind, path: path, stamp: stamp))
    }

    private mutating func add(_ finding: FileFinding) { survey.findings.append(finding.finding) }

    private mutating func exhaust(_ finding: FileFinding) {
        isExhausted = true
        add(finding)
    }

    /// The walk sorts each folder by name, which puts `a/b` after `a.yaml` or before it as `/` does not.
    private mutating func sortFiles(from start: Int) {
        survey.files[start...].sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

/// Where a walk stands.
private struct Branch {
    let kind: RuleFolders.Kind
    /// The folder given.
    let root: String
    /// The folders from it to here, relative to it and followed by `/`; empty in itself.
    var inside = ""
    /// The folders entered, the one given first.
    var ancestors: [FileStamp.Identity]

    /// The path of this folder, as people are shown it and as the system opens it.
    var shown: String { inside.isEmpty ? root : root + "/" + inside.dropLast() }

    func shown(_ name: String) -> String { root + "/" + path(name) }

    func path(_ name: String) -> String { inside + name }

    func entering(_ name: String, _ identity: FileStamp.Identity) -> Branch {
        Branch(kind: kind, root: root, inside: inside + name + "/", ancestors: ancestors + [identity])
    }
}
