/// What the kernel says of a program's memory.
enum Memory {
    /// The most that a running program has held, in bytes; 0 once it has ended.
    static func peak(of process: Int32) -> Int { field("VmHWM:", of: process) }

    /// What it holds now.
    static func resident(of process: Int32) -> Int { field("VmRSS:", of: process) }

    private static func field(_ name: String, of process: Int32) -> Int {
        guard let text = try? BenchFile.text("/proc/\(process)/status") else { return 0 }
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return 0 }
        return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map {
            $0 * 1024
        }
            ?? 0
    }
}
