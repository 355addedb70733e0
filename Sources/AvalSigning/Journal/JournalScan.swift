import AvalJSON
import AvalLoading
import AvalSystem
import AvalValues

/// Reads a journal from its first line to its last and holds each against the one before.
///
/// Every line is hashed. Of the seals those are checked that stand at the end of something: of each segment, and of the journal.
/// What is sealed there was chained to all that stands before, so that nothing before can have changed since; each receipt's own
/// seal is checked too where `checksEverySeal` (some sixty microseconds each).
public struct JournalScan {
    /// A receipt's line as it passes by; good for the time of the call.
    public struct Visited {
        /// The bytes of the line, without its line feed.
        public let line: ByteView
        /// What the receipt's declaration hashes to, as written.
        public let fingerprint: ByteView
        /// The segment that it stands in.
        public let segment: Int
        /// Its first byte in the segment's file.
        public let offset: Int
    }

    /// What was found.
    public struct Outcome: Sendable {
        /// The end of what is sound.
        public var end = JournalEnd()
        /// How many seals were checked.
        public var checkedSeals = 0
        /// What is wrong with the first line that is not sound; nil where all are.
        public var damage: JournalDamage?
        /// What stands after the last line feed: a line that was being written when the program or the machine stopped.
        public var torn: [UInt8] = []
    }

    /// Reads the journal; `visit` sees each receipt that follows those before it. `head` is the hash of a line that must be
    /// among those read.
    public static func run(
        _ folder: JournalFolder, keys: [PublicKey], checksEverySeal: Bool = false, head: String? = nil,
        visit: (Visited) -> Void = { _ in }
    ) throws(SystemError) -> Outcome {
        var scan = JournalScan(folder: folder, keys: keys, checksEverySeal: checksEverySeal, head: head)
        let segments = try folder.segments()
        for (index, segment) in segments.enumerated() where scan.outcome.damage == nil {
            try scan.read(segment, isLast: index == segments.count - 1, visit)
        }
        scan.finish()
        return scan.outcome
    }

    private let folder: JournalFolder
    private let keys: [PublicKey]
    private let ids: [[UInt8]]
    private let checksEverySeal: Bool
    private let head: String?
    private var isHeadFound: Bool
    private var outcome = Outcome()
    /// The last sound line, where it stands, and its place.
    private var last: (bytes: [UInt8], file: String, line: Int, start: Int) = ([], "", 0, 0)
    private var isLastChecked = true

    private init(folder: JournalFolder, keys: [PublicKey], checksEverySeal: Bool, head: String?) {
        (self.folder, self.keys, self.checksEverySeal, self.head) = (folder, keys, checksEverySeal, head)
        ids = keys.map { Array($0.id.utf8) }
        isHeadFound = head == nil || head == JournalEnd.origin
    }

    private mutating func read(_ segment: Int, isLast: Bool, _ visit: (Visited) -> Void) throws(SystemError) {
        let file = JournalFolder.name(segment)
        guard segment == outcome.end.segment + 1 else {
            let missing = JournalFolder.name(outcome.end.segment + 1)
            outcome.damage = JournalDamage(kind: .missingSegment, file: missing, line: 0, start: 0, end: 0)
            return
        }
        outcome.end.segment = segment
        outcome.end.count = 0
        outcome.end.length = 0
        outcome.end.isSealed = false
        var reader = try SegmentReader(folder.path(segment))
        var number = 0
        while outcome.damage == nil {
            let start = reader.offset
            number += 1
            let place = JournalDamage(kind: .illegible, file: file, line: number, start: start, end: start)
            guard try reader.next({ take($0, at: place, visit) }) else { break }
        }
        if outcome.damage != nil {
            try locate(following: &reader)
            return
        }
        let rest = reader.rest()
        var place = JournalDamage(
            kind: .illegible, file: file, line: number, start: outcome.end.length, end: outcome.end.length + rest.count)
        if outcome.end.isSealed {
            place.kind = .afterSeal
            if !rest.isEmpty { outcome.damage = place }
            return
        }
        if !isLast {
            if rest.isEmpty { (place.kind, place.line) = (.unsealed, 0) }
            outcome.damage = place
            return
        }
        outcome.torn = rest
    }

    /// Holds a line against what stands before it.
    private mutating func take(_ bytes: ByteView, at place: JournalDamage, _ visit: (Visited) -> Void) {
        var place = place
        place.end = place.start + bytes.count
        func fail(_ kind: JournalDamage.Kind) -> JournalDamage {
            place.kind = kind
            return place
        }
        suspect = bytes.array
        guard !outcome.end.isSealed else { return outcome.damage = fail(.afterSeal) }
        guard let line = JournalLine(bytes) else { return outcome.damage = fail(.illegible) }
        guard line.previous.elementsEqual(outcome.end.hash.utf8) else { return outcome.damage = fail(.broken) }
        guard ids.contains(where: { $0.elementsEqual(line.key) }) else {
            return outcome.damage = fail(.unknownKey(line.key.text))
        }
        if !outcome.end.time.isEmpty, line.time.text.utf8.lexicographicallyPrecedes(outcome.end.time.utf8) {
            return outcome.damage = fail(.earlier)
        }
        let expected = line.kind == .receipt ? outcome.end.number + 1 : outcome.end.number
        guard line.number == expected else {
            return outcome.damage = fail(.number(expected: expected, found: line.number))
        }
        if line.kind == .seal {
            guard let seal = (try? JSONReader.parse(bytes)).flatMap(SegmentSeal.init),
                seal.segment == outcome.end.segment, check(bytes.array)
            else { return outcome.damage = fail(.altered(byte: nil, was: nil)) }
            guard seal.count == outcome.end.count else {
                return outcome.damage = fail(.count(sealed: seal.count, found: outcome.end.count))
            }
        } else if checksEverySeal, !check(bytes.array) {
            return outcome.damage = fail(.altered(byte: nil, was: nil))
        }
        accept(bytes, line, place)
        if line.kind == .receipt {
            visit(
                Visited(
                    line: bytes, fingerprint: line.fingerprint, segment: outcome.end.segment, offset: place.start))
        }
    }

    private mutating func accept(_ bytes: ByteView, _ line: JournalLine, _ place: JournalDamage) {
        isLastChecked = line.kind == .seal || checksEverySeal
        swap(&last.bytes, &suspect)
        (last.file, last.line, last.start) = (place.file, place.line, place.start)
        outcome.end.hash = SHA256Digest.text(of: bytes)
        if let head, head.utf8.elementsEqual(outcome.end.hash.utf8) { isHeadFound = true }
        outcome.end.time = line.time.text
        outcome.end.number = line.number
        outcome.end.length = place.end + 1
        outcome.end.isSealed = line.kind == .seal
        if line.kind == .receipt { outcome.end.count += 1 }
    }

    /// The last seal vouches for all before it; it is looked at once nothing follows.
    private mutating func finish() {
        if outcome.damage == nil, !isLastChecked, !check(last.bytes) {
            outcome.damage = JournalDamage(
                kind: .altered(byte: nil, was: nil), file: last.file, line: last.line, start: last.start,
                end: last.start + last.bytes.count)
        }
        if outcome.damage == nil, !isHeadFound, let head {
            outcome.damage = JournalDamage(
                kind: .headMissing(head), file: JournalFolder.name(max(1, outcome.end.segment)), line: 0, start: 0,
                end: 0)
        }
    }

    // MARK: Seals

    /// Whether a line bears a seal that one of the keys made of it.
    private mutating func check(_ bytes: [UInt8]) -> Bool {
        outcome.checkedSeals += 1
        return isSealed(bytes)
    }

    private func isSealed(_ bytes: [UInt8]) -> Bool {
        guard let value = try? JSONReader.parse(bytes) else { return false }
        if let receipt = Receipt(value) {
            // A line that says the same in other bytes is not the one that was written.
            return receipt.line == bytes && keys.contains { receipt.isSealed(by: $0) }
        }
        guard let seal = SegmentSeal(value) else { return false }
        return seal.line == bytes && keys.contains { seal.isSealed(by: $0) }
    }

    // MARK: Which line, which byte

    /// The line that is not sound.
    private var suspect: [UInt8] = []

    /// Finds out which line was changed where two do not fit, and which byte of it: the next line knows what it hashed to.
    private mutating func locate(following reader: inout SegmentReader) throws(SystemError) {
        guard var damage = outcome.damage else { return }
        switch damage.kind {
        case .broken where isSealed(suspect):
            // The line that does not fit is as it was written: the one before it is not, or others stood between.
            guard let before = JournalLine.previous(of: suspect), !last.bytes.isEmpty else { return }
            let change = Self.change(of: last.bytes, to: before)
            if change == nil, isSealed(last.bytes) { return }
            damage = JournalDamage(
                kind: .altered(byte: change.map { last.start + $0.index }, was: change?.was), file: last.file,
                line: last.line, start: last.start, end: last.start + last.bytes.count)
        case .afterSeal, .count, .missingSegment, .unsealed, .headMissing: return
        default:
            if isSealed(suspect) { return }
            var following: [UInt8] = []
            _ = try reader.next { following = $0.array }
            let hash = isSealed(following) ? JournalLine.previous(of: following) : nil
            let change = hash.flatMap { Self.change(of: suspect, to: $0) }
            if change == nil, damage.kind == .illegible { return }
            damage.kind = .altered(byte: change.map { damage.start + $0.index }, was: change?.was)
        }
        outcome.damage = damage
    }

    /// The one byte that was another when a line hashed to `hash`; nil where it is not one alone.
    private static func change(of line: [UInt8], to hash: String) -> (index: Int, was: UInt8)? {
        guard line.count <= 4096 else { return nil }
        var line = line
        for index in line.indices {
            let byte = line[index]
            for other in UInt8.min...UInt8.max where other != byte {
                line[index] = other
                if SHA256Digest.text(of: line).utf8.elementsEqual(hash.utf8) { return (index, other) }
            }
            line[index] = byte
        }
        return nil
    }
}

extension JournalLine {
    /// What the line before this one hashed to, as it says.
    fileprivate static func previous(of line: [UInt8]) -> String? {
        ByteView.with(line) { JournalLine($0)?.previous.text }
    }
}
