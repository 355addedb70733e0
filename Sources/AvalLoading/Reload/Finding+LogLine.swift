import AvalSource

extension Finding {
    /// The finding on one line of a log: `Rules/ages.yaml:12:3: erreur[code] : message (aide : …)`.
    ///
    /// A file's name may hold anything: what would break the line or steer a terminal is shown as U+FFFD.
    var logLine: String {
        let position = span.map { span in
            let start = span.start
            return "\(span.file.path):\(start.line):\(start.column): "
        }
        let line =
            (position ?? "") + "\(severity.rawValue)[\(code)] : \(message)" + (help.map { " (aide : \($0))" } ?? "")
        var shown = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format: shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
