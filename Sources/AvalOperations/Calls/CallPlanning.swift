import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

/// Plans the calls of one declaration's contribution.
public struct CallPlanning {
    /// What came of a declaration.
    public enum Outcome {
        /// Its calls, and whether it is refused: what is corrected may then change the amounts.
        case calls(CallSchedule, isRefused: Bool)
        /// Nothing is estimated; the French sentence says why.
        case none(String)
        /// It cannot be read; the French sentence says where and why.
        case unreadable(String)
    }

    private let rulebook: Rulebook

    /// Plans by this rulebook.
    public init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    /// The calls of a declaration, judged on its date or on the day (a day number) given.
    public func plan(_ declaration: [UInt8], on day: Int? = nil) -> Outcome {
        var options = ValidationOptions()
        options.judging.day = day
        let output = OutputBuffer()
        let validator = Validator(rulebook)
        do throws(InputError) {
            try validator.validate(declaration, options: options, into: output)
        } catch {
            let position = ByteView.with(declaration) { TextPosition(of: error.offset, in: $0) }
            return .unreadable("ligne \(position.line), colonne \(position.column) : \(error.message)")
        }
        let exercice = validator.judged.exercice
        guard let verdict = try? JSONReader.parse(output.bytes),
            let schedule = CallSchedule(verdict: verdict, exercice: exercice)
        else { return .none(reason(exercice)) }
        return .calls(schedule, isRefused: verdict["statut"] == "refusee")
    }

    private func reason(_ exercice: Int) -> String {
        rulebook.tariffs.contains { $0.exercice == exercice }
            ? "la déclaration est datée d'avant ce que couvrent les règles : rien n'est estimé"
            : "aucun tarif pour l'exercice \(exercice) : rien ne peut être appelé"
    }
}
