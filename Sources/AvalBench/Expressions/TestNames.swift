import AvalFEEL
import AvalValues

/// The names of the measured condition: where each is kept, and of what kind.
struct TestNames: SlotResolver {
    /// The slots of a salarié.
    static let (age, birth, carried, rowSize) = (0, 1, 2, 3)
    /// The index of `mineur` in the catalogue.
    static let minor = 4
    /// What the checker knows of the names.
    static let kinds: TextMap<Kind> = [
        "age": .number, "date_naissance": .date, "date_reference": .date, "determinants": .list(.string),
    ]

    let expression: Expression

    func slot(_ path: [String]) -> (reference: SlotReference, shape: SlotShape)? {
        switch path {
        case ["age"]: (SlotReference(.row, Self.age), .number)
        case ["date_naissance"]: (SlotReference(.row, Self.birth), .date)
        case ["determinants"]: (SlotReference(.row, Self.carried), .codes)
        case ["date_reference"]: (SlotReference(.root, 0), .date)
        default: nil
        }
    }

    func constant(_ path: [String]) -> Value? { nil }

    func count(_ path: [String]) -> ((FrameView) -> Slot)? { nil }

    func catalogueIndex(_ code: String) -> Int? { code == "mineur" ? Self.minor : nil }

    /// A condition that the compiler leaves to the interpreter would not be what is measured: it is never true.
    func slow(_ node: Node) -> (FrameView) -> Value { { _ in .null } }
}
