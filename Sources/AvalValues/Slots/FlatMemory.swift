extension UnsafeBufferPointer {
    /// The elements of an array in memory of their own, which `deallocate` gives back: reading them counts no reference,
    /// which is slow where several threads share what they read.
    public init(keeping elements: [Element]) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        self.init(memory)
    }
}
