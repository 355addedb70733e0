import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// Why a verdict does not say something: an anomaly that is not there, a category that a salarié does not have, and what would have to be
/// otherwise, the nearest first. What is there after all is told with its reasons.
public struct WhyNot {
    /// What may be asked for.
    public enum Question: Sendable {
        /// A category, by its index from the weakest.
        case category(Int)
        /// An anomaly, by its code.
        case anomaly(String)
    }

    /// A name of neither a category nor an anomaly.
    public struct UnknownName: Error {
        /// Why, with what may be meant.
        public let message: String
    }

    private let rulebook: Rulebook
    private let showsPersonal: Bool

    /// Answers by these rules; with what is personal for the person at the terminal alone.
    public init(_ rulebook: Rulebook, showsPersonal: Bool = false) {
        (self.rulebook, self.showsPersonal) = (rulebook, showsPersonal)
    }

    /// What a name asks for.
    public func question(_ name: String) throws(UnknownName) -> Question {
        let model = rulebook.rules.model
        if let index = model.categories.words.firstIndex(of: name) { return .category(index) }
        let codes = model.anomalies.map(\.code)
        if codes.contains(name) { return .anomaly(name) }
        let near = [model.categories.words, codes].compactMap { Nearest.word(of: name, among: $0) }
        let meant =
            near.isEmpty
            ? "les catégories sont \(model.categories.words.joined(separator: ", ")) ; « aval rules » énumère les codes"
            : "vouliez-vous dire \(near.map { "« \($0) »" }.joined(separator: " ou ")) ?"
        throw UnknownName(message: "« \(name) » n'est ni une catégorie ni le code d'une anomalie : \(meant)")
    }

    /// The answers about a declaration, an object for each subject, the nearest first.
    public func answers(
        to question: Question, about declaration: ByteView, options: ValidationOptions, salarie: String? = nil
    ) throws(InputError) -> [JSONValue] {
        let judge = Judge(rulebook)
        try judge.decide(declaration, options: options.judging)
        switch question {
        case .anomaly(let code): return Absences(judge, showsPersonal: showsPersonal).json(of: code, salarie: salarie)
        case .category(let category):
            let gaps = CategoryGaps(judge, showsPersonal: showsPersonal)
            let word = rulebook.rules.model.categories.words[category]
            if let reason = gaps.reason {
                return [["pourquoi_pas": .string(word), "etat": "pas_jugee", "raison": .string(reason)]]
            }
            let salaries = gaps.salaries(to: category, id: salarie)
            guard let json = try? JSONReader.parse(declaration.array) else { return [] }
            let trial = CategoryTrial(rulebook, json, options, showsPersonal: showsPersonal)
            return salaries.map { answer($0, word, trial) }.enumerated().sorted {
                ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
            }.map(\.element.json)
        }
    }

    private func answer(
        _ salarie: CategoryGaps.Salarie, _ word: String, _ trial: CategoryTrial
    ) -> (distance: Int, json: JSONValue) {
        let categories = rulebook.rules.model.categories.words
        var members = [
            JSONMember("pourquoi_pas", .string(word)), JSONMember("etat", "absente"),
            JSONMember("salarie", .string(salarie.id)),
            JSONMember(
                "chemin", .string("/\(rulebook.rules.schema.records[rulebook.rules.salarieType].key)/\(salarie.index)")),
            JSONMember("present", .bool(salarie.isPresent)),
            JSONMember("categorie", salarie.category.map { .string(categories[$0]) } ?? .null),
        ]
        if let absence = salarie.absence {
            members.append(JSONMember("raison", "il n'est pas présent ce jour-là : il n'a aucune catégorie"))
            members.append(JSONMember("choix", absence))
        }
        if let category = salarie.category, let index = categories.firstIndex(of: word), category >= index {
            members[1].value = "presente"
            if category > index {
                members.append(
                    JSONMember("raison", .string("une catégorie plus forte est donnée : \(categories[category])")))
            }
            members += salarie.why?.members ?? []
            return (-1, .object(members))
        }
        if salarie.options.isEmpty {
            members.append(
                JSONMember("raison", .string("aucun déterminant ne donne \(word) ni plus, quel que soit le jour")))
        }
        let tried = salarie.options.map { option in (option, trial.obstacles(option, salarie)) }
        let ways = tried.enumerated().sorted {
            let (one, other) = ($0.element.0.distance + $0.element.1.count, $1.element.0.distance + $1.element.1.count)
            return (one, $0.offset) < (other, $1.offset)
        }.map { json($0.element.0, $0.element.1) }
        members.append(JSONMember("voies", .array(ways)))
        return (ways.first?["ecart"]?.integer ?? .max, .object(members))
    }

    private func json(_ option: CategoryGaps.Option, _ obstacles: [JSONValue]) -> JSONValue {
        let model = rulebook.rules.model
        let determinant = option.determinant.map { model.determinants[$0] }
        var members = [
            JSONMember("ecart", .integer(option.distance + obstacles.count)),
            JSONMember("determinant", determinant.map { .string($0.code) } ?? .null),
            JSONMember("libelle", .string(determinant?.label ?? "un déterminant particulier à l'établissement")),
            JSONMember("categorie", .string(model.categories.words[option.category])),
        ]
        if let period = option.period {
            members += [
                JSONMember("fichier", .string(period.span.file.path)),
                JSONMember("ligne", .integer(period.span.start.line)),
                JSONMember("reference", .string(period.reference)),
            ]
        } else {
            members.append(JSONMember("reference", .string(model.categories.ownReference)))
        }
        let conditions = option.conditions.map { text, holds -> JSONValue in
            ["texte": .string(text), "valeur": .bool(holds), "parties": []]
        }
        members.append(JSONMember("conditions", .array(conditions + obstacles)))
        return .object(members)
    }
}
