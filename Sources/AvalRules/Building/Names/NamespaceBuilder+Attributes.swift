import AvalFEEL
import AvalValues

extension NamespaceBuilder {
    /// What experts say of determinants for their own rules: one name for each attribute, null for those that do not have it.
    var determinantAttributes: Namespace {
        let names = model.determinants.flatMap { $0.attributes.map(\.name) }
        var seen: NameSet = []
        return Namespace(names.filter { seen.insert($0).inserted }.map { ($0, attribute($0)) })
    }

    private func attribute(_ name: String) -> Entry {
        let texts = model.determinants.map { determinant in determinant.attributes.first { $0.name == name }?.value }
        let said = texts.compactMap { $0 }
        let isTruth = said.allSatisfy { ["oui", "non"].contains($0) }
        let values = texts.map { text -> Value in
            guard let text else { return .null }
            return isTruth ? .boolean(text == "oui") : .string(text)
        }
        var seen: NameSet = []
        let words = said.filter { seen.insert($0).inserted }
        let kind = isTruth ? Kind.boolean : .word(WordDomain(name: name, words: words))
        return .computed(kind, isPersonal: false) { frame in
            let code = frame.frame.element[ElementSlot.code]
            return code.tag == .code && Int(code.short) < values.count ? values[Int(code.short)] : .null
        }
    }
}
