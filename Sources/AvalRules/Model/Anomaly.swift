import AvalSource
import AvalValues

/// A rule as written: what must not be, when, and what to say of it.
public struct Anomaly: Sendable {
    /// How much an anomaly weighs, from the lightest.
    public enum Severity: Int, Sendable, Comparable, CaseIterable {
        /// To be known.
        case information
        /// Signed after the declarant acknowledges it.
        case avertissement
        /// Cannot be signed.
        case bloquante

        /// The word of rule files and verdicts.
        public var word: String {
            switch self {
            case .information: "information"
            case .avertissement: "avertissement"
            case .bloquante: "bloquante"
            }
        }

        /// The severity of a word.
        public init?(word: String) {
            guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = found
        }

        /// Lighter before heavier.
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    /// A severity that may grow when the declaration is signed.
    public struct Gravity: Sendable, Hashable {
        /// Until signing.
        public let before: Severity
        /// Once all is judged.
        public let signing: Severity
    }

    /// A step of the portal, in its order.
    public enum Step: Int, Sendable, Comparable, CaseIterable {
        /// The company's record.
        case informations
        /// The company's determinants.
        case determinants
        /// The list of salariés.
        case salaries
        /// Their categories.
        case categories
        /// The estimate and the payment.
        case estimation
        /// The signature: all is judged.
        case signature

        /// The word of the protocol and of rule files.
        public var word: String {
            switch self {
            case .informations: "informations"
            case .determinants: "determinants"
            case .salaries: "salaries"
            case .categories: "categories"
            case .estimation: "estimation"
            case .signature: "signature"
            }
        }

        /// The step of a word.
        public init?(word: String) {
            guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = found
        }

        /// Earlier before later.
        public static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
    }

    /// What the adhérent may accept to have it mended.
    public enum Correction: Sendable {
        /// Write `value` in the field.
        case replace(field: SourceText, value: SourceText)
        /// Add `value` to the list.
        case append(list: SourceText, value: SourceText)
    }

    /// A subject as `pour` says it, and where.
    public struct About: Sendable {
        /// What kind of subject.
        public let subject: Subject
        /// The record that is named with it, where the kind takes one.
        let record: String?
        /// The fact that chooses among the salariés, where one is named.
        let fact: String?
        /// Where that is said.
        public let span: SourceSpan
    }

    /// One way in which it fires; the first of a rule's that is true decides.
    public struct Case: Sendable {
        /// When it holds.
        public let validity: Validity
        /// What it says itself; the rest is the rule's.
        public let wording: Wording
        /// Where it stands.
        public let span: SourceSpan
    }

    /// Its code in verdicts.
    public let code: String
    /// Where it is written, as verdicts name it (`anomalies/ages.yaml#mineur_sans_determinant`).
    public let name: String
    /// What it is about.
    public let subjects: [About]
    /// The step from which it is judged.
    public let step: Step
    /// When it holds.
    public let validity: Validity
    /// Whether it is judged outside the period that the rules cover, and only there.
    public let isOutsideCoverage: Bool
    /// What it says for all its cases.
    public let wording: Wording
    /// Its cases; empty when its own condition is the only one.
    public let cases: [Case]
    /// What the columns of its table look at, where it has one.
    let inputs: [SourceText]
    /// What it must say of small declarations.
    public let examples: [Example]
    /// Whether all of its examples could be read.
    let hasAllExamples: Bool
    /// Where its code stands.
    public let span: SourceSpan

    /// Whether it is about how a declaration reads, and holds on days that the rules do not cover too.
    public var isAboutReading: Bool { subjects.contains(where: \.subject.isAboutReading) }

    /// The entries of the experts' list of controls that it answers, those of its cases included.
    public var fiches: [SourceText] { wording.fiches + cases.flatMap(\.wording.fiches) }
}
