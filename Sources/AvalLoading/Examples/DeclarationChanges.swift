import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// The single changes of a declaration that may give a fact another value: each field with each of its words, with days in and
/// around the exercice, with a code, or without anything.
struct DeclarationChanges {
    private let rules: RuleSet
    private let model: JSONValue
    /// The key of the salariés.
    let listKey: String

    init(_ rules: RuleSet) {
        self.rules = rules
        listKey = rules.salarieType > 0 ? rules.schema.records[rules.salarieType].key : ""
        model = rules.modelDeclaration
    }

    /// The model in an exercice, near its end, with so many salariés.
    func start(exercice: Int, present: Int?) -> DeclarationDraft {
        var draft = DeclarationDraft()
        draft.declaration = ["exercice": .integer(exercice), "date": .string("\(exercice)-11-15")]
        draft.count = max(present ?? 1, 1)
        if present == 0 { draft.salarie = nil }
        return draft
    }

    /// The declaration of a draft.
    func json(_ draft: DeclarationDraft) -> JSONValue {
        let first = model[listKey]?.array?.first ?? .object([])
        let salaries = draft.salarie.map { changes in
            (0..<draft.count).map { index in
                let id: JSONValue = ["id": .string("s\(index + 1)")]
                return ExampleDeclaration.merged(ExampleDeclaration.merged(first, changes), id)
            }
        }
        let changed = ExampleDeclaration.merged(model, draft.declaration)
        return ExampleDeclaration.merged(changed, .object([JSONMember(listKey, .array(salaries ?? []))]))
    }

    /// Every single change, those of the salarié first where a fact of his is sought.
    func all(exercice: Int, ofSalarie: Bool) -> [DeclarationDraft] {
        let salarie = fields(of: rules.salarieType, exercice).map { change in
            var draft = DeclarationDraft()
            draft.salarie = change
            return draft
        }
        let declaration = (fields(of: 0, exercice) + lists(exercice)).map { change in
            var draft = DeclarationDraft()
            draft.declaration = change
            return draft
        }
        var none = DeclarationDraft()
        none.salarie = nil
        return ofSalarie ? salarie + declaration : declaration + [none] + salarie
    }

    private func fields(of type: Int, _ exercice: Int) -> [JSONValue] {
        rules.schema.records[type].fields.flatMap { field -> [JSONValue] in
            if type == 0, ["exercice", "date"].contains(field.path[0]) || field.path == ["id"] { return [] }
            return values(field, exercice).map { value in
                field.path.reversed().reduce(value) { .object([JSONMember($1, $0)]) }
            }
        }
    }

    /// Each other list of records with one that has a day of the exercice.
    private func lists(_ exercice: Int) -> [JSONValue] {
        rules.schema.records.indices.dropFirst().filter { $0 != rules.salarieType }.compactMap { type in
            let record = rules.schema.records[type]
            guard let field = record.fields.first(where: { $0.kind.shape($0.options) == .date }) else { return nil }
            let day: JSONValue = .object([JSONMember(field.path[0], .string("\(exercice)-03-01"))])
            return .object([JSONMember(record.key, .array([day]))])
        }
    }

    private func values(_ field: Schema.Field, _ exercice: Int) -> [JSONValue] {
        switch field.kind.shape(field.options) {
        case .word(let words): words.map { .string($0) } + [.null]
        case .boolean: [true, false, .null]
        case .date:
            // Years back for ages, the exercice itself for what happens in it.
            (-1...80).map { .string("\(exercice - $0)-03-01") } + [.string("\(exercice)-12-31"), .null]
        case .codes: rules.model.determinants.map { .array([.string($0.code)]) } + [.null]
        case .number: (0...100).map { .integer($0) } + [.null]
        case .text, .code, .object: []
        }
    }
}
