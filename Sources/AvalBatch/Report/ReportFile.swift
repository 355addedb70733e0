import Glibc

/// The report on the disk.
public enum ReportFile {
    /// Writes the page of a summary for its owner alone, in the place of one that was there.
    public static func write(_ summary: Summary, to path: String) throws(BatchFailure) {
        let temporary = path + ".nouveau"
        unlink(temporary)
        do throws(BatchFailure) {
            let file = try VerdictFile(creating: temporary)
            let page = Array(ReportPage(summary).html.utf8)
            try page.withUnsafeBytes { bytes in
                Result { () throws(BatchFailure) in try file.append(bytes) }
            }.get()
            if rename(temporary, path) != 0 { throw BatchFailure(path, "écrit") }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
