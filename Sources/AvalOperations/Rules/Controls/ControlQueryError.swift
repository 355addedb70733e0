import AvalRules
import AvalSource

/// A list of controls that would be empty: what was asked for is nowhere, or misspelt.
public struct ControlQueryError: Error, Sendable {
    /// What was not found, and what may be meant, one French sentence.
    public let message: String

    init(_ query: ControlQuery, known: [String]) {
        var asked = query.day == nil ? "aucun contrôle" : "aucun contrôle en vigueur ce jour-là"
        if let fiche = query.fiche { asked += " ne répond à la fiche « \(fiche) »" }
        if let article = query.article {
            asked += (query.fiche == nil ? "" : " et") + " ne cite l'article « \(article) »"
        }
        let near = query.fiche.flatMap { fiche in
            Fiche(fiche) == nil || !known.contains(fiche) ? Nearest.word(of: fiche, among: known) : nil
        }
        message = asked + (near.map { " ; vouliez-vous dire « \($0) » ?" } ?? "")
    }
}
