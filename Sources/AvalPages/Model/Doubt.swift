import AvalSource
import AvalValues

/// Something that its writers mark as to be confirmed, or as good until a day.
struct Doubt {
    let topic: Topic
    /// What remains to be confirmed; nil where only a day is given.
    let text: String?
    /// The last day on which it may be used without being looked at again.
    let review: String?
    /// Where it is written.
    let place: String

    /// All of a topic, wherever they stand in it.
    static func all(of topic: Topic) -> [Doubt] {
        below(topic.entries, topic)
    }

    private static func below(_ entries: [YAMLNode.Entry], _ topic: Topic) -> [Doubt] {
        let marks = entries.filter { $0.name == "doute" || $0.name == "a_revoir" }
        var found: [Doubt] = []
        if let first = marks.first {
            let text = marks.first { $0.name == "doute" }?.value.string
            let review = marks.first { $0.name == "a_revoir" }?.value.string
            found.append(Doubt(topic: topic, text: text, review: review, place: first.key.place))
        }
        return found + entries.flatMap { below($0.value, topic) }
    }

    private static func below(_ node: YAMLNode, _ topic: Topic) -> [Doubt] {
        below(node.entries ?? [], topic) + (node.items ?? []).flatMap { below($0, topic) }
    }
}
