import AvalValues

extension Builtin {
    /// A parameter: what an argument has to be, and what it stands for.
    public struct Parameter: Sendable {
        /// What an argument stands for beyond its kind, as far as a checker can tell something of it before it has a value.
        public enum Role: Sendable {
            /// A value like any other.
            case value
            /// A position in the first argument: from 1, or from -1 backwards; there is none of 0.
            case position
            /// What another argument is divided by: 0 leaves no result.
            case divisor
            /// A regular expression.
            case pattern
            /// The name of an entry of the first argument, a context: written out, it tells the kind of the result.
            case entryName
            /// A value that is looked for among the elements of the first argument, a list.
            case element
            /// Values, each of which is looked for among the elements of the first argument, a list.
            case elements
            /// A list of codes, by its name: the function is handed the list itself, with its labels and its editions.
            case codeList
        }

        /// The name, for calls by name.
        public let name: String
        /// What an argument has to be.
        public let kind: Kind
        /// Whether a call may leave it out; it is null then.
        public let isOptional: Bool
        /// Whether null is an argument like any other; else a null argument makes the result null.
        public let takesNull: Bool
        /// Whether a list is never meant, whatever else the kind lets through: one of a single element is taken for
        /// its element (DMN 1.5, 10.3.2.9.4).
        public let isSingle: Bool
        /// Of a parameter that stands for all the arguments that are left, given as a list: how many at least; else 0.
        public let restCount: Int
        /// What the argument stands for.
        public let role: Role
        /// What the argument, or each element of it, needs to be for the function to give anything, where the kind lets
        /// more through.
        public let need: Need?

        /// A parameter that every call gives, and gives a value.
        public init(
            _ name: String, _ kind: Kind, isOptional: Bool = false, takesNull: Bool = false, isSingle: Bool = false,
            restCount: Int = 0, role: Role = .value, need: Need? = nil
        ) {
            self.name = name
            self.kind = kind
            self.isOptional = isOptional
            self.takesNull = takesNull
            self.isSingle = isSingle
            self.restCount = restCount
            self.role = role
            self.need = need
        }

        /// A parameter that a call may leave out.
        public static func optional(_ name: String, _ kind: Kind, takesNull: Bool = false) -> Parameter {
            Parameter(name, kind, isOptional: true, takesNull: takesNull)
        }

        /// A parameter for which null is an argument like any other.
        public static func nullable(_ name: String, _ kind: Kind, role: Role = .value) -> Parameter {
            Parameter(name, kind, takesNull: true, role: role)
        }

        /// A parameter for values of several kinds, which the function tells apart, and no list among them.
        public static func single(_ name: String, need: Need? = nil) -> Parameter {
            Parameter(name, .any, isSingle: true, need: need)
        }

        /// A parameter that takes all the arguments that are left, `atLeast` of them.
        public static func rest(
            _ name: String, _ element: Kind, atLeast count: Int = 1, need: Need? = nil
        ) -> Parameter {
            Parameter(name, .list(element), takesNull: true, restCount: count, need: need)
        }

        /// Whether it stands for all the arguments that are left.
        public var isRest: Bool { restCount > 0 }

        /// One of the arguments that it stands for, as a parameter of its own.
        var ofEach: Parameter { Parameter(name, kind.element, takesNull: true, role: role, need: need) }

        /// An argument as the parameter asks for it; `nil` where it does not fit.
        func fit(_ value: Value) -> Value? {
            if isSingle, case .list(let items) = value, items.count == 1 { return items[0] }
            return kind.fit(value)
        }
    }
}
