import AvalValues

/// Lines of an input, as every door cuts them.
public enum Lines {
    /// The first line feed from an offset on; nil where there is none.
    @inline(__always)
    public static func end(in bytes: ByteView, from start: Int) -> Int? {
        bytes.offset(of: UInt8(ascii: "\n"), from: start)
    }

    /// Whether a line holds nothing but white space.
    @inline(__always)
    public static func isBlank(_ line: ByteView) -> Bool {
        for byte in line where byte != 0x20 && byte != 0x09 && byte != 0x0D && byte != 0x0A { return false }
        return true
    }
}
