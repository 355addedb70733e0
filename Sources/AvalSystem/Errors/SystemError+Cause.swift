import Glibc

extension SystemError {
    /// What a caller may do something about, whatever number the system has for it.
    public enum Cause: Sendable, Hashable {
        /// Nothing has that name.
        case missing
        /// Something has that name already.
        case exists
        /// A folder is expected, and it is something else.
        case notAFolder
        /// It is a folder, and something else is expected.
        case isAFolder
        /// The rights do not allow it.
        case denied
        /// The file system cannot be written.
        case readOnly
        /// It cannot be done at once: another process or thread holds it, or there is nothing to read, or no room to write.
        case busy
        /// The system has no more of what is asked for: memory, descriptors, watches, space.
        case exhausted
        /// The file or its file system has no such operation.
        case unsupported
        /// Nobody listens at an address.
        case refused
        /// Nobody reads what is written.
        case readerGone
        /// Any other.
        case other
    }

    /// What kind of cause it has.
    public var cause: Cause {
        switch number {
        case ENOENT: .missing
        case EEXIST: .exists
        case ENOTDIR: .notAFolder
        case EISDIR: .isAFolder
        case EACCES, EPERM: .denied
        case EROFS: .readOnly
        case EAGAIN, EINPROGRESS: .busy
        case ENOSPC, ENOMEM, EMFILE, ENFILE: .exhausted
        case ENOLCK, EOPNOTSUPP: .unsupported
        case ECONNREFUSED: .refused
        case EPIPE: .readerGone
        default: .other
        }
    }
}
