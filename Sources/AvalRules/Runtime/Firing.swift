/// A case of a rule, as hits name it.
struct Firing {
    let rule: Int32
    let item: Int16
    let isDeclaration: Bool
    let gravity: Anomaly.Gravity
}
