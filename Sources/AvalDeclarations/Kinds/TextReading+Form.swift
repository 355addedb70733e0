extension TextReading {
    /// A text as a field of this reading holds it.
    public func form(of text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if contains(.withoutBlanks), Self.isBlank(scalar) { continue }
            if contains(.withoutDots), scalar == "." { continue }
            scalars.append(cased(scalar))
        }
        return String(scalars)
    }

    /// What the reading does, in the words of a sentence: « en minuscules, sans blancs ».
    public var words: String {
        let said: [(TextReading, String)] = [
            (.lowercase, "en minuscules"), (.uppercase, "en majuscules"), (.withoutBlanks, "sans blancs"),
            (.withoutDots, "sans points"),
        ]
        return said.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }

    private func cased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z" where contains(.uppercase): Unicode.Scalar(UInt8(scalar.value) - 0x20)
        case "A"..."Z" where contains(.lowercase): Unicode.Scalar(UInt8(scalar.value) + 0x20)
        default: scalar
        }
    }

    /// Blanks as reading leaves them out.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ...0x20, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
