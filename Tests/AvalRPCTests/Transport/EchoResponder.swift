import AvalValues
import Dispatch
import Glibc

@testable import AvalRPC

/// Answers lines with themselves, except `heavy:MS:…` (heavy, answered MS milliseconds later), `heavy:gate` (heavy,
/// answered once the gate is opened), `late:MS:…` (heavy, and answered MS milliseconds later while no thread waits, where it
/// may be), `silent…` (no answer), and `big:COUNT` (COUNT bytes).
struct EchoResponder: LineResponder {
    /// Each signal lets one line through.
    let gate = DispatchSemaphore(value: 0)

    func makeWorker() -> sending any LineWorker { EchoWorker(gate: gate) }
}

final class EchoWorker: LineWorker {
    private static let heavy = Array("heavy:".utf8)
    private static let late = Array("late:".utf8)
    private let gate: DispatchSemaphore
    var isAdministrator = true
    var mayAnswerLate = false

    init(gate: DispatchSemaphore) {
        self.gate = gate
    }

    func cost(of line: ByteView) -> LineCost {
        line.starts(with: Self.heavy) || line.starts(with: Self.late) ? .heavy : .inline
    }

    func answer(_ line: ByteView, into output: inout LineOutput) -> LineOutcome {
        if line.starts(with: "silent".utf8) {
            output.append("never sent")
            return .silent
        }
        if line.starts(with: "big:".utf8), let count = number(in: line) {
            output.append([UInt8](repeating: UInt8(ascii: "b"), count: count))
            return .answered
        }
        if line.starts(with: Self.heavy), let milliseconds = number(in: line) {
            usleep(UInt32(milliseconds) * 1000)
        }
        if line.starts(with: Self.late), let milliseconds = number(in: line) {
            guard mayAnswerLate else {
                usleep(UInt32(milliseconds) * 1000)
                output.append(line)
                return .answered
            }
            mayAnswerLate = false
            let answer = LateAnswer()
            let bytes = line.array
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { answer.give(bytes) }
            return .late(answer)
        }
        if line.elementsEqual("heavy:gate".utf8) { _ = gate.wait(timeout: .now() + 120) }
        output.append(line)
        return .answered
    }

    func answerLineTooLong(into output: inout LineOutput) -> LineOutcome {
        output.append("TOO LONG")
        return .answered
    }

    func answerOverload(to line: ByteView, into output: inout LineOutput) -> LineOutcome {
        output.append("OVERLOAD ")
        output.append(line.prefix(8))
        return .answered
    }

    func answerTooManyConnections(into output: inout LineOutput) -> LineOutcome {
        output.append("FULL")
        return .answered
    }

    /// The number after the first colon.
    private func number(in line: ByteView) -> Int? {
        let fields = line.split(separator: UInt8(ascii: ":"), maxSplits: 2)
        return fields.count > 1 ? Int(String(decoding: fields[1], as: UTF8.self)) : nil
    }
}
