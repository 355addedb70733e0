/// What must be known of a file's bytes before YAML is looked for in them.
enum ByteCheck {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Where the text begins: after the mark that some editors write at the head of a UTF-8 file.
    static func contentStart(of file: SourceFile) -> Int {
        file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    }

    /// Why the file cannot be read at all; empty when it can.
    static func findings(in file: SourceFile, limits: YAMLLimits) -> [Finding] {
        guard file.bytes.count <= limits.bytes else {
            return [finding(.tooLong(file.bytes.count, limit: limits.bytes), file, at: 0, count: 0)]
        }
        if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
            return [finding(.notUTF8, file, at: 0)]
        }
        var offset = contentStart(of: file)
        while offset < file.bytes.count {
            let byte = file.bytes[offset]
            if byte >= 0x20, byte < 0x7F {
                offset += 1
                continue
            }
            guard let scalar = scalar(in: file.bytes, at: offset) else {
                return [finding(.notUTF8, file, at: offset)]
            }
            let isLoneReturn = scalar == "\r" && !(file.bytes[(offset + 1)...].first == Mark.newline)
            if isLoneReturn || !isAllowed(scalar) {
                return [finding(.forbidden(scalar), file, at: offset, count: UTF8.width(scalar))]
            }
            offset += UTF8.width(scalar)
        }
        return []
    }

    /// The characters that YAML allows (YAML 1.1, « c-printable »), less the line breaks that no editor shows as such.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E: true
        case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: scalar.value >= 0xA0
        }
    }

    /// The character at `offset`, if its bytes are right (no overlong form, no surrogate).
    private static func scalar(in bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        var decoder = UTF8()
        var rest = bytes[offset...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return scalar
    }

    /// A finding about `count` bytes from `offset`.
    private static func finding(_ kind: ByteFinding, _ file: SourceFile, at offset: Int, count: Int = 1) -> Finding {
        Finding(kind, at: SourceSpan(file: file, lower: offset, upper: offset + count))
    }
}
