import AvalLoading
import AvalSource
import Testing

@Suite("The catalogue of findings") struct FindingCatalogueTests {
    @Test func `a code stands once, unless it is shared by name`() {
        let codes = FindingCatalogue.entries.map(\.code)
        #expect(Set(codes).count == codes.count, "\(codes.filter { code in codes.count { $0 == code } > 1 })")
    }

    @Test func `a code is snake_case without accents`() {
        for code in FindingCatalogue.entries.map(\.code) { #expect(code.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil) }
    }

    @Test func `a title is one short line without a full stop`() {
        for entry in FindingCatalogue.entries {
            #expect((1...60).contains(entry.title.count) && !entry.title.hasSuffix("."), "\(entry)")
        }
    }

    @Test func `a code is found by its name`() {
        #expect(FindingCatalogue.entry(of: "nom_inconnu")?.title == "Nom inconnu")
        #expect(FindingCatalogue.entry(of: "nom_inventé") == nil)
    }

    /// A list that has only shared codes adds nothing to the catalogue, and may be a door's.
    @Test func `every list of findings that has codes of its own stands in the catalogue`() throws {
        let listed = Set(FindingCatalogue.stages.map { String(describing: $0) })
        for (path, text) in FindingFiles.all where !text.contains("FindingText<NoFindingCode>") {
            for name in try FindingFiles.matches(#"(?:enum|struct|extension) (\w+): FindingKind\b"#, in: text) {
                #expect(listed.contains(name), "\(path)")
            }
        }
    }

    @Test func `every code of a list is that of one of its findings`() throws {
        for (path, text) in FindingFiles.lists where text.contains("enum Code: String, FindingCode") {
            let codes = try FindingFiles.matches(#"case (\w+) = "[a-z0-9_]+""#, in: text)
            let used = try FindingFiles.matches(#"\.init\(\s*\.(\w+)"#, in: text)
            #expect(Set(codes).isSubset(of: used), "\(path): \(Set(codes).subtracting(used))")
        }
    }

    @Test func `every shared code is that of a finding`() throws {
        let names = SharedFindingCode.allCases.map { String(describing: $0) }
        let used = try FindingFiles.lists.values.flatMap { try FindingFiles.matches(#"\.init\(\s*\.(\w+)"#, in: $0) }
        for name in names { #expect(used.contains(name), "\(name)") }
    }

    @Test func `no code and no words of a finding stand outside of the lists`() throws {
        for (path, text) in FindingFiles.all where !path.hasPrefix("AvalSource/Findings/") {
            #expect(!text.contains(/\bFinding\(\s*(\.\w+,\s*)?(code:|")/), "\(path)")
            #expect(!text.contains(/\.(error|warning)\(\s*"[a-z0-9_]+",/), "\(path)")
        }
    }
}
