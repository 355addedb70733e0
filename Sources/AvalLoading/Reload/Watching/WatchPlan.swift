import AvalValues

/// Which folders are to be watched, and for what.
struct WatchPlan: Equatable {
    /// What matters in a folder.
    struct Interest: Equatable {
        /// The names that matter; all of them when nil.
        var names: NameSet? = []
        /// Whether what is written in the files matters, and not only what the names stand for.
        var contents = false

        /// What matters when either does.
        mutating func add(_ other: Interest) {
            if let more = other.names { names?.formUnion(more) } else { names = nil }
            contents = contents || other.contents
        }
    }

    /// The interest in each folder, by its path.
    private(set) var interests: TextMap<Interest> = [:]

    /// All that may change what the two folders hold: the folders walked through, and for each path given and each link
    /// met the folders of the names that it goes through.
    init(_ folders: RuleFolders, _ visited: VisitedPaths) {
        for folder in visited.folders { add(Interest(names: nil, contents: true), in: folder) }
        let roots = NameSet(RuleFolders.Kind.allCases.map { folders[$0] })
        for link in visited.links {
            let steps = PathTrail.steps(of: link)
            for step in steps { add(Interest(names: [step.name]), in: step.folder) }
            // A link may lead to a file outside: what is written there counts as well.
            if !roots.contains(link), let end = steps.last {
                add(Interest(names: [end.name], contents: true), in: end.folder)
            }
        }
    }

    private mutating func add(_ interest: Interest, in folder: String) {
        interests[folder, default: Interest()].add(interest)
    }
}
