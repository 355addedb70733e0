/// What a file's name says it is for.
enum FileRole: Hashable {
    /// Rules or tariffs: `*.yaml`.
    case rules
    /// Meant as rules, under an extension that is not read: `*.yml`, `*.YAML`, `*.yaml.txt`.
    case misnamed
    /// Hidden, or left by an editor beside the file it edits (`x.yaml~`, `#x.yaml#`): not read.
    case ignored
    /// Anything else: read if it is a folder, left alone if it is a file.
    case other

    init(_ name: some Sequence<UInt8>) {
        let name = Array(name)
        let folded = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        func ends(_ bytes: [UInt8], _ end: String) -> Bool { bytes.suffix(end.utf8.count).elementsEqual(end.utf8) }
        self =
            if name.first == UInt8(ascii: ".") || ends(name, "~") || (name.first == 0x23 && name.last == 0x23) {
                .ignored
            } else if ends(name, ".yaml") {
                .rules
            } else if ends(folded, ".yaml") || ends(folded, ".yml") || Self.hasExtensionBehind(folded) {
                .misnamed
            } else {
                .other
            }
    }

    /// Whether a further extension stands behind that of rules: what a text processor or a mail adds (`x.yaml.txt`). Those of
    /// copies kept aside are meant not to be read.
    private static func hasExtensionBehind(_ name: [UInt8]) -> Bool {
        let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count > 2, ["yaml", "yml"].contains(where: { parts[parts.count - 2].elementsEqual($0.utf8) }) else {
            return false
        }
        return !["bak", "old", "orig", "save", "swp", "tmp"].contains { parts[parts.count - 1].elementsEqual($0.utf8) }
    }
}
