import AvalSource

/// Reads the tariff files; each is complete in itself, so that a price list can be read and approved alone.
public struct TariffReader {
    private let log: FindingLog
    private static let keys = ["exercice", "tva", "selon", "non_factures", "lignes", "source", "doute"]
    private static let lineKeys = ["code", "libelle", "pour", "prix_ht", "tva", "deduit", "source", "doute"]

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
        var places: [Int: Span] = [:]
        return files.compactMap { path, file in
            let (root, findings) = YAMLReader.read(file)
            log.add(findings)
            guard let root else {
                if findings.isEmpty {
                    log.error(
                        "fichier_vide", "le tarif « \(path) » est vide", at: Span(file: file, lower: 0, upper: 0),
                        help: "remplissez-le, ou supprimez-le")
                }
                return nil
            }
            guard let map = YAMLMap(root, what: "un tarif", log: log), let tariff = tariff(map) else { return nil }
            if let first = places[tariff.exercice] {
                log.error(
                    "exercice_en_double", "l'exercice \(tariff.exercice) a déjà un tarif", at: tariff.span,
                    help: "corrigez l'exercice, ou supprimez l'un des deux fichiers",
                    related: [.init("le premier est ici", at: first)])
                return nil
            }
            places[tariff.exercice] = tariff.span
            return tariff
        }
    }

    private func tariff(_ map: YAMLMap) -> TariffFile? {
        map.refuseUnknownKeys(Self.keys)
        let exercice = map.requiredText("exercice").flatMap { year($0) }
        _ = map.required("tva")
        let rate = map.text("tva").flatMap { hundredths($0, "« tva »", most: 100_00) }
        let selector = map.requiredText("selon")
        let lines = lines(map, rate: rate ?? 0)
        guard let exercice, rate != nil, let selector, let span = map.entry("exercice")?.value.span else { return nil }
        return TariffFile(
            exercice: exercice, selector: selector, unbilled: map.texts("non_factures") ?? [], lines: lines, span: span)
    }

    private func year(_ text: SourceText) -> Int? {
        if let year = Int(text.string), (1900...9999).contains(year) { return year }
        log.error(
            "nombre_inattendu", "« exercice » doit être une année", at: text.span(0..<text.bytes.count),
            help: "écrivez-la en quatre chiffres : 2026")
        return nil
    }

    private func lines(_ map: YAMLMap, rate: Int) -> [TariffFile.Line] {
        guard map.required("lignes") != nil else { return [] }
        var codes: [String: Span] = [:]
        return (map.maps("lignes", what: "une ligne de tarif") ?? []).compactMap { item in
            item.refuseUnknownKeys(Self.lineKeys)
            let code = item.requiredString("code")
            let label = item.requiredString("libelle")
            _ = item.required("pour")
            let words = item.texts("pour") ?? []
            let price = item.requiredText("prix_ht").flatMap { hundredths($0, "« prix_ht »", most: 1_000_000_00) }
            let ownRate = item.text("tva").flatMap { hundredths($0, "« tva »", most: 100_00) }
            guard let code, let label, let price, let span = item.entry("code")?.value.span else { return nil }
            if let first = codes[code] {
                log.error(
                    "nom_en_double", "la ligne « \(code) » existe déjà dans ce tarif", at: span,
                    help: "donnez-lui un autre code", related: [.init("la première est ici", at: first)])
                return nil
            }
            codes[code] = span
            return TariffFile.Line(
                code: code, label: label, words: words, price: price, rate: ownRate ?? rate,
                isDeduced: item.yesNo("deduit") ?? false, span: span)
        }
    }

    /// An amount or rate with at most two decimals, in hundredths.
    private func hundredths(_ text: SourceText, _ what: String, most: Int) -> Int? {
        let parts = text.string.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
        if digits, parts.count <= 2, parts[0].count <= 9, let whole = Int(parts[0]), parts.count == 1 || parts[1].count <= 2 {
            let cents = parts.count == 1 ? "00" : parts[1].count == 1 ? parts[1] + "0" : String(parts[1])
            let value = whole * 100 + (Int(cents) ?? 0)
            if value <= most { return value }
        }
        log.error(
            "montant_inattendu", "\(what) doit être un nombre à deux décimales au plus, avec un point",
            at: text.span(0..<text.bytes.count), help: "écrivez par exemple « 138.00 », sans espace ni signe €")
        return nil
    }
}
