import AvalSource
import AvalSystem

/// Looks at all that the folders of rules and tariffs hold.
struct Surveyor: FolderVisitor {
    private(set) var survey = FolderSurvey()
    private(set) var visited = VisitedPaths()

    private let folders: RuleFolders
    private let limits: ReadingLimits
    /// The folder that is looked at.
    private var kind = RuleFolders.Kind.rules
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
        visited.links.append(root)
        self.kind = kind
        self = FolderWalk.run(root, self)
        if survey.files.count == before.files, survey.findings.count == before.findings { add(.folderEmpty(root)) }
        sortFiles(from: before.files)
    }

    // MARK: What the walk meets

    /// One name more than may be looked at tells that there are too many.
    var mostNames: Int { limits.entries - entries + 1 }

    mutating func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool {
        if isExhausted { return false }
        entries += 1
        guard entries <= limits.entries else {
            exhaust(.tooManyEntries(folder.root, limit: limits.entries))
            return false
        }
        if FileRole(name) == .ignored { return false }
        if String(validating: name, as: UTF8.self) != nil { return true }
        add(.nameNotUTF8(folder.appending(String(decoding: name, as: UTF8.self)).shown))
        return false
    }

    mutating func meets(_ path: WalkedPath, _ status: FileStatus) -> Bool {
        if path.isLink { visited.links.append(path.shown) }
        switch FileRole(path.name.utf8) {
        case .other where status.kind == .folder:
            if path.depth <= limits.depth { return true }
            add(.folderTooDeep(path.shown, limit: limits.depth))
        case .other, .ignored: break
        case .rules where status.kind != .file, .misnamed where status.kind != .file: add(.notAFile(path.shown))
        case .misnamed: add(.misnamed(path.shown))
        case .rules: take(path, FileStamp(status))
        }
        return false
    }

    mutating func enters(_ folder: WalkedPath, _ meeting: FolderMeeting) -> Bool {
        if meeting == .circle {
            add(.folderLoops(folder.shown))
            return false
        }
        visited.folders.append(folder.shown)
        return true
    }

    mutating func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) {
        if step == .status, path.isLink { visited.links.append(path.shown) }
        if step == .opening || path.depth == 0 { return add(.folderUnusable(path.shown, error)) }
        // A name that is gone since it was listed is seen as gone by the next survey.
        add(error.cause == .missing ? .brokenLink(path.shown) : .fileUnreadable(path.shown, error))
    }

    // MARK: What is kept of it

    private mutating func take(_ path: WalkedPath, _ stamp: FileStamp) {
        guard stamp.size <= limits.fileBytes else { return add(.fileTooLong(path.shown, limit: limits.fileBytes)) }
        bytes += stamp.size
        guard bytes <= limits.totalBytes else { return exhaust(.tooManyBytes(path.root, limit: limits.totalBytes)) }
        guard survey.files.count < limits.files else { return exhaust(.tooManyFiles(path.root, limit: limits.files)) }
        survey.files.append(FolderSurvey.File(kind: kind, path: path.path, stamp: stamp))
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
