import AvalSource

/// Checks tariffs against the words of the facts that choose their lines, and makes the tables.
public struct TariffCompiler {
    private let log: FindingLog
    /// The words of a fact of the salarié, by its name; nil for a fact that is no closed list.
    private let words: (String) -> [String]?
    private let factNames: [String]

    /// A compiler; `words` gives the closed list of a salarié's fact, `factNames` all that have one.
    public init(log: FindingLog, factNames: [String], words: @escaping (String) -> [String]?) {
        self.log = log
        self.words = words
        self.factNames = factNames
    }

    /// The tables of these tariffs; each word that no line and no exclusion names is a finding.
    public func compile(_ files: [TariffFile]) -> [TariffTable] {
        files.compactMap { compile($0) }.sorted { $0.exercice < $1.exercice }
    }

    private func compile(_ file: TariffFile) -> TariffTable? {
        let name = file.selector.string
        guard let words = words(name) else {
            let near = Nearest.word(of: name, among: factNames)
            log.error(
                "fait_inconnu", "« \(name) » n'est pas un fait du salarié à liste de mots", at: whole(file.selector),
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "faits possibles : \(factNames.joined(separator: ", "))")
            return nil
        }
        var lineOfWord = [Int?](repeating: nil, count: words.count)
        var places = [Span?](repeating: nil, count: words.count)
        let groups = file.lines.enumerated().map { ($0.offset, $0.element.words) } + [(-1, file.unbilled)]
        for (line, texts) in groups {
            for text in texts { place(text, line, words, &lineOfWord, &places) }
        }
        let forgotten = words.indices.filter { lineOfWord[$0] == nil }.map { "« \(words[$0]) »" }
        if !forgotten.isEmpty {
            log.error(
                "mot_non_tarife", "rien ne dit si ces mots de « \(name) » sont facturés : \(forgotten.joined(separator: ", "))",
                at: file.span, help: "ajoutez chacun à « pour » d'une ligne, ou à « non_factures »")
        }
        var rates: [Int] = []
        for line in file.lines where !rates.contains(line.rate) { rates.append(line.rate) }
        return TariffTable(
            exercice: file.exercice, selector: name, lineOfWord: lineOfWord.map { $0 ?? -1 },
            lines: file.lines.map { .init(code: $0.code, label: $0.label, price: $0.price, rate: $0.rate) },
            rates: rates, isDeduced: file.lines.contains { $0.isDeduced })
    }

    private func place(
        _ text: SourceText, _ line: Int, _ words: [String], _ lineOfWord: inout [Int?], _ places: inout [Span?]
    ) {
        guard let word = words.firstIndex(of: text.string) else {
            let near = Nearest.word(of: text.string, among: words)
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

    private func whole(_ text: SourceText) -> Span { text.span(0..<text.bytes.count) }
}
