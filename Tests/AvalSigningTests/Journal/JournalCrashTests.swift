import AvalTestSupport
import Testing

@testable import AvalSigning

/// The program or the machine stops while the last line is written: whatever part of it stands there.
@Suite("A last line that was being written")
struct JournalCrashTests {
    private let fixture: JournalFixture
    private let receipts: [Receipt]
    private let segments: [(name: String, bytes: [UInt8])]

    init() throws {
        fixture = try JournalFixture(segmentBytes: 3500)
        let journal = try fixture.open()
        var receipts: [Receipt] = []
        for number in 1...13 { receipts.append(try journal.signed(.draft(number)).get()) }
        journal.close()
        self.receipts = receipts
        segments = try fixture.segments()
    }

    /// The journal as it stands when `length` bytes of the segment at `index` were written, and nothing after.
    private func stop(at length: Int, of index: Int) throws {
        for name in try fixture.folder.names("journal") where name != "verrou" {
            try fixture.folder.remove("journal/" + name)
        }
        for segment in segments[..<index] { try fixture.folder.write("journal/" + segment.name, segment.bytes) }
        try fixture.folder.write("journal/" + segments[index].name, Array(segments[index].bytes[..<length]))
    }

    /// Opens what stands there, signs everything again, and gives what was found.
    private func check(_ length: Int, of index: Int) throws {
        let bytes = segments[index].bytes[..<length]
        let name = segments[index].name
        let whole = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let torn = Array(bytes[whole...])
        let end = segments[index].bytes[whole...].firstIndex(of: 0x0A) ?? whole
        let before = segments[..<index].map(\.bytes) + [Array(bytes[..<whole])]
        // Seals count for no receipt.
        let kept = receipts.filter { receipt in before.contains { $0.holds(receipt.line) } }
        let isWholeReceipt = receipts.contains { $0.line == torn }
        let journal = try fixture.open()
        if torn.isEmpty {
            #expect(journal.notices == [])
        } else if isWholeReceipt {
            #expect(length == end)
            #expect(journal.notices == [.completed(file: name, number: kept.count + 1)])
        } else {
            let aside = "\(name)-octet-\(whole).inacheve"
            #expect(journal.notices == [.torn(file: name, offset: whole, bytes: torn.count, asideName: aside)])
            #expect(try fixture.folder.bytes("journal/" + aside) == torn)
        }
        let count = kept.count + (isWholeReceipt ? 1 : 0)
        #expect(journal.end.number == count, "\(name) at \(length)")
        for receipt in receipts.prefix(count) { #expect(try journal.receipt(of: receipt.fingerprint) == receipt) }
        let again = try journal.signed((1...14).map { .draft($0) })
        #expect(again.compactMap(\.receipt).map(\.number) == Array(1...14), "\(name) at \(length)")
        #expect(again.prefix(count).compactMap(\.receipt) == Array(receipts.prefix(count)))
        journal.close()
        #expect(try fixture.receipts().count == 14, "\(name) at \(length)")
    }

    @Test func whateverPartOfTheLastSegmentStandsThereNoReceiptButItsOwnIsLost() throws {
        #expect(segments.count >= 3)
        let index = segments.count - 1
        let bytes = segments[index].bytes
        // Where a line ends every byte matters; within one a byte in nine is tried, all of them in the long run.
        for length in 0...bytes.count
        where Effort.isLong || length % 9 == 0
            || bytes[max(0, length - 3)..<min(bytes.count, length + 3)].contains(0x0A)
        {
            try stop(at: length, of: index)
            try check(length, of: index)
        }
    }

    @Test func whateverPartOfASealStandsThereNoReceiptIsLost() throws {
        let bytes = segments[0].bytes
        let start = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        for length in start...bytes.count {
            try stop(at: length, of: 0)
            try check(length, of: 0)
        }
    }

    @Test func bytesThatTheDiskNeverWroteAreTornToo() throws {
        let index = segments.count - 1
        let bytes = segments[index].bytes
        let whole = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        for cut in [whole, whole + 1, whole + 100, bytes.count - 2] {
            try stop(at: bytes.count, of: index)
            let zeros = [UInt8](repeating: 0, count: 5000)
            try fixture.folder.write("journal/" + segments[index].name, Array(bytes[..<cut]) + zeros)
            let journal = try fixture.open()
            let name = segments[index].name
            #expect(
                journal.notices == [
                    .torn(
                        file: name, offset: whole, bytes: cut - whole + 5000,
                        asideName: "\(name)-octet-\(whole).inacheve")
                ])
            #expect(journal.end.number == 12)
        }
    }

    /// A stop leaves the beginning of a line: what is none was damaged, and its receipt may have been answered.
    @Test func aLastLineThatNoStopLeavesIsNotPutAsideButDamage() throws {
        let index = segments.count - 1
        let bytes = segments[index].bytes
        let name = segments[index].name
        let whole = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
        for (place, byte) in [
            (bytes.count - 1, UInt8(ascii: " ")), (bytes.count - 1, 0x0B), (bytes.count - 1, UInt8(ascii: "}")),
            (bytes.count - 2, UInt8(ascii: "]")),
        ] {
            try stop(at: bytes.count, of: index)
            var changed = bytes
            changed[place] = byte
            if place < bytes.count - 1 { changed.removeLast() }
            try fixture.folder.write("journal/" + name, changed)
            let damage = try #require(try fixture.scan(every: false).damage, "\(place) as \(byte)")
            #expect(damage.file == name && damage.start == whole && damage.end == changed.count)
            #expect(throws: JournalError.self) { _ = try fixture.open() }
            #expect(try fixture.folder.bytes("journal/" + name) == changed)
        }
        // A whole line whose seal does not hold lacks its line feed besides.
        try stop(at: bytes.count, of: index)
        var changed = Array(bytes.dropLast())
        changed[whole + 40] = changed[whole + 40] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
        try fixture.folder.write("journal/" + name, changed)
        #expect(try fixture.scan().damage != nil)
        #expect(throws: JournalError.self) { _ = try fixture.open() }
    }

    @Test func bytesAfterTheSealOfTheLastSegmentAreDamage() throws {
        try stop(at: segments[0].bytes.count, of: 0)
        try fixture.folder.write("journal/" + segments[0].name, segments[0].bytes + receipts[0].line.prefix(20))
        #expect(try fixture.scan().damage?.kind == .afterSeal)
        #expect(throws: JournalError.self) { _ = try fixture.open() }
    }
}

extension [UInt8] {
    /// Whether one of its lines is this one.
    fileprivate func holds(_ line: [UInt8]) -> Bool { split(separator: 0x0A).contains { $0.elementsEqual(line) } }
}
