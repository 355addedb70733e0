/// What a value is, as far as it is known before there is one (DMN 1.5, 10.3.2.9).
public indirect enum Kind: Sendable, Hashable {
    /// Anything; nothing is known.
    case any
    /// Null alone.
    case null
    /// True or false.
    case boolean
    /// A number.
    case number
    /// A text.
    case string
    /// A text that is one of a closed list.
    case word(WordDomain)
    /// A day.
    case date
    /// A time of day.
    case time
    /// A day with a time.
    case dateTime
    /// A duration of days and time.
    case daysDuration
    /// A duration of years and months.
    case monthsDuration
    /// Elements of a kind, in order.
    case list(Kind)
    /// Named values; a context may have more entries than these.
    case context([Field])
    /// What lies between two ends of a kind.
    case range(Kind)
    /// A function from arguments to a result.
    case function([Kind], Kind)

    /// An entry of a context: its name and its kind.
    public struct Field: Sendable, Hashable {
        /// The entry's name.
        public let name: String
        /// What its value is.
        public let kind: Kind

        /// An entry.
        public init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// The kind of the entry of that name, of a context.
    public func field(_ name: String) -> Kind? {
        guard case .context(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.kind
    }

    /// The kind of what one element of it is: a list's element, of anything else itself (FEEL takes a value where a
    /// list is due as the list of that value).
    public var element: Kind { if case .list(let element) = self { element } else { self } }

    /// The kind without its list of words.
    public var withoutWords: Kind {
        switch self {
        case .word: .string
        case .list(let element): .list(element.withoutWords)
        default: self
        }
    }
}

extension Value {
    /// The kind of a value that is there.
    public var kind: Kind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .daysDuration: .daysDuration
        case .monthsDuration: .monthsDuration
        case .list(let items): .list(Kind.common(items.lazy.map(\.kind)))
        case .context(let context): .context(context.entries.map { Kind.Field($0, $1.kind) })
        case .range(let range): .range((range.lower ?? range.upper)?.kind ?? .any)
        case .function(let function): .function(function.parameters.map(\.kind), function.result)
        }
    }
}

extension Kind {
    /// The kind that all of these are; of none at all and of different ones, any.
    public static func common(_ kinds: some Sequence<Kind>) -> Kind {
        var result: Kind?
        for kind in kinds {
            result = result.map { $0.joined(kind) } ?? kind
            if result == .any { break }
        }
        return result ?? .any
    }

    /// The kind of a value that is of this kind or of the other; null fits every kind.
    public func joined(_ other: Kind) -> Kind {
        switch (self, other) {
        case _ where self == other: return self
        case (.null, let kind), (let kind, .null): return kind
        case (.word, .string), (.string, .word), (.word, .word): return .string
        case (.list(let left), .list(let right)): return .list(left.joined(right))
        case (.range(let left), .range(let right)): return .range(left.joined(right))
        case (.context(let left), .context):
            return .context(
                left.compactMap { field in
                    other.field(field.name).map { Field(field.name, field.kind.joined($0)) }
                })
        default: return .any
        }
    }
}
