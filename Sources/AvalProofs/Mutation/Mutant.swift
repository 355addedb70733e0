import AvalLoading
import AvalSource

/// A small change of a rule or tariff file, of the sort that a slip of an author's makes.
struct Mutant: Sendable {
    /// What sort of change it is; it tells why nobody noticed.
    enum Change: String, Sendable, CaseIterable {
        case bound = "borne"
        case sign = "operateur"
        case negation = "negation"
        case dropped = "terme_omis"
        case word = "mot"
        case date = "date"
        case severity = "gravite"
        case category = "categorie"
        case duration = "duree"
        case amount = "montant"
        case choice = "choix"
    }

    /// What of the files it belongs to: who may notice it.
    enum Owner: Sendable, Hashable {
        /// A rule, by its code.
        case rule(String)
        /// A fact, by its name.
        case fact(String)
        /// Something that any declaration may meet.
        case anything
    }

    /// A stretch of a file that gives way to other bytes.
    struct Edit: Sendable {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    let change: Change
    let owner: Owner
    /// Which of the folders its file is of.
    let kind: RuleFolders.Kind
    /// The path of its file in that folder.
    let path: String
    /// Where it is.
    let span: SourceSpan
    /// What the thing is called (`mineur_sans_determinant`, `age`, `plomb`).
    let name: String
    /// What stands there, and what it becomes.
    let from: String
    let to: String
    let edits: [Edit]

    /// The bytes of its file with the change made.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(edit.range, with: edit.bytes)
        }
        return result
    }
}
