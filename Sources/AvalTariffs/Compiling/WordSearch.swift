import AvalSource
import AvalValues

/// Finds words in the closed list of a fact.
struct WordSearch {
    let words: [String]
    let log: FindingLog

    /// The number of a word; nil with a finding where the list has it not, and then `misspelt` gets what was meant.
    func number(of text: SourceText, _ misspelt: inout NameSet) -> Int? {
        if let word = words.firstIndex(of: text.string) { return word }
        let near = Nearest.word(of: text.string, among: words)
        if let near { misspelt.insert(near) }
        log.add(TariffFinding.unknownWord(text.string, near: near, words: words), at: text.span)
        return nil
    }
}
