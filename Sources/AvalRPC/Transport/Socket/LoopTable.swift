import NIOCore
import NIOPosix

/// What each event loop of a group keeps for its connections.
struct LoopTable: Sendable {
    private let contexts: [ObjectIdentifier: NIOLoopBoundBox<LoopContext>]

    /// Makes one for each loop of the group.
    init(_ group: MultiThreadedEventLoopGroup, _ make: () -> sending LoopContext) {
        var contexts: [ObjectIdentifier: NIOLoopBoundBox<LoopContext>] = [:]
        for loop in group.makeIterator() {
            contexts[ObjectIdentifier(loop)] = .makeBoxSendingValue(make(), eventLoop: loop)
        }
        self.contexts = contexts
    }

    /// What `loop` keeps; to be asked on its own thread.
    func context(of loop: any EventLoop) throws -> LoopContext {
        guard let box = contexts[ObjectIdentifier(loop)] else { throw EventLoopError.unsupportedOperation }
        return box.value
    }
}
