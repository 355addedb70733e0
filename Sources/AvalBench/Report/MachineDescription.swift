import AvalSystem

/// What a record was measured on.
public enum MachineDescription {
    /// One line: processor, cores, memory, and how busy it was when the measures began.
    public static var line: String {
        let memory = Machine.memory / (1 << 30)
        return
            "Machine: \(processor), \(Machine.processors) cores, \(memory) GB of memory; load \(load) before the measures."
    }

    private static var processor: String {
        let lines = (try? BenchFile.text("/proc/cpuinfo"))?.split(separator: "\n") ?? []
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").dropFirst().first
        return model.map { String($0.drop { $0 == " " }) } ?? "unknown processor"
    }

    private static var load: String {
        let text = (try? BenchFile.text("/proc/loadavg")) ?? ""
        return text.split(separator: " ").first.map(String.init) ?? "unknown"
    }
}
