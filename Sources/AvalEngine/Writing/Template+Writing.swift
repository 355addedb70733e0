import AvalFEEL
import AvalJSON
import AvalRules

extension Template {
    /// Writes the text inside a JSON string, its values those of a frame.
    func write(_ frame: FrameView, into output: OutputBuffer) {
        for piece in pieces {
            switch piece {
            case .text(let bytes): output.put(escaping: bytes)
            case .output(let value): SlotWriter.spoken(value, frame, output)
            }
        }
    }
    /// The text with the values of a frame, for results that are built as JSON.
    func text(_ frame: FrameView) -> String {
        let output = OutputBuffer()
        output.put("\"")
        write(frame, into: output)
        output.put("\"")
        return (try? JSONReader.parse(output.bytes))?.string ?? ""
    }
}
