import Synchronization

/// How far a batch has come, told by the thread that writes to the one that shows it.
public final class ProgressMeter: Sendable {
    /// A moment of a batch.
    public struct Reading: Sendable {
        /// Declarations done, those of an interrupted run included.
        public var declarations = 0
        /// Bytes of the inputs read.
        public var bytes = 0
        /// The size of the inputs; nil when it is not known.
        public var size: Int?

        /// A moment; nothing is done at the first.
        public init(declarations: Int = 0, bytes: Int = 0, size: Int? = nil) {
            self.declarations = declarations
            self.bytes = bytes
            self.size = size
        }
    }

    private let reading = Mutex(Reading())

    /// Nothing is done yet.
    init() {}

    /// What is done.
    var now: Reading { reading.withLock { $0 } }

    func begin(size: Int?, declarations: Int) {
        reading.withLock { $0 = Reading(declarations: declarations, size: size) }
    }

    func update(declarations: Int, bytes: Int) {
        reading.withLock {
            $0.declarations = declarations
            $0.bytes = bytes
        }
    }
}
