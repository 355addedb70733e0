import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

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

    /// Writes the text inside a JSON string; `fixed` gives what always stands in it, escaped before, piece by piece.
    @inline(__always)
    func write(_ frame: FrameView, into output: OutputBuffer, fixed: (Int) -> ByteView) {
        var number = 0
        for piece in pieces {
            switch piece {
            case .text:
                output.put(fixed(number))
                number += 1
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
