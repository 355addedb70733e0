import AvalJSON
import AvalLoading
import AvalSystem
import Dispatch
import Synchronization
import Testing

@testable import AvalSigning

/// A moment that tests set.
final class TestClock: Sendable {
    private let value: Atomic<Int>
    /// 28 November 2026, 06:30 UTC.
    static let start = 1_795_847_400
    init(_ seconds: Int = start) { value = Atomic(seconds) }
    var seconds: Int {
        get { value.load(ordering: .relaxed) }
        set { value.store(newValue, ordering: .relaxed) }
    }
}

/// A journal in a folder of its own, opened and opened again.
struct JournalFixture {
    let folder: MemoryFolder
    let key: SigningKey
    let clock = TestClock()
    var limits = Journal.Limits()

    init(segmentBytes: Int = 64 << 20, group: Int = 1024, key: SigningKey = SigningKey()) throws {
        folder = try MemoryFolder()
        self.key = key
        limits.segmentBytes = segmentBytes
        limits.group = group
    }

    var journalFolder: JournalFolder { JournalFolder(at: folder.at("journal")) }

    /// Opens the journal as the service does, or by way of a disk that fails at these calls.
    func open(
        key other: SigningKey? = nil, known: [PublicKey] = [], through storage: FailingStorage? = nil
    ) throws(JournalError) -> Journal {
        let clock = clock
        return try Journal(
            journalFolder, key: other ?? key, known: known + [key.publicKey], limits: limits,
            storage: storage ?? FailingStorage(journalFolder)
        ) { clock.seconds }
    }

    func scan(
        every: Bool = true, head: String? = nil, keys: [PublicKey]? = nil
    ) throws -> JournalScan.Outcome {
        try JournalScan.run(journalFolder, keys: keys ?? [key.publicKey], checksEverySeal: every, head: head)
    }

    /// The segments' names and bytes.
    func segments() throws -> [(name: String, bytes: [UInt8])] {
        try journalFolder.segments().map {
            let name = JournalFolder.name($0)
            return (name, try folder.bytes("journal/" + name))
        }
    }

    /// Every receipt of the journal, which must be sound.
    func receipts() throws -> [Receipt] {
        var receipts: [Receipt] = []
        let outcome = try JournalScan.run(journalFolder, keys: [key.publicKey], checksEverySeal: true) { visited in
            if let receipt = (try? JSONReader.parse(visited.line)).flatMap(Receipt.init) { receipts.append(receipt) }
        }
        #expect(outcome.damage == nil, "\(outcome.damage?.description ?? "")")
        return receipts
    }
}

extension Receipt {
    /// What is to be signed of a declaration told apart by a number; `signature` tells its signatures apart.
    static func draft(_ number: Int, signature: Int = 0) -> Receipt {
        Receipt(
            declaration: "\(number)", fingerprint: SHA256Digest.text(of: Array("déclaration \(number)".utf8)),
            signatureFingerprint: SHA256Digest.text(of: Array("signature \(number) \(signature)".utf8)),
            rules: SHA256Digest.text(of: Array("règles".utf8)), program: "1.0.0",
            verdict: SHA256Digest.text(of: Array("verdict \(number)".utf8)), day: "2026-11-28")
    }
}

extension Journal {
    /// What becomes of drafts that are handed over one after the other without waiting; fails where one is answered twice or
    /// not within a minute.
    func signed(_ drafts: [Receipt]) throws -> [Result<Receipt, JournalRefusal>] {
        let answers = Mutex([Result<Receipt, JournalRefusal>?](repeating: nil, count: drafts.count))
        let group = DispatchGroup()
        for (index, draft) in drafts.enumerated() {
            group.enter()
            sign(draft) { result in
                let isFirst = answers.withLock { answers in
                    defer { answers[index] = result }
                    return answers[index] == nil
                }
                if isFirst { group.leave() } else { Issue.record("answered twice") }
            }
        }
        try #require(group.wait(timeout: .now() + 60) == .success, "not answered within a minute")
        return answers.withLock { $0.compactMap { $0 } }
    }

    func signed(_ draft: Receipt) throws -> Result<Receipt, JournalRefusal> { try signed([draft])[0] }
}

extension Result where Success == Receipt, Failure == JournalRefusal {
    var receipt: Receipt? { try? get() }
    var refusal: JournalRefusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}
