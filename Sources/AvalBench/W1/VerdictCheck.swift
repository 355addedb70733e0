import AvalJSON

/// Holds verdicts against others of the same declarations.
public struct VerdictCheck: Sendable {
    /// How many verdicts there are.
    public private(set) var count = 0
    /// The lines that differ, from 1.
    public private(set) var different: [Int] = []
    /// How many anomalies of each code the expected verdicts hold.
    public private(set) var anomalies: [String: Int] = [:]

    /// Compares what is expected with what was given, a verdict a line; as many lines of each are an error otherwise.
    public init(expected: [UInt8], given: [UInt8]) throws(BenchError) {
        let (ones, others) = (expected.split(separator: 0x0A), given.split(separator: 0x0A))
        guard ones.count == others.count else {
            throw BenchError("\(others.count) verdicts where \(ones.count) are due")
        }
        for (one, other) in zip(ones, others) {
            let (one, other) = (try VerdictDigest(one), try VerdictDigest(other))
            count += 1
            for code in one.codes { anomalies[code, default: 0] += 1 }
            if one != other { different.append(count) }
        }
    }
}
