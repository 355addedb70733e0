/// What the first bytes of an input of lines show, before its lines are read: a mark to pass over, or that it is something
/// else, whose every line would be refused.
enum LineInput {
    /// Opens what reads an input of lines, or one of documents.
    static func open(
        _ file: InputFile, _ settings: InputSettings, from position: Position, stop: StopSign
    ) throws(BatchError) -> any ChunkSource {
        let stream = try ByteStream(file, stop: stop)
        let head = try stream.head(atMost: 512)
        if let words = strangeness(head) { throw BatchError("« \(file.path.shown) » \(words)") }
        let mark = head.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        if let words = CSVDialect.foreignForm(head[mark...]) { throw BatchError("« \(file.path.shown) » \(words)") }
        try stream.skip(mark)
        if !settings.isCertainOfForm {
            if !mayBeJSON(head[mark...]), let words = try tableWords(file, stream, mark) {
                throw BatchError("« \(file.path.shown) » \(words)")
            }
            if isList(head[mark...]) {
                throw BatchError(
                    """
                    « \(file.path.shown) » est une liste JSON : une déclaration par ligne est attendue ; \
                    jq -c '.[]' FICHIER > FICHIER.ndjson la met en lignes
                    """)
            }
            if try DocumentSource.looksSo(stream, limit: settings.limit) {
                return DocumentSource(stream, limit: settings.limit, from: position)
            }
        }
        return try LineSource(stream, limit: settings.limit, from: position, passed: mark)
    }

    /// Whether the first sign is one that a declaration or a list begins with: most inputs are looked at no further.
    private static func mayBeJSON(_ head: ArraySlice<UInt8>) -> Bool {
        let sign = head.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return sign == nil || sign == UInt8(ascii: "{") || sign == UInt8(ascii: "[")
    }

    /// What is said of an input that is a table; nil for any other.
    private static func tableWords(
        _ file: InputFile, _ stream: ByteStream, _ mark: Int
    ) throws(BatchError) -> String? {
        let head = try stream.head(atMost: TableSign.headLength)
        return TableSign(head[min(mark, head.count)...], isAll: head.count < TableSign.headLength)?.words(file)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What is said of an input that can hold no line of ours; nil for any other.
    private static func strangeness(_ head: [UInt8]) -> String? {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || isWide(head) {
            return "est en UTF-16 ou UTF-32 : iconv -f UTF-16 -t UTF-8 FICHIER > FICHIER.ndjson le convertit"
        }
        if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) {
            return "est une archive tar : extrayez-la (tar -xf), et donnez le dossier"
        }
        for (name, bytes) in [
            ("gzip une seconde fois", [0x1F, 0x8B]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
            ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
            ("bzip2", [0x42, 0x5A, 0x68]),
        ] as [(String, [UInt8])] where head.starts(with: bytes) {
            return "est compressé par \(name) : seul gzip est lu, et une fois ; décompressez-le d'abord"
        }
        return nil
    }

    /// Whether every other byte of the beginning is zero, as those of letters are in UTF-16.
    private static func isWide(_ head: [UInt8]) -> Bool {
        guard head.count >= 4 else { return false }
        return (head[0] == 0) != (head[1] == 0) && (head[2] == 0) == (head[0] == 0) && (head[3] == 0) == (head[1] == 0)
    }

    /// Whether an array of objects begins.
    private static func isList(_ head: ArraySlice<UInt8>) -> Bool {
        let signs = head.lazy.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }.prefix(2)
        return signs.elementsEqual("[{".utf8)
    }
}
