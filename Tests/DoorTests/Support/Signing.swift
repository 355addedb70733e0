import AvalJSON
import Foundation
import Glibc

/// Declarations signed through the doors.
enum Signing {
    /// A signature that nothing is to be said of.
    static let signature =
        #"{"certifie_exactitude":true,"accepte_conditions":true,"nom":"Camille Signataire","email":"camille@example.fr"}"#

    /// An accepted declaration of this number, not signed.
    static func declaration(_ number: Int) -> String {
        Sample.declaration(numero: "\(number)", salaries: [Sample.salarie("s1", declared: "SIR")])
    }

    static func signed(_ declaration: String, _ signature: String = signature) -> String {
        declaration.replacingOccurrences(of: #""signature":null"#, with: #""signature":\#(signature)"#)
    }

    /// The request that signs a declaration.
    static func request(_ declaration: String, _ token: String, id: String = "1", signature: String = signature)
        -> String
    {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"signer","params":{"declaration":\#(signed(declaration, signature)),"jeton":"\#(token)"}}"#
    }

    /// The lines of the journal in a state folder.
    static func journal(_ state: String) throws -> [JSONValue] {
        let folder = state + "/journal"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
            .sorted()
        return try names.flatMap { name in
            try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n")
                .map { try JSONReader.parse(Array($0.utf8)) }
        }
    }

    /// Its receipts.
    static func receipts(_ state: String) throws -> [JSONValue] { try journal(state).filter { $0["numero"] != nil } }
}

extension LineSocket {
    /// The token of a declaration.
    func token(_ declaration: String) throws -> String {
        let answer = try askJSON(Sample.request(declaration, more: #","jeton":true"#))
        guard let token = answer["result"]?["jeton"]?.string else {
            throw DoorTestError(description: "no token: \(answer)")
        }
        return token
    }

    /// What `signer` answers.
    func sign(_ declaration: String, _ token: String, signature: String = Signing.signature) throws -> JSONValue {
        try askJSON(Signing.request(declaration, token, signature: signature))
    }
}

extension Daemon {
    func stop() throws -> Int32 {
        child.signal(SIGTERM)
        return try child.wait()
    }
}
