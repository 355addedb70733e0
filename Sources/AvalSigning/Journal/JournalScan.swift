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
        if outcome.damage == nil { take(reader.rest(), file, line: number, isLast: isLast) }
        guard outcome.damage != nil else { return }
        // The line that follows may stand in the next segment.
        var next = isLast ? nil : try? SegmentReader(folder.path(segment + 1))
        try locate { () throws(SystemError) in
            var bytes: [UInt8]?
            if try reader.next({ bytes = $0.array }) { return bytes }
            _ = try next?.next { bytes = $0.array }
            return bytes
        }
    }

    /// Holds what stands after the last line feed of a segment against what a stop may leave there.
    private mutating func take(_ rest: [UInt8], _ file: String, line: Int, isLast: Bool) {
        let length = outcome.end.length
        var damage = JournalDamage(kind: .illegible, file: file, line: line, start: length, end: length + rest.count)
        if rest.isEmpty {
            guard !isLast, !outcome.end.isSealed else { return }
            (damage.kind, damage.line) = (.unsealed, 0)
        } else if outcome.end.isSealed {
            damage.kind = .afterSeal
        } else if isLast, TornLine.isOne(rest) || isSealed(rest) {
            return outcome.torn = rest
        }
        suspect = rest
        outcome.damage = damage
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
    private mutating func locate(_ next: () throws(SystemError) -> [UInt8]?) throws(SystemError) {
        guard var damage = outcome.damage else { return }
        switch damage.kind {
        case .broken where isSealed(suspect):
            // The line that does not fit is as it was written: the one before it is not, or others stood between.
            guard let before = JournalLine.previous(of: suspect), !last.bytes.isEmpty else { return }
            let change = LineChange.one(in: last.bytes, from: before)
            if change == nil, isSealed(last.bytes) { return }
            damage = JournalDamage(
                kind: .altered(byte: change.map { last.start + $0.index }, was: change?.was), file: last.file,
                line: last.line, start: last.start, end: last.start + last.bytes.count)
        case .afterSeal, .count, .missingSegment, .unsealed, .headMissing: return
        default:
            if isSealed(suspect) { return }
            guard let change = try change(next) else {
                switch damage.kind {
                case .illegible, .unknownKey: break
                // A line that reads like one of the journal's was one.
                default: damage.kind = .altered(byte: nil, was: nil)
                }
                break
            }
            damage.kind = .altered(byte: damage.start + change.index, was: change.was)
        }
        outcome.damage = damage
    }

    /// The one byte of the line in question that was another; nil where it is not one alone, or nothing follows that knows.
    private mutating func change(_ next: () throws(SystemError) -> [UInt8]?) throws(SystemError) -> LineChange? {
        if let place = LineChange.joints(in: suspect).first(where: { place in
            isSealed(Array(suspect[..<place]))
                && (place + 1 == suspect.count || isSealed(Array(suspect[(place + 1)...])))
        }) {
            return LineChange(index: place, was: 0x0A)
        }
        guard let following = try next() else { return nil }
        if isSealed(following) {
            return JournalLine.previous(of: following).flatMap { LineChange.one(in: suspect, from: $0) }
        }
        // The byte may have become a line feed: then the line goes on in what seems to be the next.
        let whole = suspect + [0x0A] + following
        return LineChange.candidates(in: whole, at: suspect.count).first { isSealed($0.applied(to: whole)) }
    }
}

extension JournalLine {
    /// What the line before this one hashed to, as it says.
    fileprivate static func previous(of line: [UInt8]) -> String? {
        ByteView.with(line) { JournalLine($0)?.previous.text }
    }
}
