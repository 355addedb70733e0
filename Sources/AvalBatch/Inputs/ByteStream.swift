import Glibc

/// The bytes of an input, unpacked where they are gzip; one thread at a time.
final class ByteStream {
    /// The file that it reads.
    let file: InputFile
    private let descriptor: Int32
    private let stop: StopSign
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
    /// Why the bytes ended before the end of an archive; nil for a sound one.
    private(set) var damage: InputReadingError?

    /// The most bytes read at once.
    private static let piece = 256 << 10

    /// Opens a file, or takes standard input.
    init(_ file: InputFile, stop: StopSign) throws(BatchError) {
        self.file = file
        self.stop = stop
        descriptor = file.path == "-" ? 0 : open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BatchError(file.path, "lu") }
        try file.check(descriptor)
        try refill(atLeast: 2)
        if packed.bytes.starts(with: [0x1F, 0x8B]) {
            inflater = try GzipInflater()
        }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// Reads up to `room.count` bytes, unpacked; 0 at the end, which must be that of the file planned.
    func read(into room: UnsafeMutableRawBufferPointer) throws(BatchError) -> Int {
        if handed < ahead.count { return take(ahead, &handed, room) }
        ahead.removeAll()
        handed = 0
        return try readFurther(into: room)
    }

    private func readFurther(into room: UnsafeMutableRawBufferPointer) throws(BatchError) -> Int {
        guard let inflater else {
            if taken < packed.count { return take(packed, &taken, room) }
            return try fetch(room)
        }
        while damage == nil {
            if taken == packed.count {
                packed.removeAll()
                taken = 0
                try refill(atLeast: 1)
            }
            let rest = UnsafeRawBufferPointer(rebasing: packed.bytes[taken...])
            do throws(GzipInflater.Fault) {
                let step = try inflater.inflate(rest, into: room)
                taken += step.taken
                if step.written > 0 { return step.written }
                if rest.isEmpty {
                    try inflater.end()
                    return 0
                }
            } catch { damage = Self.problem(error) }
        }
        return 0
    }

    private static func problem(_ fault: GzipInflater.Fault) -> InputReadingError {
        switch fault {
        case .truncated:
            InputReadingError(number: .illegible, message: "Archive gzip tronquée : la suite manque")
        case .damaged:
            InputReadingError(number: .illegible, message: "Archive gzip abîmée : la suite ne se décompresse plus")
        }
    }

    /// Looks at what comes, up to `count` bytes, without taking it.
    func peek(atMost count: Int) throws(BatchError) -> UnsafeRawBufferPointer {
        while ahead.count - handed < count {
            let more = try ahead.append(atMost: min(Self.piece, count - (ahead.count - handed))) {
                room throws(BatchError) in try readFurther(into: room)
            }
            if more == 0 { break }
        }
        return UnsafeRawBufferPointer(rebasing: ahead.bytes[handed...].prefix(count))
    }

    /// Goes on at a byte of the unpacked input, counted from its first; only before anything was read.
    func skip(_ count: Int) throws(BatchError) {
        if inflater == nil, file.isRegular {
            ahead.removeAll()
            packed.removeAll()
            (handed, taken, consumed, hasEnded) = (0, 0, count, false)
            guard lseek(descriptor, count, SEEK_SET) == count else { throw BatchError(file.path, "lu") }
            return
        }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
        defer { room.deallocate() }
        var left = count
        while left > 0 {
            let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<min(left, room.count)]))
            if read == 0 { throw BatchError("« \(file.path) » est plus court qu'il n'était") }
            left -= read
        }
    }

    private func take(_ source: Room, _ place: inout Int, _ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, source.count - place)
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: source.bytes[place..<place + count]))
        place += count
        return count
    }

    private func refill(atLeast count: Int) throws(BatchError) {
        while packed.count < count {
            let more = try packed.append(atMost: Self.piece) { room throws(BatchError) in try fetch(room) }
            if more == 0 { return }
        }
    }

    /// Reads from the file itself.
    private func fetch(_ room: UnsafeMutableRawBufferPointer) throws(BatchError) -> Int {
        if hasEnded { return 0 }
        while true {
            if stop.isRaised, let failure = stop.failure { throw failure }
            try waitForBytes()
            let count = Glibc.read(descriptor, room.baseAddress, room.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw BatchError(file.path, "lu") }
            consumed += count
            if count == 0 {
                hasEnded = true
                try file.check(descriptor)
                if file.isRegular, consumed != file.size {
                    throw BatchError("« \(file.path) » est plus court qu'il n'était au début du lot")
                }
            }
            return count
        }
    }

    /// A pipe may stay silent for long: a wish to stop is not kept waiting.
    private func waitForBytes() throws(BatchError) {
        guard !file.isRegular else { return }
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&watched, 1, 100) <= 0 {
            if let failure = stop.failure { throw failure }
        }
    }
}
