import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

extension Judge {
    /// The verdict of a declaration, read back.
    public func verdict(of declaration: [UInt8], options: JudgingOptions) throws(InputError) -> JSONValue {
        let output = OutputBuffer()
        _ = try ByteView.with(declaration) { (bytes) throws(InputError) in
            try judge(bytes, options: options, into: output)
        }
        return (try? JSONReader.parse(output.bytes)) ?? .null
    }
}
