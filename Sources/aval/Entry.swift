import AvalCommandLine
import AvalSystem

/// Where the program begins: before the runtime starts threads and opens files of its own. Where it cannot, it ends by a signal.
@main
enum Entry {
    static func main() {
        if let shortage = StartRoom.shortage {
            Console.error("aval : \(shortage)")
            ThisProcess.end(2)
        }
        MainThread.wait { await AvalCommand.main() }
    }
}
