/// Why a test at a door could not be carried out: a child process, a file or a connection did not do as it must.
struct DoorTestError: Error, CustomStringConvertible {
    let description: String
}
