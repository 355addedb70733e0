import Glibc
import WaitingTestSupport

/// Many clients at once, and what they make of a daemon.
enum Crowd {
    /// So many connections that stay open.
    static func idle(_ count: Int, _ daemon: Daemon) throws -> [LineSocket] {
        OpenFiles.raised
        return try (0..<count).map { _ in try daemon.connect() }
    }

    /// Clients that ask one request after the other until the flag is raised, and at least `least` times; each gives
    /// how often it got which verdict. An answer under another identifier than the request's is an error.
    static func busy(
        _ count: Int, _ daemon: Daemon, asking declaration: String, least: Int, until stop: Flag
    ) -> [Threaded<[String: Int]>] {
        (0..<count).map { client in
            Threaded {
                let socket = try daemon.connect()
                var seen: [String: Int] = [:]
                var asked = 0
                let deadline = Deadline(seconds: 600)
                while asked < least || !stop.isRaised {
                    try deadline.check("the end of the crowd")
                    let id = "\(client * 1_000_000 + asked)"
                    let answer = try socket.ask(Sample.request(declaration, id: id))
                    guard let verdict = Sample.verdict(in: answer, id: id) else {
                        throw DoorTestError(description: "no verdict for \(id): \(answer.prefix(300))")
                    }
                    seen[verdict, default: 0] += 1
                    asked += 1
                }
                return seen
            }
        }
    }
}

extension Sample {
    /// A declaration of so many salariés, each with something to say.
    static func crowd(_ count: Int) -> String {
        declaration(salaries: (0..<count).map { salarie("s\($0)", declared: "SI") })
    }

    /// A declaration of so many salariés of whom nothing is known: few bytes, and hundreds of times as many of verdict.
    static func terse(_ count: Int) -> String {
        let salaries = Array(repeating: #"{"id":"a"}"#, count: count).joined(separator: ",")
        return #"{"exercice":2023,"date":"2023-11-15","salaries":[\#(salaries)]}"#
    }
}

extension Daemon {
    /// The most memory that it ever held, in MiB.
    var peak: Int { figure("VmHWM:") / 1024 }

    /// A figure of `/proc/PID/status`.
    private func figure(_ name: String) -> Int {
        guard let file = fopen("/proc/\(child.process)/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix(name) {
                return text.split(separator: " ").dropFirst().lazy.compactMap { Int($0) }.first ?? 0
            }
        }
        return 0
    }
}

extension LineSocket {
    /// Whether something has come that was not read yet, or the other side has closed.
    var hasNews: Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }
}
