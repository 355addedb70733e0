import Glibc

/// The folders that the system watches for us, kept in step with a plan.
struct FolderWatches: ~Copyable {
    /// What a notice means for those who wait for changes.
    enum Meaning {
        case nothing
        /// What a file holds may have changed.
        case contents
        /// A name may stand for something else: other folders may be to watch.
        case names
    }

    private let inotify: Inotify
    private var interests: [Int32: WatchPlan.Interest] = [:]

    init() throws(SystemError) {
        inotify = try Inotify()
    }

    /// The descriptor to wait on.
    var number: Int32 { inotify.number }

    /// Watches what `plan` says and nothing else; tells whether a folder is watched that was not.
    ///
    /// A folder that is missing or closed to us is left out: its name is watched for in the folder that holds it.
    /// Throws when the system has no watch left to give.
    mutating func follow(_ plan: WatchPlan) throws(SystemError) -> Bool {
        var next: [Int32: WatchPlan.Interest] = [:]
        for (folder, interest) in plan.interests {
            do throws(SystemError) {
                // Two paths may lead to one folder, which has one watch.
                next[try inotify.watch(folder, contents: interest.contents), default: WatchPlan.Interest()].add(
                    interest)
            } catch  where [ENOSPC, ENOMEM, EMFILE, ENFILE].contains(error.number) {
                throw error
            } catch {
                continue
            }
        }
        let old = interests
        for watch in old.keys where next[watch] == nil { inotify.forget(watch) }
        interests = next
        return next.keys.contains { old[$0] == nil }
    }

    /// What the notices that wait mean, taken together.
    mutating func read() -> Meaning {
        var sum = Meaning.nothing
        for event in inotify.events() {
            switch meaning(of: event) {
            case .names: sum = .names
            case .contents: if case .nothing = sum { sum = .contents }
            case .nothing: break
            }
        }
        return sum
    }

    private mutating func meaning(of event: Inotify.Event) -> Meaning {
        // Notices were lost: anything may have happened.
        if event.has(Int(IN_Q_OVERFLOW)) { return .names }
        guard let interest = interests[event.watch] else { return .nothing }
        if event.has(Int(IN_IGNORED)) {
            interests[event.watch] = nil
            return .names
        }
        if event.has(Int(IN_DELETE_SELF), Int(IN_MOVE_SELF), Int(IN_UNMOUNT)) { return .names }
        if let names = interest.names, !names.contains(event.name) { return .nothing }
        return event.has(Int(IN_MODIFY), Int(IN_CLOSE_WRITE)) ? .contents : .names
    }
}
