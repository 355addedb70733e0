import Glibc

/// An open file or folder, closed when it goes.
struct Descriptor: ~Copyable {
    /// The system's number for it.
    let number: Int32

    /// Takes charge of a descriptor that is open.
    init(adopting number: Int32) {
        self.number = number
    }

    /// Opens `path`, from `folder` when it is relative; never inherited by a program started later.
    init(
        opening path: String, _ flags: Int32, at folder: Int32 = AT_FDCWD, mode: mode_t = 0
    ) throws(SystemError) {
        var opened: Int32
        repeat { opened = openat(folder, path, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
        if opened < 0 { throw SystemError("open") }
        number = opened
    }

    deinit { close(number) }

    /// What the system knows of it now.
    func status() throws(SystemError) -> stat {
        var status = stat()
        if fstat(number, &status) != 0 { throw SystemError("fstat") }
        return status
    }

    /// Its bytes from where reading stands, at most `limit` of them.
    func read(atMost limit: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(max(limit, 1), 64 << 10))
        while bytes.count < limit {
            let count = Glibc.read(number, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("read")
            }
            if count == 0 { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        return bytes
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("write")
            }
            written += count
        }
    }

    /// Waits until what was written is on the disk.
    func synchronize() throws(SystemError) {
        if fsync(number) != 0 { throw SystemError("fsync") }
    }
}
