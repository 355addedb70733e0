import Glibc

/// Doing nothing for a while; the thread waits.
public enum Pause {
    /// For so many milliseconds.
    public static func milliseconds(_ count: Int) { microseconds(count * 1_000) }

    /// For so many microseconds.
    public static func microseconds(_ count: Int) { usleep(UInt32(clamping: count)) }
}
