import AvalJSON
import AvalValues

/// Why a verdict does not say something, as people read it: a paragraph a subject, the nearest first.
public struct WhyNotText {
    /// How many subjects are shown; the others are counted.
    private static let shown = 20

    private let answers: [JSONValue]

    /// The text of some answers.
    public init(_ answers: [JSONValue]) { self.answers = answers }

    private var outlines: [Outline] {
        let told = answers.prefix(Self.shown).map { Self.outline($0) }
        let left = answers.count - told.count
        if left <= 0 { return told }
        return told + [
            Outline("… et \(left) autre(s), plus loin : --salarie ID montre l'un d'eux, --format json tous.")
        ]
    }

    /// The text, several lines.
    public var text: String { outlines.map { $0.text().joined(separator: "\n") + "\n" }.joined(separator: "\n") }

    /// One HTML page that needs nothing else and folds.
    public var html: String {
        ExplanationPage.page("Pourquoi pas", outlines.map(\.html).joined(separator: "\n"))
    }

    private static func outline(_ answer: JSONValue) -> Outline {
        let asked = answer["pourquoi_pas"]?.string ?? ""
        let who =
            answer["salarie"]?.string.map { " pour \($0)" } ?? answer["chemin"]?.string.map { " pour \($0)" } ?? ""
        let has = answer["categorie"].map { " (catégorie : \($0.string ?? "aucune"))" } ?? ""
        let state: String
        switch answer["etat"]?.string {
        case "presente": state = "est là"
        case "pas_jugee": state = "n'est pas jugée"
        default: state = "n'est pas là"
        }
        var below: [Outline] = []
        if let reason = answer["raison"]?.string { below.append(Outline(reason)) }
        if let source = ExplanationText.source(answer) { below.append(Outline(source)) }
        if let choice = answer["choix"] {
            below.append(Outline("Le sujet n'est pas de ceux de la règle (« pour ») :", below: [Outline(part: choice)]))
        }
        if let condition = answer["condition"] {
            let code = answer["code"]?.string.map { " (code « \($0) »)" } ?? ""
            below.append(
                Outline(
                    answer["etat"] == "presente" ? "Parce que :" : "Ce que demande la règle\(code) :",
                    below: [Outline(part: condition)]))
        }
        if let ways = answer["voies"]?.array {
            below.append(
                ways.isEmpty
                    ? Outline("Aucune voie trouvée qui la ferait venir.")
                    : Outline("Il manquerait, au plus près :", below: ways.enumerated().map { way($1, $0 + 1) }))
        }
        return Outline("\(asked) \(state)\(who)\(has)", below: below)
    }

    private static func way(_ way: JSONValue, _ rank: Int) -> Outline {
        let distance = way["ecart"]?.integer ?? 0
        let place = way["cas"]?.integer.map { ", cas \($0)" } ?? ""
        if let conditions = way["conditions"]?.array {
            let name = way["determinant"]?.string.map { "\($0) : " } ?? ""
            let source = ExplanationText.source(way).map { [Outline($0)] } ?? []
            return Outline(
                "\(rank). \(name)\(way["libelle"]?.string ?? "") → \(way["categorie"]?.string ?? "") (écart \(distance))",
                below: source + conditions.map { Self.condition($0) })
        }
        var below: [Outline] = []
        if let code = way["porter"]?.string { below.append(Outline("porter « \(code) »", holds: false)) }
        if let code = way["cocher"]?.string { below.append(Outline("cocher « \(code) »", holds: false)) }
        below += (way["changer"]?.array ?? []).map { answer($0, isHidden: false) }
        below += (way["a_verifier"]?.array ?? []).map { answer($0, isHidden: true) }
        return Outline("\(rank). écart \(distance)\(place)", below: below)
    }

    private static func condition(_ condition: JSONValue) -> Outline {
        var outline = Outline(part: condition)
        if let message = condition["message"]?.string { outline.below.insert(Outline(message), at: 0) }
        if !(condition["parties"]?.array ?? []).isEmpty {
            outline.below.insert(Outline("il faudrait l'un de :"), at: 1)
        }
        return outline
    }

    private static func answer(_ answer: JSONValue, isHidden: Bool) -> Outline {
        let wanted = answer["voulu"]?.bool == true ? "vrai" : "faux"
        let text = answer["texte"]?.string ?? ""
        let parts = (answer["parties"]?.array ?? []).map { Outline(part: $0) }
        if isHidden { return Outline("à vérifier (personnel) : \(text), qui doit être \(wanted)", below: parts) }
        return Outline("\(text) : devrait être \(wanted)", holds: false, below: parts)
    }
}
