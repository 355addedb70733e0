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
    /// What was read of each file; nil for one of which nothing was.
    var marks: [ReadMark?]
    /// How many declarations each file had, illegible ones included.
    var counts: [Int]
    /// The archives that could not be unpacked to their ends.
    var damaged: Set<Int> = []
    /// Where reading goes on.
    var position = Position()
    /// How many bytes of verdicts were written, and their hash.
    var outputLength = 0
    var outputHash = StreamHash().value
    /// The hashes of what the tables were given; nil without tables.
    var tableHashes: TableHashes?
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
        marks = Array(repeating: nil, count: files.count)
        counts = Array(repeating: 0, count: files.count)
    }

    /// Keeps what was read of some inputs.
    mutating func note(_ read: [InputMark]) {
        for input in read {
            // A file read to its end before an interruption is opened again, and not read again.
            let known = marks[input.source]?.extent ?? 0
            if files[input.source].isRegular, input.mark.extent >= known { marks[input.source] = input.mark }
            if input.isDamaged { damaged.insert(input.source) }
        }
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
        } else if let changed = files.indices.first(where: { hasChanged($0, other.files[$0]) }) {
            reasons.append("« \(files[changed].path.shown) » a changé")
        }
        return reasons
    }

    /// Whether a file was read to its end.
    func hasReadAll(_ index: Int) -> Bool { isDone || index < position.source }

    /// Whether a file could not be read when the batch began.
    func isPassedOver(_ index: Int) -> Bool { skipped.contains { $0 == files[index].path } }

    /// Whether something of a file was read: what stands in the others may still be mended.
    private func isBegun(_ index: Int) -> Bool {
        if marks[index] != nil || hasReadAll(index) { return true }
        return index == position.source && position.lines + position.offset > 0
    }

    /// Whether a file shows at once that it is another than what was read of it. What was read is held against its hash
    /// besides (``InputCheck``): of a file read to its end that alone decides.
    private func hasChanged(_ index: Int, _ now: InputFile) -> Bool {
        if isPassedOver(index) || !isBegun(index) || marks[index] != nil && hasReadAll(index) { return false }
        return files[index] != now
    }
}

extension BatchSheet {
    /// What is said of a file, or of tables, that should hold a sheet.
    static func unreadable(_ path: String) -> BatchError {
        BatchError(
            "« \(path.shown) » ne tient pas la fiche d'un lot de cette version d'Aval, ou elle a été modifiée : "
                + "rien ne peut être repris ; --overwrite recommence")
    }

    /// The version of the form below: a sheet of another program version is not guessed at.
    private static let form = 4

    /// The sheet as JSON, with a hash of all of it.
    var json: JSONValue {
        guard case .object(let members) = unsealed else { return unsealed }
        return .object(members + [JSONMember("sceau", .string(Self.seal(unsealed)))])
    }

    private static func seal(_ json: JSONValue) -> String { HashText.of(StreamHash.of(JSONWriter.bytes(of: json))) }

    /// Whether the hash of a sheet is that of the rest.
    private static func isSealed(_ json: JSONValue) -> Bool {
        guard case .object(let members) = json else { return false }
        return json["sceau"]?.string == seal(.object(members.filter { $0.key != "sceau" }))
    }

    private var unsealed: JSONValue {
        [
            "lot": .integer(Self.form), "etat": .string(isDone ? "termine" : "en_cours"),
            "regles": .string(rulesVersion), "categories": .array(categories.map { .string($0) }),
            "options": .array(options.map { .string($0) }), "entrees": .array(files.indices.map(inputJSON)),
            "position": [
                "entree": .integer(position.source), "place": .integer(position.offset),
                "lignes": .integer(position.lines),
            ],
            "sortie": .integer(outputLength), "sortie_empreinte": .string(HashText.of(outputHash)),
            "base_empreintes": tableHashesJSON,
            "ecartes": .array(skipped.map { .string($0) }), "totaux": tally.json,
        ]
    }

    private var tableHashesJSON: JSONValue {
        guard let tableHashes else { return .null }
        return ["lignes": .string(HashText.of(tableHashes.rows)), "reste": .string(HashText.of(tableHashes.rest))]
    }

    private func inputJSON(_ index: Int) -> JSONValue {
        let file = files[index]
        let read: JSONValue =
            marks[index].map { mark in
                ["etendue": .integer(mark.extent), "empreinte": .string(HashText.of(mark.hash))]
            } ?? .null
        return [
            "chemin": .string(file.path), "forme": .string(file.form.word), "octets": .integer(file.size),
            "modifie_ns": .integer(file.changed), "etat": .string(HashText.of(file.stamp)),
            "relisible": .bool(file.isRegular), "declarations": .integer(counts[index]),
            "abime": .bool(damaged.contains(index)), "lu": read,
        ]
    }

    private mutating func readInput(_ json: JSONValue, _ index: Int) -> Bool {
        guard let count = json["declarations"]?.count, let isDamaged = json["abime"]?.bool else { return false }
        counts[index] = count
        if isDamaged { damaged.insert(index) }
        guard let read = json["lu"], !read.isNull else { return true }
        guard let extent = read["etendue"]?.count, let hash = (read["empreinte"]?.string).flatMap(HashText.hash) else {
            return false
        }
        marks[index] = ReadMark(extent: extent, hash: hash)
        return true
    }

    /// Reads a sheet; nil when it is none.
    init?(_ json: JSONValue) {
        guard json["lot"]?.integer == Self.form, Self.isSealed(json), let rules = json["regles"]?.string,
            let inputs = json["entrees"]?.array, let position = json["position"],
            let source = position["entree"]?.count, source <= inputs.count,
            let offset = position["place"]?.offset, let lines = position["lignes"]?.count,
            let length = json["sortie"]?.count, let hash = (json["sortie_empreinte"]?.string).flatMap(HashText.hash),
            let tally = json["totaux"].flatMap({ try? BatchCounts(CountMember($0)) })
        else { return nil }
        let files = inputs.compactMap(InputFile.init(json:))
        guard files.count == inputs.count else { return nil }
        self.init(
            files: files, rulesVersion: rules,
            categories: (json["categories"]?.array ?? []).compactMap(\.string),
            options: (json["options"]?.array ?? []).compactMap(\.string))
        self.position = Position(source: source, offset: offset, lines: lines)
        self.tally = tally
        skipped = (json["ecartes"]?.array ?? []).compactMap(\.string)
        (outputLength, outputHash) = (length, hash)
        if let hashes = json["base_empreintes"], !hashes.isNull {
            guard let rows = (hashes["lignes"]?.string).flatMap(HashText.hash),
                let rest = (hashes["reste"]?.string).flatMap(HashText.hash)
            else { return nil }
            tableHashes = TableHashes(rows: rows, rest: rest)
        }
        for (index, input) in inputs.enumerated() where !readInput(input, index) { return nil }
        isDone = json["etat"]?.string == "termine"
    }
}

extension InputFile {
    fileprivate init?(json: JSONValue) {
        guard let path = json["chemin"]?.string, let form = (json["forme"]?.string).flatMap(InputForm.init(rawValue:)),
            let size = json["octets"]?.count, let changed = json["modifie_ns"]?.integer,
            let stamp = (json["etat"]?.string).flatMap(HashText.hash), let isRegular = json["relisible"]?.bool
        else { return nil }
        self.init(path: path, form: form, size: size, changed: changed, stamp: stamp, isRegular: isRegular)
    }
}

extension JSONValue {
    /// A number of things that sums of such numbers can be made with; nil for anything else.
    fileprivate var count: Int? { integer.flatMap { (0...1 << 53).contains($0) ? $0 : nil } }

    /// A place in an input; one that ended in damage has the greatest of all.
    fileprivate var offset: Int? { integer.flatMap { $0 >= 0 ? $0 : nil } }
}
