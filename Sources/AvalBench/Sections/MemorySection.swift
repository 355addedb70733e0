/// The most memory that each program holds.
enum MemorySection: Section {
    static let name = "memory"
    static let title = "Memory"
    static let note = "The largest resident set, as the kernel tells of a running program; read every millisecond."

    static func measure(_ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let bound = try Bound(bench)
        let root = bench.settings.root
        let input = try bench.input(bench.checkedCount)
        func peak(_ command: @escaping (String) -> [String]) throws -> String {
            NumberText.megabytes(try FileJob(bench, command).run(input.path, watchingMemory: true).peak)
        }
        let file = "\(NumberText.text(Double(bench.checkedCount))) declarations"
        return [
            Row("C++ bound, \(file)", try peak { bound.command($0) }),
            Row(
                "aval validate, W1, brief verdicts",
                try peak { program.validate(.workload(root: root), brief: true, $0) }),
            Row(
                "aval validate, shipped rules, brief",
                try peak { program.validate(.shipped(root: root), brief: true, $0) }),
            Row(
                "aval validate, shipped rules, whole",
                try peak { program.validate(.shipped(root: root), brief: false, $0) }),
        ] + (try daemon(program, bench))
    }

    private static func daemon(_ program: AvalProgram, _ bench: Bench) throws -> [Row] {
        let daemon = try MeasuredServer(bench) { program.serve(.shipped(root: bench.settings.root), $0) }
        defer { daemon.stop() }
        let idle = daemon.resident
        let requests = Requests(bench.declarations(bench.checkedCount / 4), brief: false)
        let connection = try daemon.connect()
        _ = try connection.exchange(requests, keepingAnswers: false)
        return [
            Row("aval serve, idle", NumberText.megabytes(idle)),
            Row(
                "– after \(NumberText.text(Double(requests.count))) pipelined declarations, at its most",
                NumberText.megabytes(daemon.peak)),
        ]
    }
}
