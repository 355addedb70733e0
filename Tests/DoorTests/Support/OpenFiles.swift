import Glibc

/// The files that the tests may have open: a thousand clients need more than the usual limit.
enum OpenFiles {
    /// Raised once for all tests, as far as the system lets it.
    static let raised: Void = {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur < 8192 else { return }
        limit.rlim_cur = min(8192, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }()
}
