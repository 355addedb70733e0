import AvalDeclarations
import AvalFEEL
import AvalValues

/// A rule about one kind of subject, ready to be judged.
///
/// Immutable and shared: a loop over rules counts one reference, not those of all it holds.
public final class CompiledRule {
    /// Where an anomaly points.
    public enum Pointer: Equatable {
        /// This JSON Pointer below the declaration.
        case declaration(String)
        /// This one below the record that is the subject, or that carries it.
        case record(String)
        /// The subject itself, which is smaller than a record.
        case subject

        /// What a path stands below.
        public enum Base: BitwiseCopyable, Sendable { case declaration, record, subject }

        /// What its path stands below; the subject where it has none.
        public var base: Base {
            switch self {
            case .declaration: .declaration
            case .record: .record
            case .subject: .subject
            }
        }
    }

    /// What may mend it.
    public enum Correction {
        /// Write a value in a field of the record.
        case replace(field: CorrectedField, value: Output)
        /// Add a value to a list of codes of the declaration.
        case append(list: SlotReference, path: String, value: Output)
    }

    /// A field that a correction writes.
    public struct CorrectedField {
        /// Where its value is kept.
        public let reference: SlotReference
        /// What its slot holds.
        public let shape: SlotShape
        /// The end of its JSON Pointer.
        public let path: String
        /// Whether a lower rank must never replace a higher one.
        public let isRanked: Bool
        /// How its values are written in a declaration where the shape does not tell it.
        public let form: FieldForm?
    }

    /// What must hold before any case is asked.
    struct Premise {
        /// Its test.
        let code: TruthCode
        /// What it was compiled from, to explain a verdict.
        let text: CheckedText
    }

    /// Its index among all rules: anomalies of one record stand in this order.
    public let order: Int
    /// Its code.
    public let code: String
    /// Where it is written, for verdicts.
    public let name: String
    /// What it is about, as `pour` says it, to explain a verdict.
    let about: Anomaly.About
    /// How judging goes through its subjects.
    public let walk: Walk
    /// The type of the record that a subject is or that carries it; 0 where there is none.
    public let type: Int
    /// Where its anomalies stand in a verdict.
    let standing: Walk.Standing
    /// Whether it is about how the declaration reads, and holds outside the period covered too.
    public let isAboutReading: Bool
    /// The fact that must be true of the record, if any.
    public let filter: SlotReference?
    /// The step from which it is judged.
    public let step: Anomaly.Step
    /// What must hold before any case is asked; nil where each has its whole condition.
    let premise: Premise?
    /// Its cases; the first that is true decides.
    public let cases: [Case]
    /// Whether it is judged outside the period that the rules cover, and only there.
    public let isOutsideCoverage: Bool

    init(
        order: Int, code: String, name: String, about: Anomaly.About, walk: Walk, standing: Walk.Standing,
        isAboutReading: Bool,
        filter: SlotReference?, step: Anomaly.Step, premise: Premise? = nil, cases: [Case],
        isOutsideCoverage: Bool
    ) {
        self.order = order
        self.code = code
        self.name = name
        self.about = about
        self.walk = walk
        type = walk.recordType ?? 0
        self.standing = standing
        self.isAboutReading = isAboutReading
        self.filter = filter
        self.step = step
        self.premise = premise
        self.cases = cases
        self.isOutsideCoverage = isOutsideCoverage
    }

    /// The rule with only the cases that hold on a day; nil when none does.
    func inForce(on day: Int) -> CompiledRule? {
        let cases = self.cases.filter { $0.validity.contains(day) }
        if cases.isEmpty { return nil }
        return CompiledRule(
            order: order, code: code, name: name, about: about, walk: walk, standing: standing,
            isAboutReading: isAboutReading, filter: filter, step: step, premise: premise, cases: cases,
            isOutsideCoverage: isOutsideCoverage)
    }
}
