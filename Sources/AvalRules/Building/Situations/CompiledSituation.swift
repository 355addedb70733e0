import AvalFEEL
import AvalValues

/// Where a declaration may stand, ready to be asked.
public struct CompiledSituation {
    /// Its word in the protocol.
    public let code: String
    /// What people read.
    public let label: Template
    private let condition: ((FrameView) -> Value)?

    init(code: String, label: Template, condition: ((FrameView) -> Value)?) {
        (self.code, self.label, self.condition) = (code, label, condition)
    }

    /// Whether it is that of a declaration, by the frame of its rules.
    public func holds(_ frame: FrameView) -> Bool { condition.map { $0(frame) == .boolean(true) } ?? true }
}
