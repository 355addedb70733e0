import Glibc

/// How many files, sockets and pipes this process may have open at once.
public enum OpenFileLimit {
    /// How many are open now; a guess where the system does not tell.
    public static var used: Int {
        // Looking takes one itself, and the first two names are no descriptors.
        guard let names = try? Descriptor(opening: "/proc/self/fd", .folder).names() else { return 20 }
        return max(0, names.count - 1)
    }

    /// Raises the limit to `wanted`, as far as the system lets it, and gives what it is then; nil where that is not known.
    public static func raise(to wanted: Int) -> Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        if limit.rlim_cur < rlim_t(wanted) {
            var raised = limit
            raised.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(min(limit.rlim_cur, rlim_t(Int32.max)))
    }
}
