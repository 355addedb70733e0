import AvalSystem
import AvalValues

/// The bytes of an input, unpacked where they are gzip; one thread at a time.
final class ByteStream {
    /// The file that it reads.
    let file: InputFile
    private let descriptor: Descriptor
    private let stop: StopSign
    /// What lends the descriptor, where the file itself does not.
    private let copy: ScratchFile?
    private var inflater: GzipInflater?
    /// Bytes read from the file and not yet unpacked or handed over.
    private let packed = Room()
    private var taken = 0
    /// Bytes looked at before their time: read again first.
    private let ahead = Room()
    private var handed = 0
    private var hasEnded = false
    /// How many bytes of the file were read.
    private(set) var consumed = 0
    private var hash = StreamHash()
    /// Why the bytes ended before the end of an archive; nil for a sound one.
    private(set) var damage: InputReadingError?

    /// What was read of the file, packed as it stands there.
    var mark: ReadMark { ReadMark(extent: consumed, hash: hash.value) }

    /// What the first `extent` bytes of a file are now.
    static func mark(of file: InputFile, extent: Int, stop: StopSign) throws(BatchError) -> ReadMark {
        let descriptor = try BatchError.attempt(file.path, "lu") { () throws(SystemError) in
            try Descriptor(opening: file.path)
        }
        var hash = StreamHash()
        let room = Room()
        while hash.count < extent {
            if let failure = stop.failure { throw failure }
            room.removeAll()
            let limit = min(piece, extent - hash.count)
            let count = try BatchError.attempt(file.path, "lu") { () throws(SystemError) in
                try room.append(from: descriptor, atMost: limit)
            }
            if count == 0 { break }
            hash.add(room.bytes)
        }
        return ReadMark(extent: hash.count, hash: hash.value)
    }

    /// The most bytes read at once.
    private static let piece = 256 << 10

    /// Opens a file, or takes standard input; of what can be read only once, `copy` holds the unpacked bytes.
    init(_ file: InputFile, copy: ScratchFile? = nil, stop: StopSign) throws(BatchError) {
        self.file = file
        self.stop = stop
        if let copy {
            descriptor = copy.lend()
            self.copy = copy
            do throws(SystemError) { try descriptor.seek(to: 0) } catch { throw BatchError(file.path, "lu", error) }
            return
        }
        self.copy = nil
        descriptor = try BatchError.attempt(file.path, "lu") { () throws(SystemError) -> Descriptor in
            if file.path == "-" { return .standardInput }
            // A pipe that nobody writes to yet must not keep the batch from hearing a wish to stop.
            return try Descriptor(opening: file.path, file.isRegular ? [] : .withoutWaiting)
        }
        try file.check(descriptor)
        try refill(atLeast: 2)
        if packed.starts(with: [0x1F, 0x8B]) { inflater = try GzipInflater() }
    }

    /// Adds up to `limit` bytes to a room, unpacked; gives how many, 0 at the end, which must be that of the file planned.
    func read(into room: Room, atMost limit: Int) throws(BatchError) -> Int {
        if handed < ahead.count { return take(ahead, &handed, room, limit) }
        ahead.removeAll()
        handed = 0
        return try readFurther(into: room, atMost: limit)
    }

    private func readFurther(into room: Room, atMost limit: Int) throws(BatchError) -> Int {
        guard let inflater else {
            if taken < packed.count { return take(packed, &taken, room, limit) }
            return try fetch(into: room, atMost: limit)
        }
        while damage == nil {
            if taken == packed.count {
                packed.removeAll()
                taken = 0
                try refill(atLeast: 1)
            }
            let isEmpty = taken == packed.count
            do throws(GzipInflater.ArchiveError) {
                let step = try inflater.inflate(packed, from: taken, into: room, atMost: limit)
                taken += step.taken
                if step.written > 0 { return step.written }
                if isEmpty {
                    try inflater.end()
                    return 0
                }
            } catch {
                damage = Self.readingError(error)
                try readRest()
            }
        }
        return 0
    }

    /// What follows the damage cannot be unpacked, and is part of what the file was all the same.
    private func readRest() throws(BatchError) {
        repeat { packed.removeAll() } while try fetch(into: packed, atMost: Self.piece) > 0
    }

    private static func readingError(_ reason: GzipInflater.ArchiveError) -> InputReadingError {
        switch reason {
        case .truncated:
            InputReadingError(number: .illegible, message: "Archive gzip tronquée : la suite manque")
        case .damaged:
            InputReadingError(number: .illegible, message: "Archive gzip abîmée : la suite ne se décompresse plus")
        }
    }

    /// A copy of what comes, up to `count` bytes, without taking it.
    func head(atMost count: Int) throws(BatchError) -> [UInt8] {
        try fillAhead(count)
        return ahead[handed..<min(ahead.count, handed + count)].array
    }

    /// Hands over what comes, up to `count` bytes, without taking it.
    func peek<Value>(atMost count: Int, _ look: (ByteView) -> Value) throws(BatchError) -> Value {
        try fillAhead(count)
        return look(ahead[handed..<min(ahead.count, handed + count)])
    }

    private func fillAhead(_ count: Int) throws(BatchError) {
        while ahead.count - handed < count {
            let more = try readFurther(into: ahead, atMost: min(Self.piece, count - (ahead.count - handed)))
            if more == 0 { return }
        }
    }

    /// Goes on at a byte of the unpacked input, counted from its first; only before anything was read. What comes before is
    /// read too: its hash goes on with what follows.
    func skip(_ count: Int) throws(BatchError) {
        let room = Room()
        var left = count
        while left > 0 {
            room.removeAll()
            let read = try read(into: room, atMost: min(left, Self.piece))
            if read == 0 { throw BatchError("« \(file.path.shown) » est plus court qu'il n'était") }
            left -= read
        }
    }

    private func take(_ source: Room, _ offset: inout Int, _ room: Room, _ limit: Int) -> Int {
        let end = min(source.count, offset + limit)
        defer { offset = end }
        room.append(source, offset..<end)
        return end - offset
    }

    private func refill(atLeast count: Int) throws(BatchError) {
        while packed.count < count {
            if try fetch(into: packed, atMost: Self.piece) == 0 { return }
        }
    }

    /// Reads from the file itself.
    private func fetch(into room: Room, atMost limit: Int) throws(BatchError) -> Int {
        if hasEnded { return 0 }
        if stop.isRaised, let failure = stop.failure { throw failure }
        try waitForBytes()
        let count: Int
        do throws(SystemError) { count = try room.append(from: descriptor, atMost: limit) } catch {
            throw BatchError(file.path, "lu", error)
        }
        consumed += count
        if file.isRegular { hash.add(room[room.count - count..<room.count]) }
        if count == 0 {
            hasEnded = true
            try file.check(descriptor)
            if file.isRegular, consumed != file.size {
                throw BatchError("« \(file.path.shown) » est plus court qu'il n'était au début du lot")
            }
        }
        return count
    }

    /// A pipe may stay silent for long: a wish to stop is not kept waiting.
    private func waitForBytes() throws(BatchError) {
        guard !file.isRegular else { return }
        while (try? Readiness.wait(reading: descriptor.number, milliseconds: 100)) != true {
            if let failure = stop.failure { throw failure }
        }
    }
}
