import Foundation

/// The Swift files of the program that have findings in them, as text.
enum FindingFiles {
    /// The folder `Sources`.
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// The Swift files below `Sources`, by their paths in it.
    static let all: [String: String] = {
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        var texts: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            texts[path] = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
        }
        return texts
    }()

    /// The files whose findings are cases of an enum.
    static var lists: [String: String] { all.filter { $0.key.hasSuffix("Finding.swift") } }

    /// What the only group of a pattern matches in a text, in order.
    static func matches(_ pattern: String, in text: String) throws -> [String] {
        try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
    }
}
