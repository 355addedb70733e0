import AvalFEEL
import AvalSource

/// What can be proved of conditions: that one is never true, that it always is, that another says the same.
enum ConditionFinding: FindingKind {
    static let stage = "Conditions"

    case never
    case always
    /// A case that is never reached: those above it, each of which may hide a part of it.
    case hidden(by: [SourceSpan])
    /// A condition that is true exactly when another one is, of the same subject on some days; `example` makes both true.
    case same(as: SourceSpan, code: String, example: [TableExample])

    enum Code: String, FindingCode {
        case never = "condition_impossible"
        case always = "condition_toujours_vraie"
        case hidden = "cas_masque"
        case same = "regles_identiques"

        var title: FindingTitle {
            switch self {
            case .never: .warning("Condition qui n'est jamais vraie")
            case .always: .warning("Condition qui est toujours vraie")
            case .hidden: .warning("Cas jamais atteint")
            case .same: .warning("Deux règles qui disent la même chose")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .never:
            .init(
                .never, "cette condition n'est jamais vraie : aucune valeur de ce qu'elle examine ne la rend vraie",
                help: "corrigez une borne, un mot ou un « and », ou supprimez la règle")
        case .always:
            .init(
                .always, "cette condition est vraie quoi que dise la déclaration",
                help: "écrivez ce qui doit être vrai pour que l'anomalie paraisse")
        case .hidden(let spans):
            .init(
                .hidden, "ce cas n'est jamais atteint : un cas plus haut est vrai chaque fois que lui",
                help: "supprimez l'un des deux, ou corrigez leurs conditions ou leurs dates",
                related: spans.map { .init("le cas qui le précède est ici", at: $0) })
        case .same(let span, let code, let example):
            .init(
                .same, "cette condition est vraie chaque fois que celle de « \(code) », et seulement alors",
                help: "gardez une seule des deux règles, ou corrigez leurs conditions ou leurs dates",
                related: [.init("l'autre condition est ici", at: span)],
                drawing: example.isEmpty ? [] : ["exemple : " + example.map(\.text).joined(separator: ", ")])
        }
    }
}
