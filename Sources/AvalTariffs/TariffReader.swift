import AvalSource

/// Reads the tariff files; each is complete in itself, so that a price list can be read and approved alone.
public struct TariffReader {
    private let log: FindingLog

    /// A reader that leaves what it finds in `log`.
    public init(log: FindingLog) {
        self.log = log
    }

    /// The tariffs of these files; two of the same exercice are a finding, and so is a folder without any.
    public func read(_ files: [(path: String, file: SourceFile)], place: String) -> [TariffFile] {
        if files.isEmpty {
            log.error(
                "tarifs_absents", "le dossier « \(place) » n'a aucun tarif", at: nil,
                help: "mettez-y un fichier par exercice, par exemple « 2023.yaml »")
        }
        var places: [Int: SourceSpan] = [:]
        let tariffs = files.compactMap { path, file -> TariffFile? in
            guard let tariff = read(path, file) else { return nil }
            if let first = places[tariff.exercice] {
                log.error(
                    "exercice_en_double", "l'exercice \(tariff.exercice) a déjà un tarif", at: tariff.span,
                    help: "corrigez l'exercice, ou supprimez l'un des deux fichiers",
                    related: [.init("le premier est ici", at: first)])
                return nil
            }
            places[tariff.exercice] = tariff.span
            checkName(path, tariff)
            return tariff
        }
        // Years that a slip changed leave gaps that are none.
        if tariffs.count == files.count, !log.findings.contains(where: { $0.code == Self.otherYear }) {
            checkGaps(tariffs.sorted { $0.exercice < $1.exercice })
        }
        return tariffs
    }

    /// The code of the finding about a file whose name is another year than its content.
    private static let otherYear = "exercice_du_fichier"

    /// A year left out between two others is probably forgotten.
    private func checkGaps(_ files: [TariffFile]) {
        for (earlier, later) in zip(files, files.dropFirst()) where later.exercice > earlier.exercice + 1 {
            let years = (earlier.exercice + 1..<later.exercice).prefix(5).map(String.init).joined(separator: ", ")
            log.warning(
                "exercice_sans_tarif", "aucun tarif pour \(years)", at: later.span,
                help: "ajoutez ces exercices, si des déclarations peuvent en parler",
                related: [.init("le tarif précédent est ici", at: earlier.span)])
        }
    }

    private func read(_ path: String, _ file: SourceFile) -> TariffFile? {
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        guard let root else {
            if findings.isEmpty {
                log.error(
                    "fichier_vide", "le tarif « \(path) » est vide", at: SourceSpan(file: file, lower: 0, upper: 0),
                    help: "remplissez-le, ou supprimez-le")
            }
            return nil
        }
        let isBroken = findings.contains { $0.severity == .error }
        // Where a line cannot be read, that keys are missing around it says nothing more.
        let own = FindingLog()
        let tariff = YAMLMap(root, what: "un tarif", log: own).flatMap {
            FileReading(log: own, isBroken: isBroken).tariff($0)
        }
        log.add(own.findings.filter { !isBroken || !["cle_manquante", "valeur_inattendue"].contains($0.code) })
        return tariff
    }

    /// `2024.yaml` that speaks of 2023 was copied and not finished.
    private func checkName(_ path: String, _ tariff: TariffFile) {
        let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
        guard name.utf8.count == 4, let year = Int(name), year != tariff.exercice else { return }
        log.warning(
            Self.otherYear, "le fichier « \(path) » donne les prix de l'exercice \(tariff.exercice)",
            at: tariff.span,
            help: "corrigez l'exercice, ou renommez le fichier")
    }
}

/// Reads one tariff file.
private struct FileReading {
    let log: FindingLog
    let isBroken: Bool

    func tariff(_ map: YAMLMap) -> TariffFile? {
        map.refuseUnknownKeys(TariffKeys.tariff)
        let exercice = map.requiredText("exercice").flatMap { year($0) }
        _ = map.required("tva")
        let rate = rate(map)
        let selector = map.requiredText("selon")
        let unbilled = map.texts("non_factures")
        let lines = lines(map, rate: rate ?? 0)
        guard let exercice, let selector, let span = map.entry("exercice")?.value.span else { return nil }
        let hasUnbilled = unbilled != nil || !map.has("non_factures")
        return TariffFile(
            exercice: exercice, selector: selector, unbilled: unbilled ?? [], lines: lines.compactMap(\.self),
            span: span,
            isWhole: !isBroken && hasUnbilled && lines.allSatisfy { $0 != nil })
    }

    private func year(_ text: SourceText) -> Int? {
        if let year = Int(text.string), (1900...9999).contains(year) { return year }
        log.error(
            "nombre_inattendu", "« exercice » doit être une année", at: text.span(0..<text.bytes.count),
            help: "écrivez-la en quatre chiffres : 2026")
        return nil
    }

    private func rate(_ map: YAMLMap) -> Int? {
        guard let text = map.text("tva"), let rate = Amount.rate.hundredths(text, log) else { return nil }
        if rate > 0, rate < 100 {
            log.warning(
                "taux_douteux", "le taux s'écrit en pour cent : ceci vaut \(text.string) %",
                at: text.span(0..<text.bytes.count),
                help: "pour vingt pour cent, écrivez « 20.00 »")
        }
        return rate
    }

    private func lines(_ map: YAMLMap, rate: Int) -> [TariffFile.Line?] {
        guard let node = map.required("lignes"), let items = map.maps("lignes", what: "une ligne de tarif") else {
            return [nil]
        }
        if items.isEmpty {
            log.error(
                "liste_vide", "ce tarif n'a aucune ligne", at: node.span, help: "écrivez-en au moins une, avec son prix"
            )
        }
        var codes: [String: SourceSpan] = [:]
        return items.map { item in
            let line = line(item, rate)
            if let line, let first = codes[line.code] {
                log.error(
                    "nom_en_double", "la ligne « \(line.code) » existe déjà dans ce tarif", at: line.span,
                    help: "donnez-lui un autre code", related: [.init("la première est ici", at: first)])
            } else if let line {
                codes[line.code] = line.span
            }
            return line
        }
    }

    /// A line; nil where the words that it bills are not known. A faulty price stops nothing else from being checked.
    private func line(_ item: YAMLMap, _ rate: Int) -> TariffFile.Line? {
        item.refuseUnknownKeys(TariffKeys.line)
        let code = item.requiredName("code")
        let label = item.requiredString("libelle") ?? ""
        _ = item.required("pour")
        let words = item.texts("pour")
        let price = item.requiredText("prix_ht").flatMap { Amount.price.hundredths($0, log) }
        let ownRate = self.rate(item)
        let isDeduced = item.yesNo("deduit") ?? false
        if words?.isEmpty == true, let entry = item.entry("pour") {
            log.warning(
                "ligne_sans_mot", "cette ligne ne facture personne", at: entry.value.span,
                help: "écrivez les mots qu'elle facture, ou supprimez-la")
        }
        guard let words else { return nil }
        return TariffFile.Line(
            code: code ?? "", label: label, words: words, price: price ?? 0, rate: ownRate ?? rate,
            isDeduced: isDeduced,
            span: item.entry("code")?.value.span ?? item.head)
    }
}
