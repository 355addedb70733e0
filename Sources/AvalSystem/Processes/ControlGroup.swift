/// The control group that this process is in, by which containers and services are given their share of a machine.
enum ControlGroup {
    /// The most memory that it, or one around it, may have, in bytes; nil where there is no limit.
    static var memory: Int? {
        guard let bytes = try? WholeFile.read("/proc/self/cgroup", atMost: 64 << 10) else { return nil }
        return memory(groups: String(decoding: bytes, as: UTF8.self), root: "/sys/fs/cgroup")
    }

    /// The same of a process whose `/proc/self/cgroup` says `groups`, where groups are mounted below `root`.
    static func memory(groups: String, root: String) -> Int? {
        var least: Int?
        for line in groups.split(separator: "\n") {
            // Its number, what it controls, its path.
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let controllers = parts[1].split(separator: ",")
            if parts[1].isEmpty {
                least = lower(least, limit(parts[2], below: root, file: "memory.max"))
            } else if controllers.contains("memory") {
                least = lower(least, limit(parts[2], below: root + "/memory", file: "memory.limit_in_bytes"))
            }
        }
        return least
    }

    /// The least limit of a group and of those around it. In a container the path may be the one that it has outside: what is
    /// not found is passed over, and its own group is then the root.
    private static func limit(_ path: Substring, below root: String, file: String) -> Int? {
        var names = path.split(separator: "/")
        var least: Int?
        while true {
            let folder = ([root] + names.map(String.init)).joined(separator: "/")
            least = lower(least, number(folder + "/" + file))
            if names.isEmpty { return least }
            names.removeLast()
        }
    }

    /// What a file of a limit says; nil for `max`, for what is beyond any machine, and where there is no such file.
    private static func number(_ path: String) -> Int? {
        guard let bytes = try? WholeFile.read(path, atMost: 64) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber }
        return Int(text).flatMap { $0 < 1 << 60 ? $0 : nil }
    }

    private static func lower(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }
}
