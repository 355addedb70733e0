import AvalJSON

/// Something that whoever reads counts must know: what was not read, and why.
public struct Remark: Sendable, Hashable {
    /// What sort of thing it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// An archive that could not be read to its end.
        case damaged = "archive_abimee"
        /// A file without a declaration.
        case empty = "sans_declaration"
        /// A file that could not be read when the batch began.
        case skipped = "illisible"
        /// A file of a folder that is none of declarations by its name.
        case leftOut = "laisse_de_cote"
        /// A file that was given twice, and read once.
        case again = "donne_deux_fois"
    }

    let kind: Kind
    /// In French.
    let text: String

    /// Whether something was not read that should have been.
    var isUnread: Bool { kind != .again }

    var json: JSONValue { ["genre": .string(kind.rawValue), "texte": .string(text)] }

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    init(_ json: CountMember) throws(SummaryError) {
        guard let kind = Kind(rawValue: try json["genre"].text()) else {
            throw json["genre"].error("genre inconnu")
        }
        self.init(kind, try json["texte"].text().shown)
    }

    private static func read(_ count: Int) -> String {
        count < 2
            ? "\(count) déclaration en a été lue" : "\(FrenchNumbers.count(count)) déclarations en ont été lues"
    }

    /// What is to be said of the inputs of a batch.
    static func of(_ plan: InputPlan, _ sheet: BatchSheet) -> [Remark] {
        var remarks: [Remark] = []
        for (index, file) in sheet.files.enumerated() {
            let count = sheet.counts[index]
            let name = file.path == "-" ? "l'entrée standard" : "« \(file.path.shown) »"
            if sheet.isPassedOver(index) {
                remarks.append(Remark(.skipped, "\(name) : laissé de côté, il ne peut pas être lu"))
            } else if sheet.damaged.contains(index) {
                remarks.append(
                    Remark(
                        .damaged,
                        "\(name) : archive gzip tronquée ou abîmée ; \(Self.read(max(0, count - 1))), la suite manque"))
            } else if count == 0, sheet.hasReadAll(index) {
                remarks.append(Remark(.empty, "\(name) : aucune déclaration"))
            }
        }
        return remarks + of(plan)
    }

    /// What is to be said of what a plan leaves out.
    static func of(_ plan: InputPlan) -> [Remark] {
        let leftOut = plan.leftOutNote.map { [Remark(.leftOut, $0)] } ?? []
        return leftOut
            + plan.again.map { path, first in
                Remark(.again, "« \(path.shown) » est le même fichier que « \(first.shown) » : lu une fois")
            }
    }
}
