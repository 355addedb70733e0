import AvalFEEL
import AvalValues

/// What the rules say of appointments, ready to be asked.
public struct CompiledAppointments {
    /// An appointment that cannot be.
    struct Refusal {
        let condition: (FrameView) -> Value
        let message: Template
    }

    /// What comes of asking; templates are written with the frame that comes with it.
    public enum Outcome {
        /// The last day on which it may be cancelled, as a day number, whether that is not over, and what people read.
        case lastDay(Int, isCancellable: Bool, Template)
        /// Such an appointment cannot be: why.
        case refused(Template)
        /// The rules give no last day for it.
        case unknown
    }

    let lastDay: (FrameView) -> Value
    let label: Template
    /// What they rest on.
    public let reference: String
    let refusals: [Refusal]
    /// What the last day and the refusals were compiled from.
    let texts: [CheckedText]

    /// Asks about an appointment on one day, on another; both are day numbers.
    public func ask(about appointment: Int, on today: Int, _ body: (Outcome, FrameView) -> Void) {
        let slots = OwnedMemory<Slot>(count: AppointmentSlot.allCases.count) { _ in .null }
        slots.start[AppointmentSlot.appointment.rawValue] = Slot(day: appointment)
        slots.start[AppointmentSlot.today.rawValue] = Slot(day: today)
        let row = SlotRow(slots.start)
        withUnsafePointer(to: CodeEntry(address: 0, length: 0, index: 0, position: 0)) { codes in
            // Nothing in these expressions asks for more than their slots.
            let nobody = Nobody()
            withExtendedLifetime(nobody) {
                SlotFrame(
                    root: row, row: row, element: row, codes: codes, context: Unmanaged.passUnretained(nobody)
                ).withView { frame in body(outcome(frame, row, today), frame) }
            }
        }
    }

    private final class Nobody {}

    private func outcome(_ frame: FrameView, _ row: SlotRow, _ today: Int) -> Outcome {
        if let refusal = refusals.first(where: { $0.condition(frame) == .boolean(true) }) {
            return .refused(refusal.message)
        }
        guard case .date(let date) = lastDay(frame) else { return .unknown }
        let isCancellable = today <= date.dayNumber
        row[AppointmentSlot.lastDay.rawValue] = Slot(day: date.dayNumber)
        row[AppointmentSlot.isCancellable.rawValue] = Slot(isCancellable)
        return .lastDay(date.dayNumber, isCancellable: isCancellable, label)
    }
}
