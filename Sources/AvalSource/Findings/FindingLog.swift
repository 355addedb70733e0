import AvalValues

/// Where the stages of one reading leave their findings, in the order met.
public final class FindingLog {
    /// What was found until now.
    public private(set) var findings: [Finding] = []

    /// An empty log, or one that begins with what an earlier stage found.
    public init(_ findings: [Finding] = []) {
        self.findings = findings
    }

    /// Whether anything found stops the files from being taken.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// The keys that a mistyped one stands for, with where their mappings begin: that they are missing is told already.
    private var misspelt: [(key: String, head: SourceSpan)] = []

    /// Notes that a key is missing because another one, which has its finding, is mistyped.
    func excuse(_ key: String, at head: SourceSpan) { misspelt.append((key, head)) }

    /// Whether the finding about a mistyped key says already that `key` is missing.
    func isExcused(_ key: String, at head: SourceSpan) -> Bool {
        misspelt.contains { $0.key == key && $0.head == head }
    }

    /// Adds a finding.
    public func add(_ finding: Finding) { findings.append(finding) }

    /// Adds findings in their order.
    public func add(_ others: some Sequence<Finding>) { findings.append(contentsOf: others) }

    /// Adds a finding of a stage, in its words; `severity` is given where it does not weigh what its code mostly does.
    public func add(_ kind: some FindingKind, severity: Finding.Severity? = nil, at span: SourceSpan?) {
        add(Finding(kind, severity: severity, at: span))
    }
}
