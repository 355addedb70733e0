import AvalValues

/// Finds the numbers of declarations in a file of verdicts that is read piece by piece: a verdict begins with it.
struct VerdictNumbers {
    private static let opening = Array(#"{"numero":""#.utf8)
    /// More than the opening, the longest number and its quote take.
    private static let enough = 64

    /// The beginning of the line that is read.
    private var head: [UInt8] = []
    private var isPast = false

    /// Looks at the next bytes; calls `found` with each number.
    mutating func add(_ bytes: ByteView, _ found: (ByteView) -> Void) {
        var start = 0
        while start < bytes.count {
            let end = bytes.offset(of: UInt8(ascii: "\n"), from: start)
            if !isPast {
                head.append(contentsOf: bytes[start..<min(end ?? bytes.count, start + Self.enough)].array)
                if end != nil || head.count >= Self.enough {
                    ByteView.with(head) { if let number = Self.number($0) { found(number) } }
                    head.removeAll(keepingCapacity: true)
                    isPast = true
                }
            }
            guard let end else { return }
            isPast = false
            start = end + 1
        }
    }

    private static func number(_ head: ByteView) -> ByteView? {
        guard head.starts(with: opening) else { return nil }
        return head.offset(of: UInt8(ascii: "\""), from: opening.count).map { head[opening.count..<$0] }
    }
}
