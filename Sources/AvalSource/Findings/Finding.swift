import AvalValues

/// Something to tell whoever writes the rules: collected, never thrown, drawn as a diagnostic.
public struct Finding: Sendable, Hashable {
    /// How much a finding weighs.
    public enum Severity: String, Sendable, Hashable {
        /// The files cannot be taken.
        case error = "erreur"
        /// The files can be taken, but something in them is probably not meant.
        case warning = "avertissement"
    }

    /// A second span that explains the first (where the other of two equal codes stands).
    public struct Related: Sendable, Hashable {
        /// What that span has to do with the finding, in French.
        public let message: String
        /// That span.
        public let span: SourceSpan

        /// A second span with its reason.
        public init(_ message: String, at span: SourceSpan) {
            self.message = message
            self.span = span
        }
    }

    /// Whether it stops the files from being taken.
    public let severity: Severity
    /// A stable word for programs (`nom_inconnu`), snake_case without accents.
    public let code: String
    /// What is wrong, one French sentence without a final full stop.
    public let message: String
    /// Where; absent when no file can be shown (a missing folder).
    public let span: SourceSpan?
    /// What to do, one French sentence without a final full stop.
    public let help: String?
    /// Other spans that explain this one.
    public let related: [Related]
    /// A small drawing of what is wrong, and a declaration that meets it: lines of text, mostly none.
    public let drawing: [String]

    /// A finding made of its parts: other targets make theirs of the cases of a `FindingKind`.
    init(
        _ severity: Severity = .error, code: String, _ message: String, at span: SourceSpan?, help: String? = nil,
        related: [Related] = [], drawing: [String] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.help = help
        self.related = related
        self.drawing = drawing
    }

    /// A finding of a stage, in its words; `severity` is given where it does not weigh what its code mostly does.
    public init(_ kind: some FindingKind, severity: Severity? = nil, at span: SourceSpan?) {
        let text = kind.text
        self.init(
            severity ?? text.severity, code: text.code, text.message, at: span, help: text.help, related: text.related,
            drawing: text.drawing)
    }

    /// The same finding with words from a caller that knows more of where it stands; nil leaves the words that there are.
    public func rephrased(message: String? = nil, help: String? = nil) -> Finding {
        Finding(
            severity, code: code, message ?? self.message, at: span, help: help ?? self.help, related: related,
            drawing: drawing)
    }

    /// Whether it has this code.
    public func hasCode(_ code: some FindingCode) -> Bool { self.code == code.rawValue }

    /// Whether it has this code, which several stages use.
    public func hasCode(_ code: SharedFindingCode) -> Bool { self.code == code.rawValue }
}
