/// A truth value of three: what is not known is neither true nor false (Kleene's logic, DMN 1.5, 10.3.2.2).
public enum Truth: Int8, Sendable, Hashable {
    /// False.
    case no = 0
    /// True.
    case yes = 1
    /// Neither is known: FEEL's null.
    case unknown = -1

    /// A known truth.
    @inlinable
    public init(_ value: Bool) {
        self = value ? .yes : .no
    }

    /// The truth that `value` is: of a boolean its own, of anything else none.
    @inlinable
    public init(_ value: Value) {
        if case .boolean(let truth) = value { self = truth ? .yes : .no } else { self = .unknown }
    }

    /// False if either is false; else unknown if either is unknown.
    @inlinable
    public func and(_ other: Truth) -> Truth {
        if self == .no || other == .no { return .no }
        return self == .yes && other == .yes ? .yes : .unknown
    }

    /// True if either is true; else unknown if either is unknown.
    @inlinable
    public func or(_ other: Truth) -> Truth {
        if self == .yes || other == .yes { return .yes }
        return self == .no && other == .no ? .no : .unknown
    }

    /// The other truth; the unknown stays unknown.
    @inlinable
    public var negated: Truth {
        switch self {
        case .no: .yes
        case .yes: .no
        case .unknown: .unknown
        }
    }

    /// The truth as a value: a boolean, or null.
    @inlinable
    public var value: Value {
        switch self {
        case .no: .boolean(false)
        case .yes: .boolean(true)
        case .unknown: .null
        }
    }
}
