import AvalJSON

/// Gathers texts that are to be kept, and numbers them in their order.
struct TextKeeper {
    /// What was gathered.
    private(set) var texts: [[UInt8]] = []
    private let buffer = OutputBuffer()

    /// Keeps what is written and gives its number.
    mutating func keep(_ write: (OutputBuffer) -> Void) -> Int {
        buffer.removeAll()
        write(buffer)
        texts.append(buffer.array)
        return texts.count - 1
    }

    /// Keeps what is written of each and gives the number of the first.
    mutating func keep<Item>(_ items: [Item], _ write: (Item, OutputBuffer) -> Void) -> Int {
        let first = texts.count
        for item in items { _ = keep { write(item, $0) } }
        return first
    }
}
