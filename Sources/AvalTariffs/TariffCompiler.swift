import AvalSource

/// Checks tariffs against the words of the facts that choose their lines, and makes the tables.
public struct TariffCompiler {
    private let log: FindingLog
    private let names: TariffNames

    /// A compiler for rules that know these names.
    public init(log: FindingLog, names: TariffNames) {
        self.log = log
        self.names = names
    }

    /// The tables of these tariffs, by exercice; each word that no line and no exclusion names is a finding.
    public func compile(_ files: [TariffFile]) -> [TariffTable] {
        let files = files.sorted { $0.exercice < $1.exercice }
        var refused: Set<String> = []
        return files.compactMap { file in
            guard let words = words(of: file.selector, &refused) else { return nil }
            return compile(file, words)
        }
    }

    /// The words of a choosing fact; a wrong one is told once, however many tariffs choose by it.
    private func words(of selector: SourceText, _ refused: inout Set<String>) -> [String]? {
        let name = selector.string
        if let words = names.words[name], !names.optional.contains(name) { return words }
        guard !names.unread.contains(name), names.isComplete, refused.insert(name).inserted else { return nil }
        if names.words[name] != nil {
            log.error(
                "fait_peut_manquer",
                "« \(name) » peut être absent : un salarié sans lui ne serait facturé par aucune ligne",
                at: whole(selector),
                help:
                    "dans faits.yaml, définissez un fait qui dit quoi retenir alors : « if \(name) = null then … else \(name) »"
            )
            return nil
        }
        let near = Nearest.word(of: name, among: names.words.keys.sorted())
        log.error(
            "fait_inconnu",
            "« \(name) » n'est pas un fait du salarié dont toutes les valeurs soient des mots d'une liste",
            at: whole(selector),
            help: names.all.contains(name)
                ? "vérifiez son expression dans faits.yaml : chaque texte qu'elle donne doit être un mot de la même liste"
                : near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "faits possibles : \(names.words.keys.filter { !names.optional.contains($0) }.sorted().joined(separator: ", "))"
        )
        return nil
    }

    private func compile(_ file: TariffFile, _ words: [String]) -> TariffTable {
        var lineOfWord = [Int?](repeating: nil, count: words.count)
        var places = [SourceSpan?](repeating: nil, count: words.count)
        let groups = file.lines.enumerated().map { ($0.offset, $0.element.words) } + [(-1, file.unbilled)]
        var misspelt: Set<String> = []
        for (line, texts) in groups {
            for text in texts { place(text, line, words, &lineOfWord, &places, &misspelt) }
        }
        let forgotten = words.indices.filter { lineOfWord[$0] == nil && !misspelt.contains(words[$0]) }
        if !forgotten.isEmpty, file.isWhole {
            let list = forgotten.map { "« \(words[$0]) »" }.joined(separator: ", ")
            log.error(
                "mot_non_tarife", "rien ne dit si ces mots de « \(file.selector.string) » sont facturés : \(list)",
                at: whole(file.selector), help: "ajoutez chacun à « pour » d'une ligne, ou à « non_factures »")
        }
        var rates: [Int] = []
        for line in file.lines where !rates.contains(line.rate) { rates.append(line.rate) }
        return TariffTable(
            exercice: file.exercice, selector: file.selector.string, lineOfWord: lineOfWord.map { $0 ?? -1 },
            lines: file.lines.map { .init(code: $0.code, label: $0.label, price: $0.price, rate: $0.rate) },
            rates: rates, isDeduced: file.lines.contains { $0.isDeduced })
    }

    private func place(
        _ text: SourceText, _ line: Int, _ words: [String], _ lineOfWord: inout [Int?], _ places: inout [SourceSpan?],
        _ misspelt: inout Set<String>
    ) {
        guard let word = words.firstIndex(of: text.string) else {
            let near = Nearest.word(of: text.string, among: words)
            if let near { misspelt.insert(near) }
            log.error(
                "mot_inconnu", "« \(text.string) » n'est pas un de ces mots : \(words.joined(separator: ", "))",
                at: whole(text), help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "choisissez l'un d'eux")
            return
        }
        if let first = places[word] {
            log.error(
                "mot_tarife_deux_fois", "« \(text.string) » est déjà rangé dans ce tarif", at: whole(text),
                help: "gardez une seule des deux lignes", related: [.init("il est déjà ici", at: first)])
            return
        }
        lineOfWord[word] = line
        places[word] = whole(text)
    }

    private func whole(_ text: SourceText) -> SourceSpan { text.span(0..<text.bytes.count) }
}
