import AvalLoading
import AvalSource

/// Rule files without some of their anomalies, as an expert would strike them out.
enum RuleRemoval {
    /// The codes of all anomalies, in the order of the files.
    static func codes(_ files: RuleFiles) -> [String] {
        files.rules.filter(isAnomalies).flatMap { lines($0).compactMap(code) }
    }

    /// The files without the anomalies of these codes.
    static func files(_ files: RuleFiles, without codes: [String]) -> RuleFiles {
        let removed = Set(codes)
        let rules = files.rules.map { isAnomalies($0) ? without(removed, $0) : $0 }
        return RuleFiles(rules: rules, tariffs: files.tariffs)
    }

    private static func isAnomalies(_ entry: RuleFiles.Entry) -> Bool { entry.path.hasPrefix("anomalies/") }

    private static func lines(_ entry: RuleFiles.Entry) -> [Substring] {
        String(decoding: entry.source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The code that a line begins an anomaly with; a list below a key may stand further in.
    private static func code(_ line: Substring) -> String? {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("- code: ") ? String(text.dropFirst("- code: ".count)) : nil
    }

    private static func without(_ removed: Set<String>, _ entry: RuleFiles.Entry) -> RuleFiles.Entry {
        var isKept = true
        var kept: [Substring] = []
        for line in lines(entry) {
            if let code = code(line) { isKept = !removed.contains(code) }
            if isKept { kept.append(line) }
        }
        // A file must hold a list, be it empty; further in it is that of « anomalies », where there is such a key.
        if !kept.contains(where: { code($0) != nil }) { kept.append("  []") }
        let source = SourceFile(path: entry.source.path, text: kept.joined(separator: "\n"))
        return RuleFiles.Entry(path: entry.path, source: source)
    }
}
