/// Memory that is laid out once and goes with its owner: where a plan keeps tables that point into each other.
final class PlanMemory {
    private var blocks: [UnsafeMutableRawPointer] = []

    deinit { for block in blocks { block.deallocate() } }

    /// Room for `count` elements, which the caller initializes; good as long as this.
    func room<Element: BitwiseCopyable>(_ count: Int, of type: Element.Type) -> UnsafeMutablePointer<Element> {
        let block = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        blocks.append(UnsafeMutableRawPointer(block))
        return block
    }

    /// Elements, each made from its index; good as long as this.
    func keep<Element: BitwiseCopyable>(_ count: Int, _ element: (Int) -> Element) -> UnsafePointer<Element> {
        let block = room(count, of: Element.self)
        for index in 0..<count { (block + index).initialize(to: element(index)) }
        return UnsafePointer(block)
    }
}
