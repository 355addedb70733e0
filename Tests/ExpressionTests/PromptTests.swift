import AvalPrompt
import Foundation
import Testing

/// The program at a terminal: what is typed goes to it, what it shows comes back.
private final class Terminal {
    private let process: Process
    private let master: FileHandle

    init(state: URL) throws {
        // What `posix_openpt` and its like do, which Swift does not see: TIOCSPTLCK unlocks, TIOCGPTN gives the number.
        let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard ioctl(descriptor, 0x4004_5431, &lock) == 0, ioctl(descriptor, 0x8004_5430, &number) == 0 else {
            throw POSIXError(.ENODEV)
        }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        process = try Program.process(["feel"])
        let end = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        (process.standardInput, process.standardOutput, process.standardError) = (end, end, end)
        process.environment = ["XDG_STATE_HOME": state.path, "NO_COLOR": "1"]
        try process.run()
    }

    func type(_ text: String) throws { try master.write(contentsOf: Data(text.utf8)) }

    /// What is shown until some text appears, or nothing more does for ten seconds.
    func shown(until text: String) -> String {
        var shown = ""
        var waiting = pollfd(fd: master.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while !shown.contains(text), poll(&waiting, 1, 10_000) > 0 {
            let data = master.availableData
            if data.isEmpty { break }
            shown += String(decoding: data, as: UTF8.self)
        }
        return shown
    }

    /// Whether the terminal shows what is typed and waits for whole lines, as it does for a shell.
    var isAtRest: Bool {
        var mode = termios()
        return tcgetattr(master.fileDescriptor, &mode) == 0
            && mode.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
    }

    /// Sends a signal and waits for the end: the signal that ended the program.
    func end(by signal: Int32) -> Int32? {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil
    }

    func end() throws -> Int32 {
        try type("\u{4}")
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// The sign, drawn at the start of a row.
private let prompt = "\rfeel> "

@Test(.timeLimit(.minutes(5))) func thePromptEditsRecallsAndKeepsItsLines() throws {
    let state = FileManager.default.temporaryDirectory.appending(path: "aval-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: state) }
    let file = state.appending(path: "aval/feel")

    // Until the prompt is there the terminal's own editing would take the keys.
    let first = try Terminal(state: state)
    #expect(first.shown(until: prompt).contains(prompt))
    // « 4 * 20 », with an x typed at its start and taken back, then a line to be given up.
    try first.type("4 * 2\u{1}x\u{7F}\u{5}0\r")
    #expect(first.shown(until: "80\r\n" + prompt).contains("80\r\n"))
    try first.type("1 +\u{3}")
    #expect(first.shown(until: "\n" + prompt).contains("\n" + prompt))
    try first.type("1 + 2\r")
    #expect(first.shown(until: "3\r\n" + prompt).contains("3\r\n"))
    #expect(try first.end() == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == "4 * 20\n1 + 2\n")
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)

    let second = try Terminal(state: state)
    #expect(second.shown(until: prompt).contains(prompt))
    try second.type("\u{1B}[A\u{1B}[A + 5\r")
    #expect(second.shown(until: "85\r\n" + prompt).contains("85\r\n"))
    #expect(try second.end() == 0)
}

@Test(.timeLimit(.minutes(5)), arguments: [SIGTERM, SIGHUP, SIGINT])
func aSignalAtThePromptLeavesTheTerminalAsItWas(_ signal: Int32) throws {
    let state = FileManager.default.temporaryDirectory.appending(path: "aval-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: state) }
    let terminal = try Terminal(state: state)
    #expect(terminal.shown(until: prompt).contains(prompt))
    #expect(!terminal.isAtRest)
    #expect(terminal.end(by: signal) == signal)
    #expect(terminal.isAtRest)
}

@Test func theHistoryKeepsTheLastThousandLines() throws {
    let file = TemporaryFile((1...1_500).map { "\($0)\n" }.joined())
    var history = History(path: file.url.path)
    #expect(history.lines.count == 1_000 && history.lines.first == "501")
    history.add("un")
    history.add("un")
    history.add("  ")
    #expect(history.lines.suffix(2) == ["1500", "un"])
    #expect(History(path: file.url.path).lines == history.lines)
    #expect(try String(contentsOf: file.url, encoding: .utf8).split(separator: "\n").count == 1_000)
}

@Test func aHistoryThatCannotBeKeptIsNoObstacle() {
    var history = History(path: "/proc/nowhere/feel")
    history.add("1")
    #expect(history.lines == ["1"])
}
