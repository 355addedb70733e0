import Glibc

/// The machine that the process runs on.
public enum Machine {
    /// How many processors it has online.
    public static var processors: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

    /// Its memory in bytes.
    public static var memory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }
}
