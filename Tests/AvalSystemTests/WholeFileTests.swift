import AvalSystem
import Testing

@Suite("Files read and replaced whole")
struct WholeFileTests {
    @Test(arguments: [WholeFile.Durability.ofProcess, .ofBytes])
    func aFileIsReplacedAndNothingIsLeftBeside(_ durability: WholeFile.Durability) throws {
        let folder = try Folder()
        try folder.write("f", "old")
        try folder.write("f" + WholeFile.draftEnding, "left by a program that was killed")
        try WholeFile.replace(folder.at("f"), with: Array("new".utf8), durability: durability)
        #expect(try WholeFile.read(folder.at("f")) == Array("new".utf8))
        #expect(folder.names == ["f"])
    }

    @Test func whatCannotBeWrittenLeavesTheOldFileAndNothingBeside() throws {
        let folder = try Folder()
        try folder.write("f/inside")
        #expect(throws: SystemError.self) { try WholeFile.replace(folder.at("f"), with: []) }
        #expect(folder.names == ["f"])
    }

    @Test func readingStopsAtTheLimit() throws {
        let folder = try Folder()
        try folder.write("f", String(repeating: "x", count: 200_000))
        #expect(try WholeFile.read(folder.at("f"), atMost: 100_001).count == 100_001)
        #expect(try WholeFile.read(folder.at("f")).count == 200_000)
    }

    @Test func anErrorSaysItsCallItsCauseAndItsFrenchReason() throws {
        let folder = try Folder()
        let error = #expect(throws: SystemError.self) { try WholeFile.read(folder.at("nothing")) }
        #expect(error?.cause == .missing)
        #expect(error?.description == "introuvable [open : errno 2]")
    }
}
