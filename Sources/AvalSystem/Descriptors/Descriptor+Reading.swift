import Glibc

extension Descriptor {
    /// Reads what there is, up to the room given; 0 at the end.
    public func read(into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try attempt("read") { Glibc.read(number, room.baseAddress, room.count) }
    }

    /// Reads what there is into the beginning of an array, up to its count; 0 at the end.
    public func read(into bytes: inout [UInt8]) throws(SystemError) -> Int {
        let room = bytes.count
        return try attempt("read") { Glibc.read(number, &bytes, room) }
    }

    /// The bytes from where reading stands, at most `limit` of them.
    public func read(atMost limit: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(max(limit, 1), 64 << 10))
        while bytes.count < limit {
            let room = min(piece.count, limit - bytes.count)
            let count = try attempt("read") { Glibc.read(number, &piece, room) }
            if count == 0 { break }
            bytes.append(contentsOf: piece[..<count])
        }
        return bytes
    }

    /// How many bytes have come that were not read yet; 0 where the system cannot tell.
    public var unread: Int {
        var count: Int32 = 0
        return ioctl(number, UInt(FIONREAD), &count) == 0 ? max(0, Int(count)) : 0
    }

    /// Goes on at a byte of a file, counted from its first.
    public func seek(to offset: Int) throws(SystemError) {
        try attempt("lseek") { lseek(number, offset, SEEK_SET) }
    }
}
