import AvalFEEL
import AvalValues

/// What a name of an expression stands for, and how its value is had at run time.
indirect enum Entry {
    /// Kept in a slot.
    case slot(KeptValue)
    /// The same for every declaration.
    case constant(Value, Kind)
    /// A list of codes, whose labels and editions functions ask for.
    case codeList(CodeList)
    /// Computed when asked for.
    case computed(Kind, isPersonal: Bool, (FrameView) -> Value)
    /// A fact of the declaration, computed when first asked for and then kept.
    case shared(SharedFact)
    /// Names below a name; `presence` tells whether the object is there at all.
    case group(presence: SlotReference?, Namespace)
    /// A list of records.
    case records(type: Int, Namespace)

    /// A name of which nothing else could be read.
    static var unread: Entry { .computed(.any, isPersonal: false, { _ in .null }) }

    /// What its values are.
    var kind: Kind {
        switch self {
        case .slot(let kept): kept.kind
        case .codeList: .list(.string)
        case .constant(_, let kind), .computed(let kind, _, _): kind
        case .shared(let fact): fact.kind
        case .group(_, let names): names.kind
        case .records(_, let names): .list(names.kind)
        }
    }

    /// Whether its value may identify a person.
    var isPersonal: Bool {
        switch self {
        case .slot(let kept): kept.isPersonal
        case .computed(_, let isPersonal, _): isPersonal
        case .shared(let fact): fact.isPersonal
        case .constant, .codeList: false
        case .group(_, let names), .records(_, let names): names.entries.contains { $0.entry.isPersonal }
        }
    }
}
