import Glibc

/// Makes a system call, again for as long as a signal interrupts it; gives what it gave, or throws why it failed.
///
/// This is the only loop over `EINTR` of the program: no caller has to know of it.
@discardableResult
func attempt<Number: FixedWidthInteger & SignedInteger>(
    _ call: String, _ body: () -> Number
) throws(SystemError) -> Number {
    while true {
        let result = body()
        if result >= 0 { return result }
        let number = errno
        if number != EINTR { throw SystemError(call, number: number) }
    }
}
