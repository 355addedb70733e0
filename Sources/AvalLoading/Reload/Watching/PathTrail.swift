import AvalSystem

/// The names that the system goes through to find what a path stands for, symbolic links followed.
///
/// Any of them given to something else makes the path stand for something else.
enum PathTrail {
    /// A name in a folder; the folder's path goes through no link.
    struct Step: Hashable {
        let folder: String
        let name: String
    }

    /// As many as the system follows (`path_resolution(7)`).
    private static let mostLinks = 40

    /// The steps of `path`, the first one first; those after a missing name are what the path goes on to say.
    static func steps(of path: String) -> [Step] {
        var steps: [Step] = []
        var pending = names(path)
        var folder = path.utf8.first == UInt8(ascii: "/") ? "/" : "."
        var links = 0
        while let name = pending.popLast() {
            if name == "." { continue }
            let next = folder == "/" ? "/" + name : folder + "/" + name
            if name == ".." {
                folder = next
                continue
            }
            steps.append(Step(folder: folder, name: name))
            guard let target = Paths.target(ofLink: next) else {
                folder = next
                continue
            }
            links += 1
            if links > mostLinks { break }
            pending += names(target)
            if target.utf8.first == UInt8(ascii: "/") { folder = "/" }
        }
        return steps
    }

    /// The names of a path, the last one first.
    private static func names(_ path: String) -> [String] {
        path.split(separator: "/").reversed().map(String.init)
    }
}
