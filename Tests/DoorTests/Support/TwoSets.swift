import AvalJSON
import Glibc
import Testing

/// Two rule sets of which one is in force through a link, as an operator swaps them: `a` is the shipped one, `b` says
/// and charges something else in several parts of a verdict.
struct TwoSets: Sendable {
    let folder: TemporaryFolder

    /// What `serve` needs to take whichever set the link leads to.
    static let throughLink = ["--rules", "en_vigueur/Rules", "--tariffs", "en_vigueur/Tariffs"]

    init() throws {
        folder = try TemporaryFolder.withRules()
        for name in ["Rules", "Tariffs"] {
            for set in ["a", "b"] { try folder.write(set + "/lisez-moi", "") }
            try folder.copy(name, to: "b/" + name)
            guard rename(folder.at(name), folder.at("a/" + name)) == 0 else {
                throw DoorTestError(description: name)
            }
        }
        try Self.change(folder, below: "b/")
        try link(to: "a")
    }

    /// Makes the rules say something else of the sample: in a rule's file and in a price.
    static func change(_ folder: TemporaryFolder, below path: String = "") throws {
        try folder.edit(path + "Rules/determinants.yaml", "exposition à l'amiante", "exposition aux fibres d'amiante")
        // The price, and what its examples say of one salarié and of two.
        try folder.edit(path + "Tariffs/2023.yaml", "138.00", "139.00")
        try folder.edit(path + "Tariffs/2023.yaml", "276.00", "278.00")
    }

    /// Puts the link to another set instead of the old one, in one step.
    func link(to set: String) throws {
        guard symlink(set, folder.at("lien")) == 0, rename(folder.at("lien"), folder.at("en_vigueur")) == 0 else {
            throw DoorTestError(description: "link to \(set): errno \(errno)")
        }
    }

    /// The verdicts of a declaration by `a` and by `b`, as the command line gives them.
    func verdicts(_ declaration: String) throws -> [String] {
        try ["a", "b"].map { set in
            let options = ["--rules", "\(set)/Rules", "--tariffs", "\(set)/Tariffs"]
            let run = try Program.run(["validate"] + options, input: declaration, in: folder.path)
            return try #require(run.lines.first)
        }
    }
}
