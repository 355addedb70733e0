/// What one finding says: its code, its words with names and values in them, and what explains it elsewhere.
public struct FindingText<Code: FindingCode>: Sendable {
    let code: String
    let severity: Finding.Severity
    let message: String
    let help: String?
    let related: [Finding.Related]
    let drawing: [String]

    /// The text of a finding with a code of the stage; `message` and `help` are French sentences without a final full
    /// stop, `drawing` lines that show what is wrong.
    public init(
        _ code: Code, _ message: String, help: String? = nil, related: [Finding.Related] = [], drawing: [String] = []
    ) {
        (self.code, severity) = (code.rawValue, code.title.severity)
        (self.message, self.help, self.related, self.drawing) = (message, help, related, drawing)
    }

    /// The text of a finding with a code that other stages use too.
    public init(
        _ code: SharedFindingCode, _ message: String, help: String? = nil, related: [Finding.Related] = [],
        drawing: [String] = []
    ) {
        (self.code, severity) = (code.rawValue, code.title.severity)
        (self.message, self.help, self.related, self.drawing) = (message, help, related, drawing)
    }
}
