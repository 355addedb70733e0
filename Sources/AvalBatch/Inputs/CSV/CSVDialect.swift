import AvalValues

/// How the bytes of a CSV file are cut into rows and cells: told by its beginning.
struct CSVDialect: Sendable, Equatable {
    /// What stands between two cells.
    var separator = UInt8(ascii: ";")
    /// What ends a line: a line feed, or a carriage return in files of old systems.
    var lineEnd = UInt8(ascii: "\n")
    /// The byte at which the row of headers begins, and its line.
    var start = 0
    var line = 1
    /// Whether a byte order mark says that it is UTF-8.
    var isMarked = false

    /// How many bytes of a file are looked at.
    static let headLength = 64 << 10

    /// Looks at the beginning of a file; throws what it is where it is no CSV.
    init(_ head: [UInt8], _ path: String) throws(BatchError) {
        if let other = Self.otherForm(head) { throw BatchError("« \(path) » \(other)") }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { (start, isMarked) = (3, true) }
        if let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            let isPair = head[end] == 0x0D && (end + 1 == head.count || head[end + 1] == 0x0A)
            if head[end] == 0x0D, !isPair { lineEnd = 0x0D }
        }
        let first = head[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        if first.count == 5, first.starts(with: "sep=".utf8), let told = first.last {
            separator = told
            start = (head[start...].firstIndex(of: lineEnd) ?? head.count - 1) + 1
            line = 2
        } else if let shown = Self.separator(of: first) {
            separator = shown
        }
    }

    /// What may stand between two cells, the usual one first.
    static let separators = Array(";,\t|".utf8)

    /// The separator that a line shows most often outside quotes; nil where it shows none.
    static func separator(of line: ArraySlice<UInt8>) -> UInt8? {
        let counts = separators.map { count(of: $0, in: line) }
        guard let most = counts.max(), most > 0 else { return nil }
        return counts.firstIndex(of: most).map { separators[$0] }
    }

    /// How often a separator stands in a line outside quotes.
    static func count(of separator: UInt8, in line: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == separator { count += 1 }
        }
        return count
    }

    /// First bytes that neither a CSV has nor lines of JSON, what is said of the file, and what to do.
    private static let foreignSigns: [([UInt8], String)] = [
        (
            Array("PK\u{3}\u{4}".utf8),
            "est un classeur (.xlsx, .ods) ou une archive zip : enregistrez-le en « CSV UTF-8 »"
        ),
        ([0xD0, 0xCF, 0x11, 0xE0], "est un classeur ancien (.xls) : enregistrez-le en « CSV UTF-8 »"),
        (Array("SQLite format 3\0".utf8), "est une base SQLite : nommez-le « .sqlite », ou donnez --format sqlite"),
        (Array("%PDF".utf8), "est un document PDF : demandez l'export en « CSV UTF-8 »"),
        (Array("{\\rtf".utf8), "est un document de traitement de texte : enregistrez le tableau en « CSV UTF-8 »"),
        (Array("<".utf8), "est une page HTML ou du XML, malgré son nom : enregistrez-le en « CSV UTF-8 »"),
    ]

    /// First bytes that no CSV has besides.
    private static let otherSigns: [([UInt8], String)] = [
        ([0xFF, 0xFE], "est en UTF-16 : réenregistrez-le en « CSV UTF-8 »"),
        ([0xFE, 0xFF], "est en UTF-16 : réenregistrez-le en « CSV UTF-8 »"),
        ([0x1F, 0x8B], "est compressé deux fois par gzip : décompressez-le une fois d'abord"),
        (Array("{".utf8), "est du JSON : nommez-le « .ndjson », ou donnez --format ndjson"),
        (Array("[".utf8), "est du JSON : nommez-le « .ndjson », ou donnez --format ndjson"),
    ]

    /// What a file is that is neither a CSV nor lines of JSON, as a sentence goes on after its name; nil where it may be one.
    static func foreignForm(_ head: ArraySlice<UInt8>) -> String? {
        let begun = head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return foreignSigns.first { head.starts(with: $0.0) || begun.starts(with: $0.0) }?.1
    }

    /// What a file is that is no CSV, as a sentence goes on after its name; nil where it may be one.
    private static func otherForm(_ head: [UInt8]) -> String? {
        var text = head[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        let begun = text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        if begun.isEmpty, !head.contains(0) { return "est vide : il n'y a ni en-têtes ni lignes" }
        if let foreign = foreignForm(text) { return foreign }
        for (bytes, what) in otherSigns where head.starts(with: bytes) || begun.starts(with: bytes) { return what }
        guard let zero = head.firstIndex(of: 0) else { return nil }
        // Every other byte of a text in UTF-16 is mostly a zero.
        if head.prefix(200).count(where: { $0 == 0 }) * 3 > min(200, head.count), zero < 4 {
            return "est en UTF-16 : réenregistrez-le en « CSV UTF-8 »"
        }
        return "n'est pas un texte : enregistrez-le en « CSV UTF-8 »"
    }
}
