import Glibc

/// The process's limit of open files, which connections share with everything else it opens.
enum OpenFiles {
    /// Left to the rest of the process (rule files, a reload, standard streams) when connections fill the limit.
    static let reserve = 64

    /// Raises the limit, as far as the system lets it, so that `connections` may be open at once; returns how many may.
    static func makeRoom(for connections: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return connections }
        let wanted = rlim_t(connections + reserve)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = min(wanted, limit.rlim_max)
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        let room = Int(min(limit.rlim_cur, rlim_t(Int32.max))) - reserve
        return max(1, min(connections, room))
    }
}
