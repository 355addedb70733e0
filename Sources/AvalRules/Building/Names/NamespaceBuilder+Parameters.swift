import AvalFEEL
import AvalValues

extension NamespaceBuilder {
    /// The service's own choices: constants, but for those that change from one day to another, which are kept in slots of
    /// the root.
    var parameters: Namespace {
        let slots = TextMap(uniqueKeysWithValues: datedParameters.map { ($0.parameter.code, $0.slot) })
        return Namespace(
            model.parameters.map { parameter in
                let (shape, kind) = shape(parameter.kind, parameter.code)
                guard let slot = slots[parameter.code] else {
                    return (parameter.code, .constant(parameter.constant ?? .null, kind))
                }
                return (parameter.code, .slot(KeptValue(SlotReference(.root, slot), shape, kind, isPersonal: false)))
            })
    }

    /// What fills the slots of those that change, once a declaration.
    var parameterFacts: [SlotFact] {
        let date = reference(RootSlot.referenceDate)
        return datedParameters.map { parameter, slot in
            let shape = shape(parameter.kind, parameter.code).0
            let steps = parameter.timeline.map {
                (last: $0.validity.to ?? .max, slot: SlotConversion.slot($0.value, shape))
            }
            let code = SlotCode.each { frame in
                let day = frame.slot(date).day
                return (steps.first { day <= $0.last } ?? steps[0]).slot
            }
            return SlotFact(slot: slot, code: StoreCode(code), isLate: false)
        }
    }

    /// The parameters that change, each with its slot: the first after those that judging fills.
    private var datedParameters: [(parameter: ServiceParameter, slot: Int)] {
        let first = schema.records[0].slotCount + RootSlot.allCases.count
        return model.datedParameters.enumerated().map { ($1, first + $0) }
    }

    private func shape(_ kind: ServiceParameter.Kind, _ name: String) -> (SlotShape, Kind) {
        switch kind {
        case .words(categoryDomain.words): (.word(categoryDomain.words), .word(categoryDomain))
        case .words(let words): (.word(words), .word(WordDomain(name: name, words: words)))
        case .truth: (.boolean, .boolean)
        case .number: (.number, .number)
        case .date: (.date, .date)
        }
    }
}

extension RuleModel {
    /// The parameters that change from one day to another.
    var datedParameters: [ServiceParameter] { parameters.filter { $0.constant == nil } }
}
