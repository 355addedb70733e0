import AvalValues

/// The compiled forms of the functions of nomenclatures: a look into a table made at load.
extension Compiler {
    /// `connu(list, code)` and `connu(list, code, day)`.
    func known(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let (list, code) = listAndCode(arguments) else { return nil }
        guard arguments.count == 3 else {
            return .truth(code.test { $0.isNull ? .unknown : Truth(list.isKnown($0.bytes)) })
        }
        guard let day = argument(arguments, 2, named: "date").flatMap(operand), day.shape == .date else { return nil }
        return .truth(
            SlotCode.test(code, day.code) { code, day in
                code.isNull || day.isNull ? .unknown : Truth(list.isKnown(code.bytes, on: day.day))
            })
    }

    /// `libelle(list, code)`: the bytes stand in the list, which the closure keeps.
    func label(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let (list, code) = listAndCode(arguments), arguments.count == 2 else { return nil }
        let label = SlotCode(code) { code in
            guard !code.isNull, let label = list.label(of: code.bytes) else { return .null }
            return Slot(text: label, plain: false)
        }
        return .operand(.text, label)
    }

    /// `voisins(list, code)`.
    func neighbours(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let (list, code) = listAndCode(arguments), arguments.count == 2 else { return nil }
        return .texts { frame in
            let code = code(frame)
            return code.isNull ? .null : .list(list.neighbours(of: code.bytes).map { .string($0) })
        }
    }

    /// `evoque(list, text)`.
    func evoked(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2, let list = codeList(arguments),
            let text = argument(arguments, 1, named: "texte").flatMap(operand), text.shape == .text
        else { return nil }
        let label = SlotCode(text.code) { text in
            guard !text.isNull, let label = list.label(evokedBy: text.bytes) else { return .null }
            return Slot(text: label, plain: false)
        }
        return .operand(.text, label)
    }

    private func codeList(_ arguments: [Form.Argument]) -> CodeList? {
        argument(arguments, 0, named: "nomenclature").flatMap(path).flatMap(resolver.codeList)
    }

    private func listAndCode(_ arguments: [Form.Argument]) -> (CodeList, SlotCode)? {
        guard let list = codeList(arguments), let code = argument(arguments, 1, named: "code").flatMap(operand),
            code.shape == .text || code.shape == .code
        else { return nil }
        return (list, code.code)
    }
}
