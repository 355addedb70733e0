import AvalJSON
import AvalValues

/// What names a batch and tells how far it has come: kept beside its outputs while it runs, so that it can be resumed,
/// and afterwards, so that anybody can tell what was judged by which rules.
struct BatchSheet: Sendable, Equatable {
    /// The files, as they were when the batch began.
    var files: [InputFile]
    /// The rules' version.
    var rulesVersion: String
    /// The categories, from the weakest.
    var categories: [String]
    /// The options that decide what is written, each as `name=value`.
    var options: [String]
    /// Where reading goes on.
    var position = Position()
    /// How many bytes of verdicts were written.
    var outputLength = 0
    /// What was counted.
    var tally = BatchCounts()
    /// The files that could not be read when the batch began, and are passed over.
    var skipped: [String] = []
    /// Whether all is done.
    var isDone = false

    /// A batch that begins.
    init(files: [InputFile], rulesVersion: String, categories: [String], options: [String]) {
        self.files = files
        self.rulesVersion = rulesVersion
        self.categories = categories
        self.options = options
    }

    /// Why a batch of this sheet cannot be finished by one that `other` describes; empty when it can.
    func differences(from other: BatchSheet) -> [String] {
        var reasons: [String] = []
        if rulesVersion != other.rulesVersion {
            reasons.append("les règles ont changé (\(rulesVersion) au début, \(other.rulesVersion) maintenant)")
        }
        if options != other.options {
            let changed = NameSet(options).symmetricDifference(NameSet(other.options)).sorted().joined(separator: ", ")
            reasons.append("les options ne sont plus les mêmes (\(changed))")
        }
        if files.map(\.path) != other.files.map(\.path) {
            reasons.append("les entrées ne sont plus les mêmes fichiers, ou plus dans le même ordre")
        } else if let changed = files.indices.first(where: { isBegun($0) && files[$0] != other.files[$0] }) {
            reasons.append("« \(files[changed].path) » a changé")
        }
        return reasons
    }

    /// Whether something of a file was read: what stands in the others may still be mended.
    private func isBegun(_ index: Int) -> Bool {
        if skipped.contains(files[index].path) { return false }
        return isDone || index < position.source || index == position.source && position.lines + position.offset > 0
    }
}

extension BatchSheet {
    /// The version of the form below: a sheet of another program version is not guessed at.
    private static let form = 2

    /// The sheet as JSON.
    var json: JSONValue {
        [
            "lot": .integer(Self.form), "etat": .string(isDone ? "termine" : "en_cours"),
            "regles": .string(rulesVersion), "categories": .array(categories.map { .string($0) }),
            "options": .array(options.map { .string($0) }), "entrees": .array(files.map(\.json)),
            "position": [
                "entree": .integer(position.source), "place": .integer(position.offset),
                "lignes": .integer(position.lines),
            ],
            "sortie": .integer(outputLength), "ecartes": .array(skipped.map { .string($0) }), "totaux": tally.json,
        ]
    }

    /// Reads a sheet; nil when it is none.
    init?(_ json: JSONValue) {
        guard json["lot"]?.integer == Self.form, let rules = json["regles"]?.string,
            let files = json["entrees"]?.array?.map(InputFile.init(json:)), files.allSatisfy({ $0 != nil }),
            let position = json["position"], let source = position["entree"]?.integer,
            let offset = position["place"]?.integer, let lines = position["lignes"]?.integer,
            let length = json["sortie"]?.integer, let tally = json["totaux"].flatMap(BatchCounts.init)
        else { return nil }
        self.init(
            files: files.compactMap { $0 }, rulesVersion: rules,
            categories: (json["categories"]?.array ?? []).compactMap(\.string),
            options: (json["options"]?.array ?? []).compactMap(\.string))
        self.position = Position(source: source, offset: offset, lines: lines)
        self.tally = tally
        skipped = (json["ecartes"]?.array ?? []).compactMap(\.string)
        outputLength = length
        isDone = json["etat"]?.string == "termine"
    }
}

extension InputFile {
    fileprivate var json: JSONValue {
        [
            "chemin": .string(path), "forme": .string(form.word), "octets": .integer(size),
            "modifie_ns": .integer(changed), "relisible": .bool(isRegular),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let path = json["chemin"]?.string, let form = (json["forme"]?.string).flatMap(InputForm.init(rawValue:)),
            let size = json["octets"]?.integer, let changed = json["modifie_ns"]?.integer,
            let isRegular = json["relisible"]?.bool
        else { return nil }
        self.init(path: path, form: form, size: size, changed: changed, isRegular: isRegular)
    }
}
