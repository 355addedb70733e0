import AvalJSON
import AvalSource
import AvalValues

/// What the search looks through: a list in a script, so that no server is asked for it.
struct SearchIndex {
    private let topics: [Topic]

    init(_ content: SiteContent) { topics = content.topics }

    /// The keys whose texts people search by, wherever they stand in a topic.
    private static let searched: NameSet = [
        "message", "motif", "reference", "fiche", "type", "aide", "sans_article",
    ]

    /// The texts below a key that people search by.
    private static func said(_ entry: YAMLNode.Entry) -> [String] {
        if searched.contains(entry.name) { return entry.value.texts }
        return below(entry.value)
    }

    private static func below(_ node: YAMLNode) -> [String] {
        (node.entries ?? []).flatMap { said($0) } + (node.items ?? []).flatMap { below($0) }
    }

    /// The script that holds the list, and the one that searches it.
    var files: [(path: String, text: String)] {
        let list = JSONValue.array(
            topics.map { topic in
                let said = topic.entries.flatMap { Self.said($0) }
                let words = ([topic.name, topic.label] + said).joined(separator: " ")
                return .array(
                    [topic.kind.rawValue, topic.label, topic.name, topic.address, words].map { .string($0) })
            })
        let json = String(decoding: JSONWriter.bytes(of: list), as: UTF8.self)
        return [("index-de-recherche.js", "const LISTE = \(json);\n"), ("recherche.js", SearchScript.text + "\n")]
    }
}

/// The script of the search; what it finds becomes text, never HTML.
enum SearchScript {
    static let text = """
        "use strict";
        (function () {
          const plain = (text) => text.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").toLowerCase();
          const form = document.getElementById("recherche");
          const input = document.getElementById("mots");
          const results = document.getElementById("resultats");
          const count = document.getElementById("combien");
          const topics = LISTE.map((one) => ({ kind: one[0], label: one[1], name: one[2], address: one[3], words: plain(one[4]) }));
          const most = 50;
          function search() {
            const words = plain(input.value).split(/\\s+/).filter((word) => word !== "");
            results.replaceChildren();
            if (words.length === 0) { count.textContent = ""; return; }
            const found = topics.filter((topic) => words.every((word) => topic.words.includes(word)));
            for (const topic of found.slice(0, most)) {
              const item = document.createElement("li");
              const link = document.createElement("a");
              link.href = topic.address;
              link.textContent = topic.kind + " : " + topic.label + " (" + topic.name + ")";
              item.append(link);
              results.append(item);
            }
            count.textContent = found.length === 0 ? "Aucun résultat"
              : found.length + (found.length > 1 ? " résultats" : " résultat")
                + (found.length > most ? ", les " + most + " premiers sont montrés" : "");
          }
          form.hidden = false;
          form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
          input.addEventListener("input", search);
        })();
        """
}
