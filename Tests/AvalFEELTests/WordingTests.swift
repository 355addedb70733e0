import AvalSource
import AvalValues
import Testing

@testable import AvalFEEL

@Suite("Texts as people write them")
struct WordingTests {
    private let list = CodeList(
        name: "postes",
        editions: [
            .init(
                name: nil, from: nil, to: nil,
                codes: [
                    ("Grutier", "caces"), ("Conducteur d'engins", "engins"), ("Désamianteur", "amiante"),
                    ("TP", "travaux"),
                    ("---", "rien"),
                ])
        ])

    private func value(_ text: String, _ x: String) throws -> Value {
        let scope = Scope(names: ["postes": .list(.string), "x": .string], codeLists: ["postes"])
        let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
        let root = try #require(expression, "\(findings)")
        return Interpreter().evaluate(root, in: Values(["x": .string(x)], codeLists: [list]))
    }

    @Test(arguments: [
        ("Grutier", "caces"), ("CHEF GRUTIER", "caces"), ("grutier (grue à tour)", "caces"),
        ("Chef\u{A0}grutier", "caces"),
        ("aide-grutier", "caces"), ("conducteur d’engins", "engins"), ("CONDUCTEUR D'ENGINS", "engins"),
        ("Conducteur  d engins", "engins"), ("desamianteur", "amiante"), ("DE\u{301}SAMIANTEUR", "amiante"),
        ("Électricien désamianteur", "amiante"), ("Chef d'équipe TP", "travaux"), ("tp", "travaux"),
        ("Désamianteur et grutier", "caces"),
    ])
    func wordsAreFoundHoweverTheyAreWritten(_ text: String, _ label: String) throws {
        #expect(try value("evoque(postes, x)", text) == .string(label))
    }

    @Test(arguments: [
        "", " ", "-", "Grutiers", "Grutie", "Maçon", "engins", "Conducteur de travaux", "TPE", "HTTP",
        "D’engins conducteur", "😀",
    ])
    func partsOfWordsEvokeNothing(_ text: String) throws {
        #expect(try value("evoque(postes, x)", text) == .null)
    }

    @Test(arguments: [
        ("Martin", "MARTIN"), ("Lefèvre", "LEFEVRE"), ("Jean-Pierre", "jean pierre"), ("Œuf", "oeuf"),
        ("632 D", "632d"),
        ("E\u{301}cole", "ÉCOLE"), ("Straße", "strasse"), ("Мастер", "мастер"),
    ])
    func theSameLettersAreTheSameText(_ first: String, _ second: String) throws {
        for (text, other) in [(first, second), (second, first)] {
            #expect(try value("meme texte(\"\(text)\", x)", other) == .boolean(true), "\(text) \(other)")
        }
    }

    @Test(arguments: [("Martin", "Martine"), ("", ""), ("-", "-"), ("", "a"), ("a", "b"), ("12", "1")])
    func otherLettersAreAnother(_ first: String, _ second: String) throws {
        for (text, other) in [(first, second), (second, first)] {
            #expect(try value("meme texte(\"\(text)\", x)", other) == .boolean(false), "\(text) \(other)")
        }
    }

    @Test(arguments: [
        ("", 0), ("Maçon", 5), ("A-1", 1), ("é", 1), ("123", 0), ("Œ", 1), ("😀", 0), ("a b", 2),
        ("Conducteur d'engins", 17),
        ("Maçon finisseur n° 2 [`{@", 15), ("ZzAa`{@[ÀÿÉ×÷", 7), ("Chef d’équipe électricien", 22),
    ])
    func lettersAreCounted(_ text: String, _ count: Int) throws {
        #expect(try value("lettres(x)", text) == .number(count))
    }

    /// What most texts are written in is looked at without looking up a character; the answer is the one of the long way.
    @Test
    func theShortWayThroughATextFindsWhatTheLongOneFinds() {
        let pieces = [
            "grue", "GRUE", "à", "tour", "Tour", "é", "É", "équipe", "s", "-", " ", "'", "×", "÷", "°", "œ", "ç", "2",
            "e\u{301}", "’", "æ",
        ]
        let index = WordIndex(["grue à tour", "équipe", "tour", "œ 2", "æs", "É2", "-", "grue", "tour grue"])
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        var found = 0
        for _ in 0..<20_000 {
            let text = (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined()
            ByteView.with(text) { bytes in
                let first = index.first(in: bytes)
                found += first == nil ? 0 : 1
                #expect(first == index.thorough(bytes), "\(text)")
            }
        }
        #expect((2_000...18_000).contains(found))
    }
}
