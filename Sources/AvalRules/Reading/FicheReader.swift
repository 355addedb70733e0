import AvalSource
import AvalValues

/// Reads `fiche`: one or several entries of the experts' list of controls (`AGE-01`).
struct FicheReader {
    let map: YAMLMap

    /// The well-formed ones, each once.
    func read() -> [SourceText] {
        guard let node = map.field("fiche") else { return [] }
        let texts = node.items == nil ? [map.text("fiche")].compactMap { $0 } : map.texts("fiche") ?? []
        var unique = UniqueNames("dans cette liste la fiche", log: map.log)
        return texts.filter { text in
            let span = text.span
            guard Fiche(text.string) != nil else {
                map.log.add(FicheFinding.malformed(text.string), at: span)
                return false
            }
            return unique.isNew(text.string, at: span)
        }
    }
}
