import AvalEngine
import AvalJSON
import AvalLoading
import AvalOperations
import AvalSigning
import AvalTestSupport
import AvalValues
import Foundation
import Logging
import Synchronization

@testable import AvalRPC

/// The protocol in this very process with a desk to sign at: the shipped rules in a folder of their own, to be changed, and a
/// clock that tests set.
final class SigningAsking {
    /// What changes of the rules come to under other ones.
    enum Change {
        /// 2023 costs more.
        case price
        /// A signature must have a date.
        case strictness
    }

    let root: String
    let desk: SigningDesk?
    let worker: any LineWorker
    private let clock: Moment
    private let rules: RulesInForce

    /// Where the moment of the service stands.
    private final class Moment: Sendable {
        let seconds = Atomic(1_795_847_400)
    }

    /// Rules take a while to be made: those of the same files are made once for all tests.
    private static let made = Mutex<[String: Rulebook]>([:])

    init(signs: Bool = true, isAdministrator: Bool = true, refusal: (String) -> SigningOffer = { _ in .none }) throws {
        root = NSTemporaryDirectory() + "aval-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root + "/etat", withIntermediateDirectories: true)
        for name in ["Rules", "Tariffs"] {
            try FileManager.default.copyItem(atPath: Shipped.root + "/" + name, toPath: root + "/" + name)
        }
        let moment = Moment()
        clock = moment
        let folders = RuleFolders(in: root)
        let setup = RulesInForce.Setup(
            folders: folders, store: nil,
            clock: ServiceClock(unixMilliseconds: { 1_795_847_400_000 }, elapsedMilliseconds: { 0 }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { files in
            if let made = Self.made.withLock({ $0[files.version] }) { return (made, []) }
            let loaded = RulebookLoader.load(files, folders: folders, runningExamples: false)
            if let rulebook = loaded.rulebook { Self.made.withLock { $0[files.version] = rulebook } }
            return loaded
        }
        rules = try RulesInForce.start(setup)
        desk =
            signs
            ? try SigningDesk(SigningState(at: root + "/etat")) { moment.seconds.load(ordering: .relaxed) } : nil
        let service = Service(
            rules: rules, privatePaths: [root + "/etat"], signing: desk.map { .desk($0) } ?? refusal(root + "/etat"),
            today: { ISODay.number("2026-11-28") ?? 0 },
            condition: { ServiceCondition(elapsedMilliseconds: 0, counts: []) })
        worker = ProtocolService(service: service, maxLine: 1 << 20).makeWorker()
        worker.isAdministrator = isAdministrator
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// The version of the rules in force.
    var version: String { rules.current.version }

    func wait(seconds: Int) { clock.seconds.add(seconds, ordering: .relaxed) }

    /// Puts other rules in force.
    func change(_ change: Change) throws {
        switch change {
        case .price: try edit("Tariffs/2023.yaml", "138.00", "139.00")
        case .strictness:
            try edit(
                "Rules/anomalies/signature.yaml", "or signature.email = null)",
                "or signature.email = null or signature.date = null)")
        }
        let before = version
        _ = rules.reload(cause: .request)
        guard version != before else { throw Unchanged() }
    }

    struct Unchanged: Error {}

    private func edit(_ name: String, _ old: String, _ new: String) throws {
        let path = root + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard text.contains(old) else { throw Unchanged() }
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: URL(fileURLWithPath: path))
    }

    /// The bytes of the journal.
    func journal() throws -> String {
        try String(contentsOfFile: root + "/etat/journal/000001.jsonl", encoding: .utf8)
    }

    // MARK: Asking

    /// The bytes that a line is answered with, as text; nil where it gets no answer.
    func text(_ line: String) -> String? {
        var output = LineOutput()
        let outcome = ByteView.with(Array(line.utf8)) { worker.answer($0, into: &output) }
        return outcome == .answered ? String(buffer: output.buffer) : nil
    }

    static func line(_ method: String, _ parameters: JSONValue, id: Int = 1) -> String {
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": parameters,
        ]
        return String(decoding: JSONWriter.bytes(of: request), as: UTF8.self)
    }

    /// The answer to a request of a method.
    func callAsFunction(_ method: String, _ parameters: JSONValue) -> JSONValue {
        text(Self.line(method, parameters)).flatMap { try? JSONReader.parse(Array($0.utf8)) } ?? .null
    }

    /// The token of a declaration; nil where it gets none.
    func token(_ declaration: JSONValue, day: String? = nil) -> String? {
        var parameters: JSONValue = ["declaration": declaration, "jeton": true]
        if let day { parameters = parameters.with("/en_date", .string(day)) }
        return self("valider", parameters).at("/result/jeton")?.string
    }

    /// What `signer` answers.
    func sign(_ declaration: JSONValue, _ token: String) -> JSONValue {
        self("signer", ["declaration": declaration, "jeton": .string(token)])
    }
}

extension JSONValue {
    /// A signature that nothing is to be said of.
    static let signature: JSONValue = [
        "certifie_exactitude": true, "accepte_conditions": true, "nom": "Camille Dupond-Signataire",
        "email": "camille.signataire@example.fr",
    ]

    /// The declaration with a signature.
    func signed(_ signature: JSONValue = .signature) -> JSONValue { with("/signature", signature) }
}
