import AvalDeclarations
import AvalLoading
import AvalOperations
import AvalSystem

/// Where a session of expressions takes the names of the rules from: a declaration, by the rules of some folders.
public struct DeclarationSource {
    /// Why a declaration gives no names; a French sentence.
    struct Failure: Error {
        let message: String
    }

    private let folders: RuleOptions
    private let day: Int?

    /// Declarations judged by the rules of these folders, on their own day or on another.
    public init(_ folders: RuleOptions, day: Int?) {
        self.folders = folders
        self.day = day
    }

    /// The names that a declaration would have; nil where there are no rules to know them.
    func promisedNames() -> PromisedNames? {
        RulebookLoader.load(folders.folders, runningExamples: false).rulebook.map { PromisedNames($0) }
    }

    /// The names of the rules in the declaration of a file. Faulty rules are told, and end the program with 2.
    func names(from path: String) throws -> DeclaredNames {
        let bytes: [UInt8]
        do throws(FileReadingError) {
            bytes = try UserFiles.read(path).get()
        } catch {
            throw Failure(message: error.message)
        }
        let rulebook = try folders.load()
        do throws(InputError) {
            return try DeclaredNames(bytes, rulebook, day: day)
        } catch {
            let place = error.pointer.isEmpty ? "" : " (\(error.pointer))"
            throw Failure(
                message: "« \(path) » n'est pas une déclaration qui peut être jugée : \(error.message)\(place)")
        }
    }
}
