import AvalSource
import AvalValues

/// What reads what: the names that the expressions of rules, facts and tariffs mention, as far as the files show it.
///
/// A name is looked for in the record that the expression is about, then in the declaration, then in any other.
struct ReadingMap {
    private var read: TextMap<[Topic]> = [:]
    private var readBy: TextMap<[Topic]> = [:]

    /// What `readers` read of `names`.
    init(readers: [Topic], names: [Topic]) {
        var known: TextMap<[Topic]> = [:]
        for topic in names {
            known[topic.name, default: []].append(topic)
            if topic.kind == .fact || topic.kind == .field {
                let short = topic.name.split(separator: ".").dropFirst().joined(separator: ".")
                known[short, default: []].append(topic)
            }
        }
        for reader in readers {
            for mention in Mentions(reader).all {
                guard let topic = Self.resolve(mention, reader, known), topic.key != reader.key else {
                    continue
                }
                add(reader, topic)
            }
        }
    }

    private mutating func add(_ reader: Topic, _ topic: Topic) {
        if read[reader.key]?.contains(where: { $0.key == topic.key }) == true { return }
        read[reader.key, default: []].append(topic)
        readBy[topic.key, default: []].append(reader)
    }

    /// What a topic reads itself.
    func reads(_ topic: Topic) -> [Topic] { read[topic.key] ?? [] }

    /// What reads a topic itself.
    func readers(of topic: Topic) -> [Topic] { readBy[topic.key] ?? [] }

    /// The rules and tariffs that reach a topic through facts alone.
    func farReaders(of topic: Topic) -> [Topic] {
        let near = readers(of: topic)
        var seen = NameSet(near.map(\.key))
        var open = near.filter { $0.kind == .fact }
        var far: [Topic] = []
        while let next = open.popLast() {
            for reader in readers(of: next) where seen.insert(reader.key).inserted {
                if reader.kind == .fact { open.append(reader) } else { far.append(reader) }
            }
        }
        return far.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// What expressions name by a text.
    private static let words: Set<Topic.Kind> = [.determinant, .category]

    /// The topic of a mention: of a path, its longest beginning that has a name.
    private static func resolve(_ mention: Mentions.Mention, _ reader: Topic, _ known: TextMap<[Topic]>) -> Topic? {
        if mention.isText { return known[mention.text]?.first { Self.words.contains($0.kind) } }
        var parts = mention.text.split(separator: ".").map(String.init)
        while !parts.isEmpty {
            let found = (known[parts.joined(separator: ".")] ?? []).filter { !Self.words.contains($0.kind) }
            let nearest = found.first { $0.record == reader.record } ?? found.first { $0.record == "declaration" }
            if let topic = nearest ?? found.first { return topic }
            parts.removeLast()
        }
        return nil
    }
}

/// The names and texts in the expressions of a topic.
struct Mentions {
    /// A name, or a text between quotation marks.
    struct Mention: Hashable {
        let text: String
        let isText: Bool
    }

    /// Each once, in their order.
    private(set) var all: [Mention] = []
    private var seen: Set<Mention> = []

    /// The keys whose values are texts for people or data of examples: nothing in them is read.
    private static let notExpressions: NameSet = [
        "exemples", "sans_article", "doute", "a_revoir", "source", "fiche", "motif", "aide",
        "code", "gravite", "etape", "raison", "hors_bornes",
    ]

    /// The keys of texts for people, whose braces hold expressions.
    private static let messages: NameSet = ["message", "libelle", "reference"]

    init(_ topic: Topic) {
        // Of a field its list of codes alone is another topic's name: its kind and its words are none.
        let entries = topic.kind == .field ? topic.entries.filter { $0.name == "nomenclature" } : topic.entries
        for entry in entries { note(entry) }
    }

    private mutating func note(_ entry: YAMLNode.Entry) {
        if Self.messages.contains(entry.name) { return note(entry.value, isMessage: true) }
        if !Self.notExpressions.contains(entry.name) { note(entry.value, isMessage: false) }
    }

    private mutating func note(_ node: YAMLNode, isMessage: Bool) {
        if let text = node.string { scan(isMessage ? Self.braces(text) : text) }
        for item in node.items ?? [] { note(item, isMessage: isMessage) }
        for entry in node.entries ?? [] { note(entry) }
    }

    /// What stands between the braces of a message.
    private static func braces(_ text: String) -> String {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
            $0.split(separator: "}").first.map(String.init)
        }
        .joined(separator: " ")
    }

    private mutating func scan(_ text: String) {
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                add(String(part), isText: true)
                continue
            }
            let names = part.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
            for name in names where name.first?.isLetter == true { add(String(name), isText: false) }
        }
    }

    private mutating func add(_ text: String, isText: Bool) {
        let mention = Mention(text: text, isText: isText)
        if seen.insert(mention).inserted { all.append(mention) }
    }
}
