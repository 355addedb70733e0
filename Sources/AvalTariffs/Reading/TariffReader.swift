import AvalSource

/// Reads the tariff files; each is complete in itself, so that a price list can be read and approved alone.
public struct TariffReader {
    private let log: FindingLog

    /// A reader that leaves what it finds in `log`.
    public init(log: FindingLog) {
        self.log = log
    }

    /// The tariffs of these files; two of the same exercice are a finding, and so is a folder without any, which people
    /// know as `folder`.
    public func read(_ files: [(path: String, file: SourceFile)], folder: String) -> [TariffFile] {
        if files.isEmpty { log.add(TariffFinding.noTariff(folder: folder), at: nil) }
        var spans: [Int: SourceSpan] = [:]
        let tariffs = files.compactMap { path, file -> TariffFile? in
            guard let tariff = read(path, file) else { return nil }
            if let first = spans[tariff.exercice] {
                log.add(TariffFinding.repeatedExercice(tariff.exercice, first: first), at: tariff.span)
                return nil
            }
            spans[tariff.exercice] = tariff.span
            checkName(path, tariff)
            return tariff
        }
        // A mistyped year leaves a gap that is none.
        if tariffs.count == files.count, !log.findings.contains(where: { $0.hasCode(TariffFinding.Code.otherYear) }) {
            checkGaps(tariffs.sorted { $0.exercice < $1.exercice })
        }
        return tariffs
    }

    /// A year left out between two others is probably forgotten.
    private func checkGaps(_ files: [TariffFile]) {
        for (earlier, later) in zip(files, files.dropFirst()) where later.exercice > earlier.exercice + 1 {
            let years = Array((earlier.exercice + 1..<later.exercice).prefix(5))
            log.add(TariffFinding.gap(years: years, earlier: earlier.span), at: later.span)
        }
    }

    private func read(_ path: String, _ file: SourceFile) -> TariffFile? {
        let (root, found) = YAMLReader.read(file)
        let structure = StructureCheck.findings(in: file, parts: TariffKeys.neighbours, lists: TariffKeys.lists)
        let findings = StructureCheck.leading(structure, found)
        log.add(findings)
        // What YAML makes of lines that lost their places was never meant.
        if !structure.isEmpty { return nil }
        guard let root else {
            if findings.isEmpty {
                log.add(TariffFinding.emptyFile(path: path), at: SourceSpan(file: file, lower: 0, upper: 0))
            }
            return nil
        }
        let isBroken = findings.contains { $0.severity == .error }
        // Where a line cannot be read, that keys are missing around it says nothing more.
        let own = FindingLog()
        let tariff = YAMLMap(root, what: "un tarif", log: own).flatMap {
            TariffFileReading(log: own, isBroken: isBroken).tariff($0)
        }
        let follow: [SharedFindingCode] = [.missingKey, .unexpectedValue]
        log.add(own.findings.filter { finding in !isBroken || !follow.contains { finding.hasCode($0) } })
        return tariff
    }

    /// `2024.yaml` that speaks of 2023 was copied and not finished.
    private func checkName(_ path: String, _ tariff: TariffFile) {
        let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
        guard name.utf8.count == 4, let year = Int(name), year != tariff.exercice else { return }
        log.add(TariffFinding.otherYear(path: path, exercice: tariff.exercice), at: tariff.span)
    }
}
