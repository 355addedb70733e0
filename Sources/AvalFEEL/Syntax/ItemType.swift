import AvalValues

/// A type that an expression names: a kind, or an item definition of a model with its allowed values (DMN 1.5, 7.3.2).
public indirect enum ItemType: Sendable {
    /// A kind as it is.
    case kind(Kind)
    /// A list of a type.
    case list(ItemType)
    /// A range of a type.
    case range(ItemType)
    /// A context with entries of types.
    case context([(name: String, type: ItemType)])
    /// A type of which the unary tests, parsed, must take the value.
    case constrained(ItemType, Expression)

    /// The kind, without what is allowed of it.
    public var kind: Kind {
        switch self {
        case .kind(let kind): kind
        case .list(let element): .list(element.kind)
        case .range(let end): .range(end.kind)
        case .context(let fields): .context(fields.map { Kind.Field($0.name, $0.type.kind) })
        case .constrained(let base, _): base.kind
        }
    }

    /// The type without what is allowed of its values, or of those in them.
    var base: ItemType {
        switch self {
        case .kind: self
        case .list(let element): .list(element.base)
        case .range(let end): .range(end.base)
        case .context(let fields): .context(fields.map { ($0.name, $0.type.base) })
        case .constrained(let inner, _): inner.base
        }
    }
}
