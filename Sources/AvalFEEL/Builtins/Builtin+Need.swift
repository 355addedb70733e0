import AvalValues

extension Builtin {
    /// What an argument needs to be for a function that takes anything and gives null for most of it.
    public struct Need: Sendable {
        /// What is needed, as « … attend » goes on in French: `des nombres`.
        public let words: String
        private let takes: @Sendable (Kind) -> Bool

        /// A need, told by `words`, of values of the kinds that `takes` accepts.
        public init(_ words: String, takes: @escaping @Sendable (Kind) -> Bool) {
            self.words = words
            self.takes = takes
        }

        /// Whether an argument of a kind, or each element of such a list, may be what is needed; what is not known may.
        func isMet(by kind: Kind) -> Bool {
            let kind = kind.inner
            return kind == .any || kind == .null || takes(kind)
        }

        /// Numbers alone.
        public static let numbers = Need("des nombres") { $0 == .number }
        /// Truths alone.
        public static let conditions = Need("des conditions") { $0 == .boolean }
        /// Values that have an order among themselves.
        public static let ordered = Need("des valeurs qui se rangent") { $0.isOrdered(with: $0) }
        /// Two days, with or without their time.
        public static let days = Need("deux dates") { $0 == .date || $0 == .dateTime }
    }
}
