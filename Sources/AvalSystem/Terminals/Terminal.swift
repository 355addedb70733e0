import Glibc

/// Questions about terminals.
public enum Terminal {
    /// Whether a descriptor is one.
    public static func isThere(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// How many columns it shows; 80 where it does not say.
    public static func columns(_ descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
