import AvalSystem

/// The folders that the system watches for us, kept in step with a plan.
struct FolderWatches: ~Copyable {
    /// What a notice means for callers that wait for changes.
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
            } catch  where error.cause == .exhausted {
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
        if event.change == .lost { return .names }
        guard let interest = interests[event.watch] else { return .nothing }
        switch event.change {
        case .unwatched:
            interests[event.watch] = nil
            return .names
        case .lost, .folderGone: return .names
        case .contents, .names:
            if let names = interest.names, !names.contains(event.name) { return .nothing }
            return event.change == .contents ? .contents : .names
        }
    }
}
