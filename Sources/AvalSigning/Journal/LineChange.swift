import AvalLoading

/// One byte of a line that was another when the line was written.
struct LineChange {
    /// Which byte of the line.
    let index: Int
    /// What it was.
    let was: UInt8

    /// No line of the journal is longer: with each byte, every value that it may have had is tried.
    private static let longest = 4096

    /// The line as it was.
    func applied(to line: [UInt8]) -> [UInt8] {
        var line = line
        line[index] = was
        return line
    }

    /// The one byte that was another when a line hashed to `hash`; nil where it is not one alone.
    static func one(in line: [UInt8], from hash: String) -> LineChange? {
        guard line.count <= longest else { return nil }
        var line = line
        for index in line.indices {
            let byte = line[index]
            for other in UInt8.min...UInt8.max where other != byte {
                line[index] = other
                if SHA256Digest.text(of: line).utf8.elementsEqual(hash.utf8) {
                    return LineChange(index: index, was: other)
                }
            }
            line[index] = byte
        }
        return nil
    }

    /// All that a byte of a line may have been.
    static func candidates(in line: [UInt8], at index: Int) -> [LineChange] {
        guard line.count <= longest else { return [] }
        return (UInt8.min...UInt8.max).filter { $0 != line[index] }.map { LineChange(index: index, was: $0) }
    }

    /// Where a line feed may have stood, were this two lines, or one and its end.
    static func joints(in line: [UInt8]) -> [Int] {
        guard line.count <= 2 * longest else { return [] }
        return line.indices.dropFirst().filter {
            line[$0 - 1] == UInt8(ascii: "}") && ($0 + 1 == line.count || line[$0 + 1] == UInt8(ascii: "{"))
        }
    }
}
