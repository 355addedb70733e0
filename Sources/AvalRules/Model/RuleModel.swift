import AvalFEEL
import AvalSource
import AvalValues

/// All that the rule files say, read but not yet compiled.
public struct RuleModel: Sendable {
    /// A name that rules share, computed by an expression.
    public struct Fact: Sendable {
        /// Its name.
        public let name: String
        /// The record it is a fact of.
        public let record: String
        /// The expression that computes it; nil where a table does, or where it could not be read.
        public let value: SourceText?
        /// The table that computes it; nil where an expression does, or where it could not be read.
        public let table: TableText?
        /// Whether messages may print it although it comes from a personal field.
        public let isReleased: Bool
        /// Whether it is made for tariffs: computed only where one names it, and no mistake where none does.
        public let isForTariffs: Bool
        /// Where its name stands.
        public let span: SourceSpan

        /// Whether nothing but its name could be read.
        var isUnread: Bool { value == nil && table == nil }
    }

    /// A way to pay.
    public struct PaymentMode: Sendable {
        /// Its word in declarations.
        public let code: String
        /// What people call it.
        public let label: String
        /// The fields it needs.
        public let required: [SourceText]
    }

    /// When the declarations of an exercice are filled in.
    public struct Campaign: Sendable {
        /// The year billed.
        public let exercice: Int
        /// The day on which the declarations were made ready.
        public let generated: Int?
        /// The first day.
        public let opening: Int
        /// The last day.
        public let closing: Int
        /// The day on which the payment is due.
        public let due: Int?
        /// The last day on which it may be used without being looked at again.
        public let review: Int?
        /// Where it stands.
        public let span: SourceSpan
    }

    /// What the law lets a salarié's yearly contribution cost: a part of a national average.
    public struct AverageCosts: Sendable {
        /// The average of an exercice.
        public struct Year: Sendable {
            /// The year.
            public let exercice: Int
            /// The average, in cents.
            public let cents: Int
        }

        /// The least and the most that a contribution may be, in percent of the average.
        public let percent: ClosedRange<Int>
        /// The law.
        public let reference: String
        /// The averages, by year.
        public let years: [Year]
    }

    /// A closed list of codes that declarations may use, by its name in expressions, with all its editions.
    public struct Nomenclature: Sendable {
        /// Its codes, their labels, and on which days each is one.
        public let list: CodeList
        /// Where each of its codes stands.
        let codeSpans: TextMap<SourceSpan>
        /// Where the name of its first edition stands.
        public let span: SourceSpan
        /// Where the name of each edition stands, the earliest first.
        public let spans: [SourceSpan]

        /// Its name.
        public var name: String { list.name }
    }

    /// A control of the experts' list that cannot be made from a declaration.
    public struct Uncontrolled: Sendable {
        /// Its entry in that list.
        public let fiche: SourceText
        /// Why it cannot be made.
        public let reason: String
        /// What remains to be confirmed.
        public let doubt: String?
    }

    /// The first day that the rules cover, as a day number.
    public var coverage: Int
    /// Every field of a declaration.
    public var vocabulary: Vocabulary
    /// The categories.
    public var categories: CategoryRule
    /// The catalogue, in its order.
    public var determinants: [Determinant]
    /// The follow-up of categories and of words, in the file's order; nil where there is no such file, so that no verdict
    /// gives any follow-up.
    public var followUps: [FollowUpRule]?
    /// The shared names, in the files' order.
    public var facts: [Fact]
    /// The payment modes, in the screen's order.
    public var paymentModes: [PaymentMode]
    /// The campaigns.
    public var campaigns: [Campaign]
    /// Where a declaration may stand, the first that holds being its own; nil where there is no such file.
    public var situations: [Situation]?
    /// The nomenclatures.
    public var nomenclatures: [Nomenclature]
    /// The national average cost of a salarié's year; nil where the rules do not have it.
    public var averageCosts: AverageCosts?
    /// The public holidays, as day numbers in their order; nil where no file lists them.
    public var holidays: [Int]?
    /// The other days on which the service is closed, as day numbers in their order; nil where no file lists them.
    public var closures: [Int]?
    /// Until when appointments may be cancelled; nil where no file says it.
    public var appointments: AppointmentText?
    /// The anomalies, in the order of their files and offsets.
    public var anomalies: [Anomaly]
    /// The service's own choices.
    public var parameters: [ServiceParameter]
    /// The controls that are not made, with their reasons.
    public var uncontrolled: [Uncontrolled]
    /// The declaration that examples start from.
    public var template: YAMLNode?
    /// What could not be read.
    var doubts = Doubts()

    /// Whether every name that the files define could be read.
    public var hasAllNames: Bool { !doubts.lacksNames }

    /// The facts that choose the salariés that a rule is about.
    var filters: [String] {
        (anomalies.flatMap(\.subjects) + [categories.about].compactMap { $0 }).compactMap(\.fact)
    }
}
