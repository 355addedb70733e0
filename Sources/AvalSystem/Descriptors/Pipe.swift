import Glibc

/// A pipe of this program's own: neither end is inherited by a program started later.
struct Pipe: ~Copyable {
    let reading: Descriptor
    let writing: Descriptor

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        try attempt("pipe") { pipe(&ends) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = Descriptor(adopting: ends[0])
        writing = Descriptor(adopting: ends[1])
    }
}
