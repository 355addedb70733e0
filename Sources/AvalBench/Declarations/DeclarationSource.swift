import AvalJSON

/// Where the benchmark's declarations come from: the same seed gives the same bytes on every machine.
public struct DeclarationSource {
    /// What the declarations are like.
    public struct Shape: Sendable {
        /// What decides all draws.
        public var seed: UInt64 = 7
        /// About how many salariés a declaration has; the generator's own form of it, as a log-normal law.
        public var mean = 10.0
        /// In how many of 100 cases a salarié, or a declaration, carries a planted anomaly.
        public var dirt = 10
        /// Whether the cases that plain declarations never show are planted on top.
        public var hasEdges = false

        /// The shape of the record's inputs.
        public init() {}
    }

    private var maker: DeclarationMaker
    private var edges: EdgeCases?

    /// A source of declarations of a shape.
    public init(_ shape: Shape = Shape()) {
        maker = DeclarationMaker(shape)
        edges = shape.hasEdges ? EdgeCases(seed: shape.seed) : nil
    }

    /// Writes the next declaration on a line.
    public mutating func writeNext(to output: OutputBuffer) {
        var declaration = maker.next()
        edges?.plant(in: &declaration)
        declaration.write(to: output)
    }

    /// The next declarations, a line each.
    public mutating func lines(_ count: Int) -> [UInt8] {
        let output = OutputBuffer()
        for _ in 0..<count { writeNext(to: output) }
        return output.array
    }

    /// Fills a file with declarations.
    public mutating func fill(_ path: String, count: Int) throws(BenchError) {
        let file = try OutputFile(path)
        let output = OutputBuffer(capacity: 1 << 20)
        for number in 1...count {
            writeNext(to: output)
            if output.count > 1 << 19 || number == count {
                try file.put(output.array)
                output.truncate(to: 0)
            }
        }
    }
}
