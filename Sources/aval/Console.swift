import AvalJSON
import Glibc

/// Data goes to standard output, what is said to a person to standard error; written by descriptor, whole or not at all.
enum Console {
    /// Says something to the person.
    static func error(_ text: String) {
        _ = write(2, Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes text to standard output.
    static func output(_ text: String) {
        _ = write(1, Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes bytes to a descriptor; false when its reader is gone or the disk is full.
    @discardableResult
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            done += count
        }
        return true
    }

    @discardableResult
    static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { write(descriptor, $0) }
    }

    /// Whether colours make sense there.
    static func isColored(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && getenv("NO_COLOR") == nil
    }
}
