import AvalJSON
import AvalLoading
import AvalTestSupport
import Testing

@testable import AvalSigning

/// What was done to a journal by whoever could write it: found, with the file, the line and the byte.
@Suite("A journal that was changed")
struct JournalDamageTests {
    private let fixture: JournalFixture
    private let segments: [(name: String, bytes: [UInt8])]

    init() throws {
        fixture = try JournalFixture(segmentBytes: 2500)
        let journal = try fixture.open()
        for number in 1...11 { _ = try journal.signed(.draft(number)).get() }
        journal.close()
        segments = try fixture.segments()
    }

    private func put(_ bytes: [[UInt8]]) throws {
        for (segment, bytes) in zip(segments, bytes) { try fixture.folder.write("journal/" + segment.name, bytes) }
    }

    private func lines(_ index: Int) -> [[UInt8]] { segments[index].bytes.split(separator: 0x0A).map(Array.init) }

    /// The journal with the lines of one segment replaced.
    private func put(_ lines: [[UInt8]], in index: Int) throws {
        var all = segments.map(\.bytes)
        all[index] = lines.flatMap { $0 + [0x0A] }
        try put(all)
    }

    /// What a scan says, which is what an opening says too.
    private func damage(every: Bool = false) throws -> JournalDamage? {
        let damage = try fixture.scan(every: every).damage
        if let damage, !every {
            #expect(throws: JournalError.damaged(fixture.journalFolder.path, damage)) { _ = try fixture.open() }
        }
        return damage
    }

    /// The number of the line that a byte stands in, from 1.
    private func line(of place: Int, in bytes: [UInt8]) -> Int { bytes[..<place].count { $0 == 0x0A } + 1 }

    @Test func anyByteChangedIsFoundWithItsLineAndMostlyItself() throws {
        #expect(segments.count >= 3)
        var exact = 0
        var all = 0
        for (index, segment) in segments.enumerated() {
            // Which byte it was is found by trying them all, which takes its time.
            for place in stride(from: 7 * index, to: segment.bytes.count, by: Effort.isLong ? 89 : 487) {
                let byte = segment.bytes[place]
                if byte == 0x0A { continue }
                var changed = segments.map(\.bytes)
                changed[index][place] = byte ^ 1 == 0x0A ? byte ^ 2 : byte ^ 1
                try put(changed)
                let found = try #require(try damage(), "\(segment.name) byte \(place) goes unseen")
                let what = "\(segment.name) byte \(place): \(found)"
                #expect(found.file == segment.name, "\(what)")
                #expect(found.line == line(of: place, in: segment.bytes), "\(what)")
                #expect(found.start <= place && place < found.end, "\(what)")
                all += 1
                if case .altered(let at?, let was?) = found.kind {
                    #expect(at == place && was == byte, "\(what)")
                    exact += 1
                } else {
                    // Nothing follows the last line that would say what it was.
                    #expect(index == segments.count - 1 && found.end == segment.bytes.count - 1, "\(what)")
                }
            }
        }
        #expect(exact > all * 3 / 4)
    }

    @Test func aLineFeedChangedOrMadeIsFoundAsTheByteItIs() throws {
        let bytes = segments[0].bytes
        let feed = try #require(bytes.firstIndex(of: 0x0A))
        for (place, new) in [(feed, UInt8(ascii: " ")), (feed, UInt8(ascii: ",")), (feed - 1, 0x0A), (feed / 2, 0x0A)] {
            var changed = segments.map(\.bytes)
            changed[0][place] = new
            try put(changed)
            let found = try #require(try damage())
            #expect(found.kind == .altered(byte: place, was: bytes[place]), "\(found)")
            #expect(found.file == segments[0].name && found.line == 1 && !found.description.contains("\n"))
        }
    }

    @Test func aLineTakenOutIsFoundByTheOneThatFollows() throws {
        for index in 0..<2 {
            let lines = lines(index)
            for line in 0..<lines.count - 1 {
                var less = lines
                less.remove(at: line)
                try put(less, in: index)
                let found = try #require(try damage())
                #expect(found.kind == .broken && found.file == segments[index].name && found.line == line + 1)
            }
        }
    }

    @Test func linesThatChangePlacesOrStandTwiceAreFound() throws {
        let lines = lines(0)
        for line in 0..<lines.count - 2 {
            var swapped = lines
            swapped.swapAt(line, line + 1)
            try put(swapped, in: 0)
            let found = try #require(try damage())
            #expect(found.kind == .broken && found.line == line + 1)
            try put(Array(lines[...line]) + Array(lines[line...]), in: 0)
            #expect(try damage()?.line == line + 2)
        }
    }

    @Test func aSegmentTakenOutIsMissing() throws {
        for index in 0..<segments.count - 1 {
            try put(segments.map(\.bytes))
            try fixture.folder.remove("journal/" + segments[index].name)
            let found = try #require(try damage())
            #expect(found.kind == .missingSegment && found.file == segments[index].name)
            #expect(found.description.hasPrefix(segments[index].name))
        }
    }

    @Test func segmentsThatChangePlacesAreFound() throws {
        var all = segments.map(\.bytes)
        all.swapAt(0, 1)
        try put(all)
        #expect(try damage()?.file == segments[0].name)
    }

    @Test func theSealOfASegmentTakenOutOrCutIsFound() throws {
        try put(Array(lines(0).dropLast()), in: 0)
        #expect(try damage()?.kind == .unsealed)
        #expect(try damage()?.file == segments[0].name)
        var all = segments.map(\.bytes)
        all[0].removeLast(10)
        try put(all)
        #expect(try damage()?.file == segments[0].name)
        #expect(try damage()?.kind != nil)
        all[0] = []
        try put(all)
        #expect(try damage()?.file == segments[0].name)
    }

    @Test func aLineAfterASealIsFound() throws {
        let lines = lines(0)
        try put(lines + [lines[0]], in: 0)
        let found = try #require(try damage())
        #expect(found.kind == .afterSeal && found.line == lines.count + 1)
    }

    @Test func aLineOfSomebodyElsesKeyIsFound() throws {
        let (bytes, key) = (segments.map(\.bytes), SigningKey())
        let last = lines(segments.count - 1)
        let value = try JSONReader.parse(try #require(last.last))
        let receipt = try #require(Receipt(value)).sealed(by: key)
        try put(last.dropLast() + [receipt.line], in: segments.count - 1)
        #expect(try damage()?.kind == .unknownKey(key.publicKey.id))
        // Under the name of the service's key it is sealed by another.
        var forged = receipt
        forged.key = fixture.key.publicKey.id
        try put(last.dropLast() + [forged.line], in: segments.count - 1)
        let found = try #require(try damage())
        #expect(found.kind == .altered(byte: nil, was: nil) && found.line == last.count)
        try put(bytes)
        #expect(try damage() == nil)
    }

    @Test func aReceiptForgedInTheMiddleWithAllThatFollowsChainedAgainIsFound() throws {
        // Whoever can write the file and has no key can make every hash fit, but no seal.
        let last = segments.count - 1
        var previous = try #require(Receipt(try JSONReader.parse(lines(last)[0])))
        previous.verdict = JournalEnd.origin
        var forged = [previous.line]
        for line in lines(last).dropFirst() {
            var receipt = try #require(Receipt(try JSONReader.parse(line)))
            receipt.previous = SHA256Digest.text(of: previous.line)
            forged.append(receipt.line)
            previous = receipt
        }
        try put(forged, in: last)
        #expect(try damage()?.kind == .altered(byte: nil, was: nil))
        #expect(try damage(every: true)?.line == 1)
    }

    @Test func whatIsNoLineOfTheJournalIsFound() throws {
        let lines = lines(0)
        for strange in ["", "{}", "bonjour", "[]", #"{"numero":1}"#, String(repeating: "x", count: 70_000)] {
            try put([lines[0], Array(strange.utf8)] + lines.dropFirst(), in: 0)
            let found = try #require(try damage())
            #expect(found.kind == .illegible && found.line == 2 && found.file == segments[0].name, "\(found)")
        }
        // A line longer than any, and one that never ends.
        try put([lines[0], [UInt8](repeating: 0x61, count: 3 << 20)] + lines.dropFirst(), in: 0)
        #expect(try damage()?.file == segments[0].name)
    }

    @Test func blanksThatSayTheSameAreNotWhatWasWritten() throws {
        let last = segments.count - 1
        let lines = lines(last)
        let spaced = Array("{ ".utf8) + lines[lines.count - 1].dropFirst()
        try put(lines.dropLast() + [spaced], in: last)
        #expect(try damage()?.line == lines.count)
    }

    @Test func everyDamageIsSaidInOneFrenchLine() {
        let kinds: [JournalDamage.Kind] = [
            .illegible, .altered(byte: 12, was: 0x22), .altered(byte: 12, was: 0x0A), .altered(byte: 12, was: 0xC3),
            .altered(byte: nil, was: nil), .broken, .number(expected: 2, found: 3), .unknownKey("sha256:0"), .afterSeal,
            .count(sealed: 2, found: 1), .unsealed, .missingSegment, .earlier, .headMissing("sha256:0"),
        ]
        for kind in kinds {
            let text = JournalDamage(kind: kind, file: "000001.jsonl", line: 3, start: 10, end: 20).description
            #expect(text.hasPrefix("000001.jsonl, ligne 3, octets 10 à 19 : "))
            #expect(!text.contains("\n") && !text.hasSuffix("."))
        }
    }
}
