import Glibc

/// Looking for a byte, as fast as the machine can.
public enum ByteSearch {
    /// The offset of the first byte of that value from `start` on; nil where there is none.
    public static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// Whether two runs of bytes are the same.
    public static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return memcmp(first, second, left.count) == 0
    }

    /// How many bytes of that value stand among the first `end`.
    public static func count(_ byte: UInt8, in bytes: [UInt8], upTo end: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            let bytes = UnsafeRawBufferPointer(rebasing: bytes[..<end])
            var (count, start) = (0, 0)
            while let found = first(byte, in: bytes, from: start) { (count, start) = (count + 1, found + 1) }
            return count
        }
    }
}
