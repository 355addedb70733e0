import AvalLoading

extension Batch {
    /// Runs it as ``run(_:)`` does, and shows a person how far it has come: `show` writes texts as they are, on a terminal
    /// so wide or on what is none.
    public func run(isTerminal: Bool, columns: Int, show: (String) -> Void) -> BatchResult {
        var line = ProgressLine(isTerminal: isTerminal, columns: columns)
        let result = run { reading in
            if let text = line.text(of: reading, at: Int(ServiceClock.system.elapsedMilliseconds())) { show(text) }
        }
        if let end = line.end { show(end) }
        return result
    }
}

extension Impact {
    /// Runs it as ``run(_:)`` does, and shows a person how far it has come, as a batch does.
    public func run(isTerminal: Bool, columns: Int, show: (String) -> Void) throws(BatchError) -> ImpactReport {
        var line = ProgressLine(isTerminal: isTerminal, columns: columns)
        let report = try run { (reading: ProgressMeter.Reading) in
            if isTerminal, let text = line.text(of: reading, at: Int(ServiceClock.system.elapsedMilliseconds())) {
                show(text)
            }
        }
        if isTerminal, let end = line.end { show(end) }
        return report
    }
}
