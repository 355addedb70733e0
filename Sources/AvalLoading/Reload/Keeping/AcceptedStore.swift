import AvalSystem
import AvalValues
import Synchronization

/// The folder in which the last accepted rule sets are kept, so that a daemon can start on faulty files.
///
/// It holds a folder for each of the last sets (`000042-…/Rules`, `000042-…/Tariffs`), `current`, a text that names the
/// one last accepted, and `lock`. Whatever moment the process or the machine stops at, `current` names a set that is
/// whole: a set is written under a hidden name, put on the disk, then named; `current` is replaced after that.
public final class AcceptedStore: Sendable {
    /// How many sets are left when older ones are removed.
    static let setsLeft = 3
    static let pointer = "current"
    /// The name of the file that the process which uses the folder holds locked.
    public static let lockName = "lock"
    private static let draftPrefix = ".draft-"

    /// The folder, as it was given.
    public let path: String
    /// Whether what was kept can be read and nothing written: good rules are still served, and none are kept.
    public let isReadOnly: Bool
    private let folder: Descriptor
    private let lock: FileLock?
    private let turn = Mutex(())

    /// Opens the folder `path`, made for its owner alone (0700) where it is missing, and locks it until the store goes.
    ///
    /// Throws `busy` when another process uses it and does not end within two seconds, `unusable` when it cannot be made,
    /// opened or locked.
    public convenience init(at path: String) throws(StateError) {
        try self.init(at: path, attempts: 41)
    }

    /// The lock is asked for `attempts` times.
    init(at path: String, attempts: Int) throws(StateError) {
        self.path = path
        do throws(SystemError) {
            if !Paths.isFolder(path) { try Paths.makeFolder(path, permissions: 0o700) }
            folder = try Descriptor(opening: path, .folder)
        } catch {
            throw StateError(.unusable, "Le dossier d'état « \(path) » n'a pu être ouvert", cause: error)
        }
        let file: Descriptor
        do throws(SystemError) {
            file = try folder.open(Self.lockName, [.readingAndWriting, .creating, .withoutFollowing])
        } catch {
            guard error.cause == .readOnly || error.cause == .denied else {
                throw StateError(.unusable, "Le dossier d'état « \(path) » n'a pu être ouvert", cause: error)
            }
            isReadOnly = true
            lock = nil
            return
        }
        isReadOnly = false
        lock = try Self.lock(file, path, attempts)
        sweep()
    }

    /// The newest set that is whole, with what is wrong with the one last accepted where it is another; nil when none was
    /// ever kept.
    ///
    /// Throws what is wrong where no set is whole.
    public func newest() throws(StateError) -> (files: RuleFiles, damage: StateError?)? {
        let damage: StateError
        do throws(StateError) { return try kept().map { ($0, nil) } } catch { damage = error }
        // What came after the set named was never accepted.
        let last = (try? current())?.number ?? .max
        for name in ((try? names()) ?? []).reversed() where name.number <= last {
            if let files = try? read(name) { return (files, damage) }
        }
        throw damage
    }

    /// The set last accepted; nil when none was ever kept.
    ///
    /// Throws `damaged` when what is kept does not hash to what was written, `unusable` when it cannot be read.
    public func kept() throws(StateError) -> RuleFiles? {
        guard let name = try current() else { return nil }
        return try read(name)
    }

    /// The files of a version, if they are among the sets that are left, and whole.
    func files(of version: String) -> RuleFiles? {
        let name = ((try? names()) ?? []).last { TextKey($0.version) == TextKey(version) }
        return name.flatMap { try? read($0) }
    }

    private func read(_ name: KeptName) throws(StateError) -> RuleFiles {
        let reading = RuleFiles.read(RuleFolders(in: path + "/\(name)"))
        guard let files = reading.files, files.version == name.version else {
            throw StateError(.damaged, "Les règles gardées dans « \(path)/\(name) » ont été abîmées")
        }
        return files
    }

    /// Keeps `files` as the set last accepted; nothing is written when they are kept already.
    ///
    /// Throws `notKept` when they cannot be written: what was kept before is then still whole.
    public func keep(_ files: RuleFiles) throws(StateError) {
        // What was kept may be damaged: that is one more reason to write.
        if let kept = try? kept(), kept.version == files.version { return }
        let result = turn.withLock { _ -> Result<Void, SystemError> in
            Result { () throws(SystemError) in try write(files) }
        }
        if case .failure(let cause) = result {
            throw StateError(.notKept, "Les règles acceptées n'ont pu être gardées dans « \(path) »", cause: cause)
        }
    }

    /// All steps. Where one fails nothing is left of it: sets that nothing names would fill the disk, one a start.
    private func write(_ files: RuleFiles) throws(SystemError) {
        if isReadOnly { throw SystemError.readOnly("open") }
        // A folder in its place could not be replaced, whatever was written before.
        if (try? folder.status(of: Self.pointer, followingLink: false))?.kind == .folder {
            throw SystemError.isAFolder("rename")
        }
        let name = KeptName(number: try nextNumber(), version: files.version)
        do throws(SystemError) {
            try install(try draft(files, as: name), as: name)
            try point(at: name)
        } catch {
            for left in [Self.draftPrefix + "\(name)", "\(name)", Self.draftPrefix + Self.pointer] {
                try? folder.remove(left)
            }
            throw error
        }
        prune(except: name)
    }

    /// The first free number after that of the set last accepted: a folder with a number far beyond, which somebody put there,
    /// must not use up those that are left.
    private func nextNumber() throws(SystemError) -> Int {
        let taken = Set(try names().map(\.number))
        var number = ((try? current())?.number ?? taken.max() ?? 0) + 1
        while taken.contains(number) { number += 1 }
        return number
    }

    /// First step: writes the set under a hidden name, and waits until it is on the disk. Gives that name.
    func draft(_ files: RuleFiles, as name: KeptName) throws(SystemError) -> String {
        let draft = Self.draftPrefix + "\(name)"
        try folder.remove(draft)
        try folder.makeFolder(draft)
        try files.write(into: try folder.open(draft, .folder))
        return draft
    }

    /// Second step: gives the set its name.
    func install(_ draft: String, as name: KeptName) throws(SystemError) {
        try folder.rename(draft, to: "\(name)")
        try folder.synchronize()
    }

    /// Third step, the one that counts: makes it the set last accepted.
    func point(at name: KeptName) throws(SystemError) {
        let draft = Self.draftPrefix + Self.pointer
        try folder.remove(draft)
        try folder.replaceFile(Self.pointer, with: Array("\(name)\n".utf8), draft: draft, durability: .ofName)
    }

    /// Last step: removes the oldest sets. One that cannot be removed is for the next time.
    func prune(except current: KeptName) {
        guard let names = try? names() else { return }
        for name in names.filter({ $0.number <= current.number }).dropLast(Self.setsLeft) where name != current {
            // Under a hidden name first: what is half removed is no set.
            let draft = Self.draftPrefix + "\(name)"
            guard (try? folder.rename("\(name)", to: draft)) != nil else { continue }
            try? folder.remove(draft)
        }
    }

    /// The sets that stand in the folder, the oldest first.
    func names() throws(SystemError) -> [KeptName] {
        try folder.names().compactMap { KeptName(String(decoding: $0, as: UTF8.self)) }
            .sorted { $0.number < $1.number }
    }

    private func current() throws(StateError) -> KeptName? {
        do throws(SystemError) {
            let pointer = try folder.open(Self.pointer, [.withoutFollowing, .withoutWaiting])
            let text = String(decoding: try pointer.read(atMost: 256), as: UTF8.self)
            if text.utf8.last == 0x0A, let name = KeptName(text.dropLast()) { return name }
        } catch {
            if error.cause == .missing { return nil }
            throw StateError(.unusable, "« \(path)/\(Self.pointer) » n'a pu être lu", cause: error)
        }
        throw StateError(.damaged, "« \(path)/\(Self.pointer) » ne nomme pas des règles gardées")
    }

    /// Removes what a process that was stopped midway left under a hidden name.
    private func sweep() {
        for bytes in (try? folder.names()) ?? [] {
            let name = String(decoding: bytes, as: UTF8.self)
            if name.hasPrefix(Self.draftPrefix) { try? folder.remove(name) }
        }
    }

    /// A process that was killed a moment ago still holds its lock until the system is done with it, and a file system
    /// without locks is no reason not to start.
    private static func lock(
        _ file: consuming Descriptor, _ path: String, _ attempts: Int
    ) throws(StateError) -> FileLock {
        do throws(SystemError) {
            return try FileLock(file, attempts: attempts, pauseMilliseconds: 50, toleratingNone: true)
        } catch {
            if error.cause == .busy {
                throw StateError(.busy, "Le dossier d'état « \(path) » sert déjà à un autre processus")
            }
            throw StateError(.unusable, "Le dossier d'état « \(path) » n'a pu être verrouillé", cause: error)
        }
    }
}
