import AvalFEEL
import AvalValues

/// An expression of a rule file, parsed and checked against the names of its subject.
struct CheckedText {
    let expression: Expression
    let kind: Kind
    let kinds: [Kind]
}
