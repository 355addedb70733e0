import AvalValues
import Foundation
import Testing

/// « é » as one code point, and as a letter with an accent behind it: Swift's own equality takes them for one text.
private let composed = "\u{E9}"
private let decomposed = "e\u{301}"

@Suite("Texts are the same where their code points are")
struct TextTests {
    @Test func twoWaysToWriteAnAccentAreTwoTexts() {
        #expect(!(composed == decomposed))
        #expect(composed != decomposed)
        #expect(!(Optional(composed) == Optional(decomposed)))
        #expect(![composed].contains(decomposed))
        #expect([composed, decomposed].firstIndex(of: decomposed) == 1)
        #expect(!([composed] == [decomposed]))
        #expect([composed, decomposed].sorted() == [decomposed, composed])
        switch composed {
        case decomposed: Issue.record("a case is matched by code points")
        default: break
        }
    }

    /// The sign for kelvins is a letter K to Swift, so that even a name in ASCII has a double.
    @Test func aSignThatLooksLikeALetterIsNone() {
        #expect(!("\u{212A}" == "K"))
        #expect(NameSet(["K"]).contains("K"))
        #expect(!NameSet(["K"]).contains("\u{212A}"))
    }

    @Test func aMapFindsByCodePoints() {
        var map: TextMap<Int> = [composed: 1]
        #expect(map[decomposed] == nil)
        map[decomposed] = 2
        #expect(map.count == 2)
        #expect(map[composed] == 1)
        map[composed, default: 0] += 10
        #expect(map[composed] == 11)
        #expect(map.removeValue(forKey: decomposed) == 2)
        #expect(map.keys == [composed])
        #expect(map == [composed: 11])
        #expect(map != [decomposed: 11])
    }

    @Test func aSetHoldsByCodePoints() {
        var set: NameSet = [composed]
        #expect(set.insert(decomposed).inserted)
        #expect(!set.insert(decomposed).inserted)
        #expect(set.count == 2)
        #expect(set.subtracting([composed]) == [decomposed])
        #expect(set.union(["a"]).sorted() == ["a", decomposed, composed])
        #expect(NameSet([composed]).isDisjoint(with: [decomposed]))
        #expect(set.isSuperset(of: [composed]))
    }

    @Test(arguments: [0, 20])
    func aContextKeepsBothNames(others: Int) {
        var context = Context((0..<others).map { ("n\($0)", .number($0)) })
        context[composed] = .number(1)
        context[decomposed] = .number(2)
        #expect(context.count == others + 2)
        #expect(context[composed] == .number(1))
        #expect(context[decomposed] == .number(2))
    }

    @Test func valuesAreOneWhereTheirTextsAre() {
        #expect(Value.string(composed) != .string(decomposed))
        #expect(Set([Value.string(composed), .string(decomposed), .string(composed)]).count == 2)
        #expect(Value.context(Context([(composed, .null)])) != .context(Context([(decomposed, .null)])))
        #expect(!WordDomain(name: "mots", words: [composed]).contains(decomposed))
    }
}

@Suite("Texts as keys, in the sources")
struct TextKeyTests {
    @Test func noTableAndNoSetHasTextsForKeysButByCodePoints() {
        #expect(SourceFiles.all.count > 500)
        for (path, text) in SourceFiles.all where !path.hasPrefix("AvalBench") {
            #expect(!text.contains("[String: "), "\(path): TextMap compares by code points, Dictionary does not")
            #expect(!text.contains("Set<String>"), "\(path): NameSet compares by code points, Set does not")
        }
    }

    /// Without the import, `==` is Swift's own.
    @Test func aFileThatComparesNamesSeesTheComparisonByCodePoints() throws {
        let comparison = try Regex(#"\.(name|code) (==|!=) [a-z]|(==|!=) [a-z]+\.(name|code)\b"#)
        for (path, text) in SourceFiles.all where text.contains(comparison) && !path.hasPrefix("AvalBench") {
            #expect(path.hasPrefix("AvalValues/") || text.contains("import AvalValues"), "\(path) imports AvalValues")
        }
    }
}

@Suite("Words of the wire, in the sources")
struct WireWordTests {
    /// A word that is the name of a case changes with it, and nobody notices but those who read it.
    @Test func everyWordIsWrittenOut() throws {
        let opening = try Regex(#"enum \w+: String\b"#)
        let implicit = try Regex(#"^\s+case \w+(, \w+)*$"#)
        for (path, text) in SourceFiles.all where !path.hasPrefix("AvalBench") {
            #expect(!text.contains("\"\\(self)\""), "\(path) says the name of a case")
            // From the opening of an enum of words to the line that closes it, which stands as far in.
            var closing: String?
            for line in text.split(separator: "\n") {
                if line.contains(opening) { closing = String(line.prefix { $0 == " " }) + "}" }
                if closing.map({ $0 == line }) ?? false { closing = nil }
                #expect(closing == nil || !line.contains(implicit), "\(path): « \(line) » has no word written out")
            }
        }
    }
}

/// The sources of the targets that know `TextMap`: those below look at no text of a user.
enum SourceFiles {
    static let all: [(path: String, text: String)] = {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let below = ["AvalSystem/", "AvalValues/Texts/"]
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in path.hasSuffix(".swift") && !below.contains { path.hasPrefix($0) } }.map { path in
            (path, (try? String(contentsOf: sources.appending(path: path), encoding: .utf8)) ?? "")
        }
    }()
}
