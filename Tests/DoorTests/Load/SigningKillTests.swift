import AvalJSON
import Glibc
import Synchronization
import Testing

extension Load {
    /// The daemon is killed at moments of chance while clients sign: what was answered is in the journal, once.
    @Suite("Killed while it signs") struct SigningKillTests {
        private static let signature = #"{"nom":"Camille Signataire"}"#

        /// What clients were told: the receipt of each declaration.
        private final class Told: Sendable {
            struct State {
                var receipts: [Int: JSONValue] = [:]
                var pending: Set<Int> = []
                var next = 0
            }
            let state = Mutex(State())

            /// The next declaration to sign; each is given to two clients.
            func take() -> Int {
                state.withLock { state in
                    defer { state.next += 1 }
                    state.pending.insert(state.next / 2)
                    return state.next / 2
                }
            }

            func note(_ number: Int, _ receipt: JSONValue) throws {
                try state.withLock { state in
                    if let before = state.receipts[number], before != receipt {
                        throw DoorTestError(description: "two receipts of \(number): \(before) and \(receipt)")
                    }
                    state.receipts[number] = receipt
                    state.pending.remove(number)
                }
            }
        }

        /// Signs a declaration; nil where the daemon went away meanwhile.
        private static func sign(_ number: Int, _ client: LineSocket) throws -> JSONValue? {
            let declaration = TinyRules.declaration(number)
            guard let verdict = try? client.ask(Sample.request(declaration, more: #","jeton":true"#)) else {
                return nil
            }
            guard let token = try JSONReader.parse(Array(verdict.utf8))["result"]?["jeton"]?.string else {
                throw DoorTestError(description: "no token: \(verdict)")
            }
            let request = Signing.request(declaration, token, signature: signature)
            guard let answer = try? client.ask(request) else { return nil }
            guard let receipt = try JSONReader.parse(Array(answer.utf8))["result"]?["recu"] else {
                throw DoorTestError(description: "no receipt: \(answer)")
            }
            return receipt
        }

        @Test func whateverMomentItIsKilledAtNoReceiptIsLostOrDoubled() throws {
            let folder = try TinyRules.folder()
            let told = Told()
            var generator = SystemRandomNumberGenerator()
            for round in 0..<Effort.of(20, long: 3000) {
                let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
                try #require(try daemon.result("etat")?["signature"]?["offerte"] == true, "round \(round)")
                let client = try daemon.connect()
                // What was answered is answered alike, and what was not can be signed.
                let (pending, known) = told.state.withLock {
                    ($0.pending, $0.receipts.randomElement(using: &generator))
                }
                for number in pending { try told.note(number, try #require(try Self.sign(number, client))) }
                if let known { #expect(try Self.sign(known.key, client) == known.value) }
                let clients = (0..<6).map { _ in
                    Threaded {
                        let client = try daemon.connect()
                        while true {
                            let number = told.take()
                            guard let receipt = try Self.sign(number, client) else { return }
                            try told.note(number, receipt)
                        }
                    }
                }
                usleep(UInt32.random(in: 0...60_000, using: &generator))
                daemon.child.signal(SIGKILL)
                for client in clients { try client.join() }
                _ = try daemon.child.wait()
                if round % 100 == 19 { try Self.check(told, folder) }
            }
            let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
            #expect(try daemon.result("etat")?["signature"]?["offerte"] == true)
            try Self.check(told, folder)
            #expect(told.state.withLock { $0.receipts.count } > 20)
        }

        private static func check(_ told: Told, _ folder: TemporaryFolder) throws {
            let all = try Signing.receipts(folder.at("etat"))
            #expect(all.compactMap { $0["numero"]?.integer } == (0..<all.count).map { $0 + 1 })
            let declarations = all.compactMap { $0["declaration"]?.string }
            #expect(Set(declarations).count == all.count, "a declaration has two receipts")
            let byDeclaration = Dictionary(zip(declarations, all)) { one, _ in one }
            for (number, receipt) in told.state.withLock({ $0.receipts }) {
                #expect(byDeclaration["\(number)"] == receipt, "the receipt of \(number) is not in the journal")
            }
        }
    }
}
