/// What the program calls itself.
public enum Program {
    /// The program's version.
    public static let version = "0.1.0"
    /// The version of the protocol: its first number changes when a client must.
    public static let protocolVersion = "1.0"
}
