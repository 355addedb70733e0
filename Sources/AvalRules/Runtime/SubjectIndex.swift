/// Where a subject smaller than a record stands.
public struct SubjectIndex: BitwiseCopyable, Sendable {
    /// The row of its record; -1 for the declaration.
    public let row: Int32
    /// Its index among the elements of its kind.
    public let element: Int32

    /// Where one stands.
    public init(row: Int32, element: Int32) {
        self.row = row
        self.element = element
    }
}
