import Testing

@testable import AvalLoading

@Suite("The names that a path goes through")
struct PathTrailTests {
    private func trail(_ path: String, in folder: TemporaryFolder) -> [String] {
        PathTrail.steps(of: path).map { $0.folder + " " + $0.name }.filter { $0.hasPrefix(folder.path) }
            .map { String($0.dropFirst(folder.path.count)) }
    }

    @Test func linksAreFollowedAndNamed() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("releases/42/Rules")
        try folder.link("current", to: "releases/42")
        try folder.link("Rules", to: folder.at("current") + "/./Rules")
        #expect(
            trail(folder.at("Rules"), in: folder) == [
                " Rules", " current", " releases", "/releases 42", "/releases/42 Rules",
            ])
    }

    @Test func aMissingNameIsStillAStep() throws {
        let folder = try TemporaryFolder()
        #expect(trail(folder.at("absent/Rules"), in: folder) == [" absent", "/absent Rules"])
    }

    @Test func linksThatTurnInCirclesEnd() throws {
        let folder = try TemporaryFolder()
        try folder.link("a", to: "b")
        try folder.link("b", to: "a")
        #expect(trail(folder.at("a/Rules"), in: folder).count == 41)
    }

    @Test func aRelativePathBeginsInTheWorkingFolder() {
        let steps = PathTrail.steps(of: "x/../y")
        #expect(
            steps == [
                PathTrail.Step(folder: ".", name: "x"), PathTrail.Step(folder: "./x/..", name: "y"),
            ])
    }
}
