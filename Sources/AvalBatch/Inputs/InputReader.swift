/// Reads the files of a plan one after the other, chunk by chunk; one thread at a time.
final class InputReader {
    private let plan: InputPlan
    private let settings: InputSettings
    private let stop: StopSign
    /// The files that are passed over, by their indexes.
    private let skipped: Set<Int>
    private var position: Position
    private var source: (any ChunkSource)?
    private var number = 0
    /// What was read of files that ended after the last chunk.
    private(set) var ended: [InputMark] = []
    /// The bytes of the files before the one that is read.
    private var passed: Int

    /// Goes on at a position that an earlier chunk ended at.
    init(
        _ plan: InputPlan, _ settings: InputSettings, skipping skipped: Set<Int> = [], from position: Position,
        stop: StopSign
    ) {
        self.skipped = skipped
        self.plan = plan
        self.settings = settings
        self.position = position
        self.stop = stop
        passed = plan.files[..<min(position.source, plan.files.count)].reduce(0) { $0 + $1.size }
    }

    /// Fills a chunk; false when all files were read.
    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        while position.source < plan.files.count {
            let file = plan.files[position.source]
            if skipped.contains(position.source) {
                position = Position(source: position.source + 1)
                continue
            }
            let source: any ChunkSource
            if let open = self.source {
                source = open
            } else {
                source = try file.form.open(file, settings, position, stop)
            }
            self.source = source
            chunk.reset()
            if try source.fill(chunk) {
                chunk.number = number
                chunk.source = position.source
                chunk.end.source = position.source
                chunk.bytesRead = passed + source.consumed
                chunk.marks = ended + [Self.mark(position.source, source)]
                ended.removeAll()
                number += 1
                return true
            }
            ended.append(Self.mark(position.source, source))
            self.source = nil
            passed += file.size
            position = Position(source: position.source + 1)
        }
        return false
    }

    private static func mark(_ index: Int, _ source: any ChunkSource) -> InputMark {
        InputMark(source: index, mark: source.mark, isDamaged: source.isDamaged)
    }
}
