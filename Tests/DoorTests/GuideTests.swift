import Foundation
import Testing

/// The pages that lead the back office and the experts: each command and each change is tried as it is pasted.
struct GuideTests {
    @Test func everyStepOfThePageOfBatchesDoesWhatItSays() throws {
        let page = try Walkthrough("lots.md")
        #expect(page.count > 6)
        // An installation, as « make install » lays it out.
        let folder = try TemporaryFolder.withRules()
        for (name, target) in [("share/aval/Rules", "Rules"), ("share/aval/Tariffs", "Tariffs")] {
            try FileManager.default.createDirectory(atPath: folder.at("share/aval"), withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: folder.at(target), toPath: folder.at(name))
        }
        let work = try TemporaryFolder()
        try page.follow(in: work, programs: try Self.install(in: folder))
    }

    @Test func everyStepOfTheExpertsGuideDoesWhatItSays() throws {
        let page = try Walkthrough("guide-expert.md")
        #expect(page.count > 25)
        let folder = try TemporaryFolder.withRules()
        let programs = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Program.root + "/Samples", toPath: folder.at("Samples"))
        try page.follow(in: folder, programs: try Self.install(in: programs))
    }

    @Test func everyStepOfThePageOfComparisonsDoesWhatItSays() throws {
        let page = try Walkthrough("comparer-des-regles.md")
        #expect(page.count > 7)
        let folder = try TemporaryFolder.withRules()
        let programs = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Program.root + "/Samples", toPath: folder.at("Samples"))
        try page.follow(in: folder, programs: try Self.install(in: programs))
    }

    @Test func everyStepOfThePageOfTheSiteDoesWhatItSays() throws {
        let page = try Walkthrough("site-des-regles.md")
        #expect(page.count == 2)
        let folder = try TemporaryFolder.withRules()
        let programs = try TemporaryFolder()
        try page.follow(in: folder, programs: try Self.install(in: programs))
    }

    @Test func aFolderOfSomethingElseAndRulesThatDoNotLoadHaveNoSite() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write("travail/notes.txt", "x")
        func docs(_ output: String) throws -> Program.Run {
            try Program.run([
                "docs", "--output", folder.at(output), "--rules", folder.at("Rules"), "--tariffs", folder.at("Tariffs"),
            ])
        }
        let refused = try docs("travail")
        #expect(refused.code == 2 && refused.errors.contains("autre chose qu'un site"), "\(refused.errors)")
        try folder.write("Rules/categories.yaml", "categories: []\n")
        let broken = try docs("site")
        #expect(broken.code == 2 && broken.errors.contains("categories.yaml"))
        #expect(!FileManager.default.fileExists(atPath: folder.at("site")))
    }

    @Test(arguments: [("expliquer.md", 4), ("generer.md", 3)])
    func everyCommandOfThePageDoesWhatItSays(_ name: String, _ count: Int) throws {
        let page = try Walkthrough(name)
        #expect(page.count >= count)
        let folder = try TemporaryFolder.withRules()
        let programs = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Program.root + "/Samples", toPath: folder.at("Samples"))
        try page.follow(in: folder, programs: try Self.install(in: programs))
    }

    /// A folder of programs with the one under test, in `folder`.
    private static func install(in folder: TemporaryFolder) throws -> String {
        try FileManager.default.createDirectory(atPath: folder.at("bin"), withIntermediateDirectories: true)
        // By a process of its own: a file that this one has open for writing, other tests' children would keep busy.
        let copy = try ChildProcess([try Program.path(), folder.at("bin/aval")], program: "/bin/cp", input: .closed)
        #expect(try copy.wait() == 0)
        return folder.at("bin")
    }
}
