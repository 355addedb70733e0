import Glibc

/// A file without a name, for its owner alone, gone with the process however that ends: what does not fit in memory.
public final class ScratchFile: Sendable {
    private let descriptor: Descriptor

    /// Makes one in the folder that `TMPDIR` names, or where temporary files stay on a disk.
    public init() throws(SystemError) {
        var failure: SystemError?
        for folder in [ThisProcess.environment("TMPDIR"), "/var/tmp", "/tmp"].compactMap({ $0 }) where !folder.isEmpty {
            do throws(SystemError) {
                descriptor = try Self.open(in: folder)
                return
            } catch { failure = failure ?? error }
        }
        throw failure ?? SystemError("open", number: ENOENT)
    }

    /// Some file systems make no nameless file: then one is made and its name taken away at once.
    private static func open(in folder: String) throws(SystemError) -> Descriptor {
        do throws(SystemError) {
            return try Descriptor(opening: folder, OpenOptions(rawValue: O_RDWR | Self.nameless))
        } catch {
            let path =
                "\(folder)/aval-\(getpid())-\(SystemClock.elapsedMilliseconds())-\(UInt64.random(in: 0 ... .max))"
            let made = try Descriptor(opening: path, [.readingAndWriting, .creatingNew, .withoutFollowing])
            try Paths.remove(path)
            return made
        }
    }

    /// `O_TMPFILE`, which is a macro that Swift does not see.
    private static let nameless = Int32(0o20000000) | O_DIRECTORY

    /// A descriptor of the file, which stays this object's.
    public func lend() -> Descriptor { Descriptor(lending: descriptor.number) }

    /// Writes all of the bytes at an offset.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            done += try attempt("pwrite") {
                pwrite(descriptor.number, bytes.baseAddress.map { $0 + done }, bytes.count - done, offset + done)
            }
        }
    }

    /// Reads from an offset until the room is full or the file ends; gives how many bytes that were.
    public func read(into room: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        var done = 0
        while done < room.count {
            let count = try attempt("pread") {
                pread(descriptor.number, room.baseAddress.map { $0 + done }, room.count - done, offset + done)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }
}
