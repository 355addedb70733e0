import AvalDeclarations
import AvalSource
import AvalValues

/// The codes of determinants that a declaration written in YAML carries and that no determinant of its day has.
public struct CodeWalk {
    /// A code that is none.
    public struct Unknown: Sendable {
        /// The code.
        public let code: String
        /// The code that is probably meant.
        public let near: String?
        /// The day on which it is looked for, as people write it.
        public let day: String
        /// Where it stands.
        public let span: SourceSpan

        /// What is wrong, one French sentence.
        public var message: String { "« \(code) » n'est pas un déterminant connu le \(day)" }
        /// What to do, one French sentence.
        public var help: String {
            near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez le code d'un déterminant en vigueur ce jour-là"
        }
    }

    private let model: RuleModel
    private let schema: Schema

    /// A walk through declarations of a vocabulary.
    public init(_ model: RuleModel, _ schema: Schema) {
        (self.model, self.schema) = (model, schema)
    }

    /// The unknown codes of what an example or a scenario changes of the model declaration; `date` is its day, where it says
    /// one. The codes of the establishment's own determinants are known.
    public func unknown(declaration: YAMLNode?, salarie: YAMLNode?, date: String?) -> [Unknown] {
        guard let text = date ?? model.template?.entries?.first(where: { $0.name == "date" })?.value.string,
            let day = CalendarDate(text)?.dayNumber, day >= model.coverage
        else { return [] }
        var found: [YAMLNode] = []
        var own: NameSet = []
        if let declaration { gather(declaration, type: 0, path: [], &found, &own) }
        if let template = model.template {
            var ignored: [YAMLNode] = []
            gather(template, type: 0, path: [], &ignored, &own)
        }
        if let salarie, let type = schema.type(named: ContractName.salarie) {
            gather(salarie, type: type, path: [], &found, &own)
        }
        return found.compactMap { node in
            guard let code = node.string, !own.contains(code), !isKnown(code, on: day) else { return nil }
            let near = Nearest.word(of: code, among: model.determinants.map(\.code))
            return Unknown(code: code, near: near, day: text, span: node.span)
        }
    }

    private func isKnown(_ code: String, on day: Int) -> Bool {
        // A blank text is an absent value.
        if code.allSatisfy(\.isWhitespace) { return true }
        return model.determinants.contains { $0.code == code && $0.period(on: day) != nil }
    }

    /// Gathers the codes of a record or group, and those of the establishment's own determinants.
    private func gather(
        _ node: YAMLNode, type: Int, path: [String], _ codes: inout [YAMLNode], _ own: inout NameSet
    ) {
        for entry in node.entries ?? [] {
            let path = path + [entry.name]
            if let field = schema.field(path, in: type) {
                if field.kind.shape(field.options) == .codes { codes += entry.value.items ?? [] }
                if schema.records[type].name == ContractName.ownDeterminant, let code = entry.value.string {
                    own.insert(code)
                }
            } else if type == 0, path.count == 1, let list = schema.records.firstIndex(where: { $0.key == path[0] }),
                list > 0
            {
                for item in entry.value.items ?? [] { gather(item, type: list, path: [], &codes, &own) }
            } else {
                gather(entry.value, type: type, path: path, &codes, &own)
            }
        }
    }
}
