import Glibc

/// The report on the disk.
public enum ReportFile {
    /// Writes the page of a summary for its owner alone, in the place of one that was there.
    public static func write(_ summary: Summary, to path: String) throws(BatchError) {
        let temporary = path + ".nouveau"
        unlink(temporary)
        do throws(BatchError) {
            let file = try VerdictFile(creating: temporary)
            let page = Array(ReportPage(summary).html.utf8)
            try page.withUnsafeBytes { bytes in
                Result { () throws(BatchError) in try file.append(bytes) }
            }.get()
            if rename(temporary, path) != 0 { throw BatchError(path, "écrit") }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
