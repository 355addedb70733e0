import Glibc

/// A client's connection to a Unix socket.
public struct UnixConnection: ~Copyable, Sendable {
    private let descriptor: Descriptor

    /// Connects to the process that listens at an address.
    public init(to address: UnixAddress) throws(SystemError) {
        descriptor = try address.connect()
    }

    /// A connection that a listener took.
    init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    /// Sends all of the bytes, or the first `count`; another side that is gone is an error, not a signal.
    public func send(_ bytes: [UInt8], count: Int? = nil) throws(SystemError) {
        let count = count ?? bytes.count
        var sent = 0
        while sent < count { sent += try send(bytes, from: sent, atMost: count - sent, Int32(MSG_NOSIGNAL)) }
    }

    /// Receives what there is into the beginning of an array, up to its count; 0 at the end.
    public func receive(into bytes: inout [UInt8]) throws(SystemError) -> Int {
        let (number, room) = (descriptor.number, bytes.count)
        return try attempt("recv") { recv(number, &bytes, room, 0) }
    }

    /// What a connection can do without waiting.
    public struct Readiness: Sendable {
        /// Bytes have come, or the other side has ended.
        public let canReceive: Bool
        /// The system takes more bytes.
        public let canSend: Bool
    }

    /// Waits until there is something to receive, or, if asked for, room to send; nil once so many milliseconds are over.
    public func wait(orToSend isSending: Bool, milliseconds: Int32) throws(SystemError) -> Readiness? {
        var watched = pollfd(
            fd: descriptor.number, events: Int16(isSending ? POLLIN | POLLOUT : POLLIN), revents: 0)
        if try attempt("poll", { poll(&watched, 1, milliseconds) }) == 0 { return nil }
        return Readiness(
            canReceive: watched.revents & Int16(POLLIN | POLLHUP) != 0,
            canSend: watched.revents & Int16(POLLOUT) != 0)
    }

    /// Sends what the system takes at once of the bytes from `start` on, `limit` at most; gives how many, 0 when none.
    public func sendAtOnce(_ bytes: [UInt8], from start: Int, atMost limit: Int) throws(SystemError) -> Int {
        do throws(SystemError) {
            return try send(bytes, from: start, atMost: limit, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        } catch {
            if error.cause == .busy { return 0 }
            throw error
        }
    }

    /// Receives what has come into the beginning of an array; nil when nothing has, 0 at the end.
    public func receiveAtOnce(into bytes: inout [UInt8]) -> Int? {
        let (number, room) = (descriptor.number, bytes.count)
        return try? attempt("recv") { recv(number, &bytes, room, Int32(MSG_DONTWAIT)) }
    }

    private func send(
        _ bytes: [UInt8], from start: Int, atMost limit: Int, _ flags: Int32
    ) throws(SystemError) -> Int {
        let number = descriptor.number
        let count = min(bytes.count - start, limit)
        return try attempt("send") {
            bytes.withUnsafeBytes { Glibc.send(number, $0.baseAddress.map { $0 + start }, count, flags) }
        }
    }
}
