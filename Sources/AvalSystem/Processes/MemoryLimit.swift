import Glibc

/// How much memory this process may have.
public enum MemoryLimit {
    /// The most addresses it may use, in bytes (`RLIMIT_AS`); nil where there is no limit.
    public static var addresses: Int? { limit(__rlimit_resource_t(RLIMIT_AS.rawValue)) }

    /// The most memory that it may write to, in bytes (`RLIMIT_DATA`); nil where there is no limit.
    public static var data: Int? { limit(__rlimit_resource_t(RLIMIT_DATA.rawValue)) }

    /// The most that a stack may take, in bytes (`RLIMIT_STACK`), which is what each thread gets; nil where there is no limit.
    public static var stack: Int? { limit(__rlimit_resource_t(RLIMIT_STACK.rawValue)) }

    /// The most memory that its control group may have, as of a container or a service, in bytes; nil where there is no limit.
    public static var group: Int? { ControlGroup.memory }

    /// How many bytes of addresses it uses now; 0 where the system does not tell.
    public static var addressesUsed: Int {
        guard let bytes = try? WholeFile.read("/proc/self/statm", atMost: 64) else { return 0 }
        let pages = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func limit(_ resource: __rlimit_resource_t) -> Int? {
        var limit = rlimit()
        // What is beyond any machine is no limit.
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(1) << 62 else { return nil }
        return Int(limit.rlim_cur)
    }
}
