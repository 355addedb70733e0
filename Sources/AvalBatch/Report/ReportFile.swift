import AvalSystem

/// The report on the disk.
public enum ReportFile {
    /// Writes the page of a summary for its owner alone, in the place of one that was there.
    public static func write(_ summary: Summary, to path: String) throws(BatchError) {
        let page = Array(ReportPage(summary).html.utf8)
        try BatchError.attempt(path, "écrit") { () throws(SystemError) in try WholeFile.replace(path, with: page) }
    }
}
