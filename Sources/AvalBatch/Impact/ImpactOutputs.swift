import AvalJSON
import AvalSystem

/// The files that an impact writes, taken before anything is judged: for their owner alone.
public struct ImpactOutputs: ~Copyable {
    private let report: Claim?
    private let refused: Claim?

    /// Takes the page and the list of newly refused declarations, where they are wanted.
    public init(report: String?, refused: String?, mayReplace: Bool) throws(BatchError) {
        var claims: [Claim?] = []
        for path in [report, refused] {
            do throws(BatchError) {
                claims.append(try path.map { path throws(BatchError) in try Claim(path, mayBeThere: mayReplace) })
            } catch {
                for claim in claims { claim?.abandon() }
                throw error
            }
        }
        (self.report, self.refused) = (claims[0], claims[1])
    }

    /// Writes both.
    public func write(_ found: ImpactReport) throws(BatchError) {
        if let report { try Self.write(Array(ImpactPage(found).html.utf8), to: report) }
        guard let refused else { return }
        var lines: [UInt8] = []
        for line in found.refused {
            JSONWriter.append(line, to: &lines)
            lines.append(UInt8(ascii: "\n"))
        }
        try Self.write(lines, to: refused)
    }

    private static func write(_ bytes: [UInt8], to claim: Claim) throws(BatchError) {
        try claim.check()
        try BatchError.attempt(claim.path, "écrit") { () throws(SystemError) in
            try WholeFile.replace(claim.path, with: bytes)
        }
    }
}
