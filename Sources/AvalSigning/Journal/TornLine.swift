import AvalJSON
import AvalValues

/// What a stop leaves of a line that was being written: its beginning, and perhaps bytes that never reached the disk.
enum TornLine {
    /// Whether bytes without a line feed may be that: they begin an object and end before it does. What is whole, or no JSON,
    /// was written by something else than a stop.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        // A file may grow before its bytes are written: they read as zeros.
        let written = bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        guard written <= SegmentReader.longestLine else { return false }
        return written == 0 || ByteView.with(Array(bytes[..<written])) { isBeginning($0) }
    }

    private static func isBeginning(_ bytes: ByteView) -> Bool {
        guard bytes.first == UInt8(ascii: "{") else { return false }
        var cursor = JSONCursor(bytes)
        do throws(ScanError) { try cursor.skipValue(depth: 1) } catch {
            // A character of several bytes may be cut too.
            return error.reason == .truncated || error.reason == .notUTF8 && error.offset > bytes.count - 4
        }
        return false
    }
}
