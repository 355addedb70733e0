import AvalSystem

/// The folder of a journal: its segments, one file each, named by their numbers.
public struct JournalFolder: Sendable {
    /// The folder, as it was given.
    public let path: String

    /// The folder at a path; nothing is read yet.
    public init(at path: String) {
        self.path = path
    }

    /// The name of a segment's file.
    static func name(_ segment: Int) -> String {
        let digits = String(segment)
        return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits + ending
    }

    /// The path of a segment's file.
    func path(_ segment: Int) -> String { path + "/" + Self.name(segment) }

    /// The numbers of the segments that are there, in order; none where there is no folder.
    public func segments() throws(SystemError) -> [Int] {
        do throws(SystemError) {
            return try Descriptor(opening: path, .folder).names().compactMap { Self.number(of: $0) }.sorted()
        } catch {
            if error.cause == .missing { return [] }
            throw error
        }
    }

    private static let ending = ".jsonl"

    private static func number(of name: [UInt8]) -> Int? {
        let text = String(decoding: name, as: UTF8.self)
        guard text.hasSuffix(ending), let number = Int(text.dropLast(ending.utf8.count)), number > 0,
            self.name(number) == text
        else { return nil }
        return number
    }
}
