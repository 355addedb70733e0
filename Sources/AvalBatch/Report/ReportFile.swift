import AvalSystem

/// The report on the disk.
public enum ReportFile {
    /// Writes the page of a summary for its owner alone. One that is there is replaced only if it may be, and never one of
    /// the files that the summary was made from.
    public static func write(
        _ summary: Summary, to path: String, mayReplace: Bool, inputs: [String]
    ) throws(BatchError) {
        let claim = try Claim(path, mayBeThere: mayReplace)
        do throws(BatchError) {
            let own = try? claim.file.status().identity
            if let input = inputs.first(where: { (try? FileStatus(of: $0))?.identity == own }) {
                throw BatchError("« \(path.shown) » est à la fois une entrée (« \(input.shown) ») et le rapport")
            }
            try write(summary, to: claim)
        } catch {
            claim.abandon()
            throw error
        }
    }

    /// Writes the page in the place of a file that was taken.
    static func write(_ summary: Summary, to claim: Claim) throws(BatchError) {
        try claim.check()
        let page = Array(ReportPage(summary).html.utf8)
        try BatchError.attempt(claim.path, "écrit") { () throws(SystemError) in
            try WholeFile.replace(claim.path, with: page)
        }
    }
}
