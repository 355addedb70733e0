import AvalSystem
import Testing

@Suite("One walk over folders")
struct FolderWalkTests {
    /// Keeps the files met, and how the walk came to each folder.
    private struct Tour: FolderVisitor {
        typealias Stop = Never
        var files: [String] = []
        var meetings: [String: FolderMeeting] = [:]
        var missed: [String: SystemError.Cause] = [:]
        var entersAgain = false

        mutating func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool { name.first != UInt8(ascii: ".") }

        mutating func meets(_ path: WalkedPath, _ status: FileStatus) -> Bool {
            if status.kind == .file { files.append(path.path) }
            return true
        }

        mutating func enters(_ folder: WalkedPath, _ meeting: FolderMeeting) -> Bool {
            meetings[folder.path] = meeting
            return meeting == .first || entersAgain
        }

        mutating func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) {
            missed[path.path] = error.cause
        }
    }

    @Test func filesComeInTheByteOrderOfTheNamesOfEachFolder() throws {
        let folder = try Folder()
        for name in ["b/2", "b/10", "a.txt", "B", "é", ".hidden/x", "c/d/e"] { try folder.write(name) }
        #expect(FolderWalk.run(folder.path, Tour()).files == ["B", "a.txt", "b/10", "b/2", "c/d/e", "é"])
    }

    @Test func aFolderThatLinksToItselfGivesEachFileOnce() throws {
        let folder = try Folder()
        try folder.write("a/1")
        try folder.link("a/b", to: ".")
        try folder.link("a/c", to: "..")
        let tour = FolderWalk.run(folder.path, Tour(entersAgain: true))
        #expect(tour.files == ["a/1"])
        #expect(tour.meetings == ["": .first, "a": .first, "a/b": .circle, "a/c": .circle])
    }

    @Test func twoFoldersThatLinkToEachOtherGiveEachFileOnce() throws {
        let folder = try Folder()
        try folder.write("a/1")
        try folder.write("b/2")
        try folder.link("a/z", to: "../b")
        try folder.link("b/z", to: "../a")
        let tour = FolderWalk.run(folder.path, Tour())
        #expect(tour.files == ["a/1", "a/z/2"])
        #expect(tour.meetings == ["": .first, "a": .first, "a/z": .first, "a/z/z": .circle, "b": .again])
    }

    @Test func aLinkBesideItsFolderIsEnteredAgainWhereThatIsAskedFor() throws {
        let folder = try Folder()
        try folder.write("a/1")
        try folder.link("b", to: "a")
        #expect(FolderWalk.run(folder.path, Tour()).files == ["a/1"])
        #expect(FolderWalk.run(folder.path, Tour(entersAgain: true)).files == ["a/1", "b/1"])
    }

    @Test func whatCannotBeLookedAtIsToldAndTheOthersAreMet() throws {
        let folder = try Folder()
        try folder.link("a", to: "nowhere")
        try folder.write("b")
        let tour = FolderWalk.run(folder.path, Tour())
        #expect(tour.files == ["b"])
        #expect(tour.missed == ["a": .missing])
        #expect(FolderWalk.run(folder.at("b"), Tour()).missed == ["": .notAFolder])
    }
}
