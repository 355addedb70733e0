import Glibc

/// What the system says of the process that asks.
public enum ThisProcess {
    /// Its number.
    public static var id: Int32 { getpid() }

    /// The user that it acts for.
    public static var user: UInt32 { geteuid() }

    /// The path of its program's binary.
    public static var binary: String? { Paths.target(ofLink: "/proc/self/exe") }

    /// A variable of its environment.
    public static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// All variables of its environment, each as `name=value`.
    static var environment: [String] {
        var texts: [String] = []
        var next = environ
        while let entry = next.pointee {
            texts.append(String(cString: entry))
            next += 1
        }
        return texts
    }

    /// Ends it here and now: nothing is written out, nobody is waited for.
    public static func end(_ code: Int32) -> Never { _exit(code) }

    /// Writes out what standard output still holds back.
    public static func flushOutput() { fflush(nil) }

    /// The first argument that is no text in UTF-8, with the bytes that are none escaped; nil where all are.
    public static var unreadableArgument: String? {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil else {
                continue
            }
            let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument))
            return String.escaped(bytes.map { UInt8(bitPattern: $0) })
        }
        return nil
    }
}
