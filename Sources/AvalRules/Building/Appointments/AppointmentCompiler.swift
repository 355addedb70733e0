import AvalFEEL
import AvalSource
import AvalValues

/// Compiles what the rules say of appointments, against the days, the service's choices and the lists that all rules see.
struct AppointmentCompiler {
    let builder: NamespaceBuilder
    let evaluation: Evaluation
    let uses: NameUses
    let log: FindingLog

    /// The rules about appointments; nil, with findings, where they cannot be compiled.
    func compile(_ text: AppointmentText) -> CompiledAppointments? {
        let before = expressions(seeing: [.appointment, .today])
        let after = expressions(seeing: AppointmentSlot.allCases)
        let lastDay = before.read(text.lastDay, expecting: .date)
        var texts = [lastDay].compactMap { $0 }
        let label = TemplateReader(expressions: after).read(text.label, what: "ce libellé")
        let refusals = text.refusals.compactMap { refusal -> CompiledAppointments.Refusal? in
            let message = TemplateReader(expressions: before).read(refusal.message, what: "ce message")
            guard let condition = before.read(refusal.condition, expecting: .boolean), let message else { return nil }
            texts.append(condition)
            return CompiledAppointments.Refusal(condition: before.value(condition), message: message)
        }
        guard let lastDay, let label, refusals.count == text.refusals.count else { return nil }
        return CompiledAppointments(
            lastDay: before.value(lastDay), label: label, reference: text.reference, refusals: refusals, texts: texts)
    }

    private func expressions(seeing slots: [AppointmentSlot]) -> ExpressionBuilder {
        var names = builder.lists
        names["service"] = .group(presence: nil, parameters)
        for slot in slots { names[slot.name] = slot.entry }
        return ExpressionBuilder(
            names: names, catalogue: [:], personalNames: [], evaluation: evaluation, uses: uses,
            loops: LoopCheck(names: names, salarieType: nil, isRunForEach: false), log: log)
    }

    /// The service's choices as they are on the day somebody asks.
    private var parameters: Namespace {
        let kinds = builder.parameters
        return Namespace(
            builder.model.parameters.map { parameter in
                let kind = kinds[parameter.code]?.kind ?? .any
                guard parameter.constant == nil else { return (parameter.code, kinds[parameter.code] ?? .unread) }
                let entry = Entry.computed(kind, isPersonal: false) { frame in
                    parameter.setting(on: frame.slot(SlotReference(.root, AppointmentSlot.today.rawValue)).day).value
                }
                return (parameter.code, entry)
            })
    }
}
