/// What a CSV file is written in.
public enum CSVEncoding: String, Sendable, CaseIterable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// Windows-1252, as older spreadsheets write it.
    case windows1252 = "windows-1252"
}
