import Glibc

extension Descriptor {
    /// Writes all of the bytes. With `isPatient` a descriptor that never waits is polled until its reader has made room.
    public func write(_ bytes: UnsafeRawBufferPointer, isPatient: Bool = false) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            do throws(SystemError) {
                done += try attempt("write") {
                    Glibc.write(number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                }
            } catch  where isPatient && error.cause == .busy {
                try Readiness.wait(writing: number)
            }
        }
    }

    /// Writes all of the bytes.
    public func write(_ bytes: [UInt8], isPatient: Bool = false) throws(SystemError) {
        try write(bytes.span.bytes, isPatient: isPatient)
    }

    /// Writes all of the bytes.
    public func write(_ bytes: RawSpan, isPatient: Bool = false) throws(SystemError) {
        try bytes.withUnsafeBytes { (bytes) throws(SystemError) in try write(bytes, isPatient: isPatient) }
    }

    /// Waits until what was written is on the disk.
    public func synchronize() throws(SystemError) { try attempt("fsync") { fsync(number) } }

    /// Waits until the bytes that were written are on the disk; a pipe or a device has none to wait for.
    public func synchronizeBytes() throws(SystemError) {
        do throws(SystemError) { try attempt("fdatasync") { fdatasync(number) } } catch {
            if error.number != EINVAL, error.number != EROFS { throw error }
        }
    }

    /// Forgets what comes after the first `length` bytes of a file, and goes on writing there.
    public func cut(to length: Int) throws(SystemError) {
        try attempt("ftruncate") { ftruncate(number, length) }
        try seek(to: length)
    }

    /// Sets who may do what with it.
    public func setPermissions(_ permissions: UInt32) throws(SystemError) {
        try attempt("fchmod") { fchmod(number, permissions) }
    }
}
