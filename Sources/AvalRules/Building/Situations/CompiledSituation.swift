import AvalFEEL
import AvalValues

/// Where a declaration may stand, ready to be asked.
public struct CompiledSituation {
    /// Its word in the protocol.
    public let code: String
    /// What people read.
    public let label: Template
    private let condition: ((FrameView) -> Value)?
    /// What the condition was compiled from.
    let text: CheckedText?

    init(code: String, label: Template, condition: ((FrameView) -> Value)?, text: CheckedText? = nil) {
        (self.code, self.label, self.condition, self.text) = (code, label, condition, text)
    }

    /// Whether it is that of a declaration, by the frame of its rules.
    public func holds(_ frame: FrameView) -> Bool { condition.map { $0(frame) == .boolean(true) } ?? true }
}
