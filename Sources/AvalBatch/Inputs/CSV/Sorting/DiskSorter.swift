import AvalSystem

/// Four numbers that are sorted together, the first counting most.
struct SortRecord: Comparable, BitwiseCopyable {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var fourth: UInt64 = 0

    static func < (left: SortRecord, right: SortRecord) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        if left.third != right.third { return left.third < right.third }
        return left.fourth < right.fourth
    }
}

/// Sorts any number of records in a few megabytes: what does not fit is sorted in runs, which are kept on disk and merged.
final class DiskSorter {
    private var held: [SortRecord] = []
    private var runs: [Range<Int>] = []
    private var file: ScratchFile?
    private let capacity: Int
    private var heads: [Run] = []
    private var taken = 0

    /// How many bytes the runs may take together while they are merged, and the least that one of them takes.
    private static let pieces = (all: 4 << 20, least: 4 << 10)

    /// Keeps up to `capacity` records in memory.
    init(capacity: Int = 128 << 10) { self.capacity = capacity }

    /// Adds a record.
    func add(_ record: SortRecord) throws(BatchError) {
        held.append(record)
        if held.count == capacity { try spill() }
    }

    /// Ends the adding: records come in order from then on.
    func sort() throws(BatchError) {
        guard let file else { return held.sort() }
        if !held.isEmpty { try spill() }
        held = []
        let piece = max(Self.pieces.least, Self.pieces.all / runs.count)
        for range in runs {
            var run = Run(file: file, range: range, piece: piece)
            try run.fill()
            heads.append(run)
        }
        for index in (0..<heads.count / 2).reversed() { sink(index) }
    }

    /// The next record in order; nil after the last.
    func next() throws(BatchError) -> SortRecord? {
        guard file != nil else {
            defer { taken += 1 }
            return taken < held.count ? held[taken] : nil
        }
        guard !heads.isEmpty else { return nil }
        let record = heads[0].record
        if try heads[0].advance() {
            sink(0)
        } else {
            heads.swapAt(0, heads.count - 1)
            heads.removeLast()
            if !heads.isEmpty { sink(0) }
        }
        return record
    }

    private func spill() throws(BatchError) {
        held.sort()
        let file: ScratchFile
        if let made = self.file { file = made } else { file = try Scratch.attempt(ScratchFile.init) }
        self.file = file
        let start = runs.last?.upperBound ?? 0
        let held = held
        try Scratch.attempt { () throws(SystemError) in
            try held.span.bytes.withUnsafeBytes { (bytes) throws(SystemError) in try file.write(bytes, at: start) }
        }
        runs.append(start..<start + held.count * MemoryLayout<SortRecord>.stride)
        self.held.removeAll(keepingCapacity: true)
    }

    /// Moves the run at `index` of the heap down to where those below it begin later.
    private func sink(_ index: Int) {
        var index = index
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heads.count && heads[child].record < heads[least].record { least = child }
            if least == index { return }
            heads.swapAt(index, least)
            index = least
        }
    }

    /// One of the sorted runs on disk, read piece by piece.
    private struct Run {
        let file: ScratchFile
        var range: Range<Int>
        let piece: Int
        private var records: [SortRecord] = []
        private var index = 0

        init(file: ScratchFile, range: Range<Int>, piece: Int) {
            (self.file, self.range) = (file, range)
            self.piece = piece / MemoryLayout<SortRecord>.stride
        }

        var record: SortRecord { records[index] }

        mutating func advance() throws(BatchError) -> Bool {
            index += 1
            if index < records.count { return true }
            if range.isEmpty { return false }
            try fill()
            return true
        }

        mutating func fill() throws(BatchError) {
            let stride = MemoryLayout<SortRecord>.stride
            let count = min(piece, range.count / stride)
            let room = UnsafeMutableRawBufferPointer.allocate(
                byteCount: count * stride, alignment: MemoryLayout<SortRecord>.alignment)
            defer { room.deallocate() }
            let (file, start) = (file, range.lowerBound)
            let read = try Scratch.attempt { () throws(SystemError) in try file.read(into: room, at: start) }
            if read != room.count { throw BatchError("un fichier temporaire a perdu une partie de ce qu'il contenait") }
            records = Array(room.bindMemory(to: SortRecord.self))
            (index, range) = (0, start + read..<range.upperBound)
        }
    }
}

/// What is kept for the time of a batch, on disk.
enum Scratch {
    /// Does something with a scratch file, whose errors say what it is for.
    static func attempt<Value>(_ body: () throws(SystemError) -> Value) throws(BatchError) -> Value {
        do throws(SystemError) { return try body() } catch {
            throw BatchError(
                "le fichier temporaire d'un CSV ne peut pas être écrit ou relu (TMPDIR dit où il est) : \(error.reason)"
            )
        }
    }
}
