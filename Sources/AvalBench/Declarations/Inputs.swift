/// The files of declarations that sections judge, made once and kept.
extension Bench {
    /// A file of so many plain declarations, with how many bytes it has.
    func input(_ count: Int, edges: Bool = false) throws(BenchError) -> (path: String, bytes: Int) {
        let file = path((edges ? "edges-" : "plain-") + "\(count).ndjson")
        if BenchFile.size(file) == 0 {
            var shape = DeclarationSource.Shape()
            shape.hasEdges = edges
            var source = DeclarationSource(shape)
            try source.fill(file, count: count)
        }
        return (file, BenchFile.size(file))
    }

    /// The first plain declarations, a line each without its end.
    func declarations(_ count: Int) -> [[UInt8]] {
        var source = DeclarationSource()
        return source.lines(count).split(separator: 0x0A).map(Array.init)
    }

    /// A declaration as large as the average.
    func averageDeclaration() -> [UInt8] {
        let lines = declarations(2_000)
        let mean = lines.reduce(0) { $0 + $1.count } / lines.count
        return lines.min { abs($0.count - mean) < abs($1.count - mean) } ?? []
    }
}
