import AvalJSON

/// Why a declaration cannot be judged at all: an input error, trivial until its words are asked for.
public struct InputError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// Not JSON, or cut short.
        case notJSON
        /// A byte order mark elsewhere than at the head of the text.
        case byteOrderMark
        /// Not UTF-8.
        case notUTF8
        /// An escape for half of a character, without the other half.
        case halfCharacter
        /// Nested beyond the limit.
        case tooDeep
        /// A key that its object has already.
        case duplicateKey
        /// Something else than the JSON type that the vocabulary asks for.
        case wrongType(expected: Expected)
        /// Absent or null, and needed.
        case missing
        /// A reference date that is no date of the calendar.
        case notADate
        /// An `exercice` that is no integer literal.
        case notAnInteger
        /// An identifier or a code beyond its form.
        case malformedIdentifier
        /// An identifier that looks like a NIR.
        case looksLikeNIR
        /// More elements than the limit.
        case tooMany(limit: Int)
        /// The rules ask for more computation than a declaration may take.
        case tooMuchWork
        /// More keys that the vocabulary does not know than the limit.
        case tooManyUnknown(limit: Int)
        /// A number that the canonical form, which the fingerprint is made from, cannot write as it is (`1e400`), or would
        /// make equal to another.
        case numberOutOfRange
    }

    /// The JSON type that was due.
    public enum Expected: String, Sendable, Hashable {
        /// An object.
        case object = "un objet"
        /// An array.
        case array = "une liste"
        /// A string.
        case string = "un texte"
        /// A number.
        case number = "un nombre"
        /// `true` or `false`.
        case boolean = "true ou false"
    }

    /// What is wrong.
    public let reason: Reason
    /// Where, as a JSON Pointer into the declaration; unknown keys that may hold anything are left out of it.
    public let pointer: String
    /// The byte at which it was seen, from the first of the text given.
    public let offset: Int

    /// An error.
    public init(_ reason: Reason, pointer: String, offset: Int) {
        self.reason = reason
        self.pointer = pointer
        self.offset = offset
    }

    /// Says it in French without quoting a byte of the input.
    public var message: String {
        switch reason {
        case .notJSON: "Ce texte n'est pas du JSON : lecture interrompue ici"
        case .byteOrderMark:
            "Une marque d'ordre des octets (BOM) au milieu du texte, comme en laissent deux fichiers mis bout à bout : supprimez-la"
        case .notUTF8:
            "Ce texte n'est pas en UTF-8, mais souvent alors en Latin-1 ou en Windows-1252 : réenregistrez-le en UTF-8"
        case .halfCharacter:
            "La moitié d'un caractère (\\ud800 à \\udfff) sans l'autre : les deux vont ensemble, ou le caractère s'écrit lui-même"
        case .tooDeep: "Plus de \(DeclarationDecoder.depthLimit) niveaux d'imbrication"
        case .duplicateKey: "Clé écrite deux fois dans le même objet : gardez-en une"
        case .wrongType(let expected): "Type JSON inattendu : il faut \(expected.rawValue)"
        case .missing: "Champ obligatoire absent"
        case .notADate: "Date de référence impossible : il faut une date du calendrier, sous la forme AAAA-MM-JJ"
        case .notAnInteger: "L'exercice doit être un nombre entier, sans guillemets ni virgule (2023)"
        case .malformedIdentifier:
            "Identifiant ou code mal formé : de 1 à 40 lettres sans accent, chiffres, points, tirets ou soulignés"
        case .looksLikeNIR:
            "Cet identifiant a la forme d'un numéro de sécurité sociale : utilisez un identifiant opaque"
        case .tooMany(let limit): "Trop d'éléments : \(limit) au plus"
        case .tooMuchWork:
            "Jugement interrompu : les règles demandent pour cette déclaration plus de calculs qu'une déclaration n'en permet"
        case .tooManyUnknown(let limit): "Trop de champs que le vocabulaire ne connaît pas : \(limit) au plus"
        case .numberOutOfRange:
            "Nombre hors de portée : une empreinte le confondrait avec un autre ; 15 chiffres au plus"
        }
    }

    /// What sort of error it is: every door tells these apart, each in its own way.
    public enum Kind: Sendable, Hashable {
        /// The text cannot be read: it is not JSON, or not UTF-8.
        case illegible
        /// Nested beyond the limit.
        case tooDeep
        /// More elements than the limit.
        case tooMany
        /// Read, and not what a declaration is.
        case invalid
    }

    /// What sort of error it is.
    public var kind: Kind {
        switch reason {
        case .notJSON, .byteOrderMark, .notUTF8, .halfCharacter: .illegible
        case .tooDeep: .tooDeep
        case .tooMany, .tooManyUnknown, .tooMuchWork: .tooMany
        default: .invalid
        }
    }

    /// `^[a-z][a-z0-9_]{0,39}$`: whether a name that the vocabulary does not have may be shown; any other may hold anything.
    /// One with as many digits as a NIR has, which are then likely to be somebody's, may not.
    public static func looksLikeField(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count <= 40, first >= 0x61, first <= 0x7A else { return false }
        let isField = bytes.allSatisfy {
            $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_")
        }
        return isField && longestNumber(in: bytes) < 13
    }

    /// The most digits in a row, separators passed over; the letter of Corsica's departments (2A, 2B) counts as one.
    private static func longestNumber(in name: String.UTF8View) -> Int {
        var (longest, count, last) = (0, 0, UInt8(0))
        for byte in name where byte != UInt8(ascii: "_") {
            let isDigit = byte <= 0x39 || (byte == 0x61 || byte == 0x62) && last == UInt8(ascii: "2")
            count = isDigit ? count + 1 : 0
            longest = max(longest, count)
            last = byte
        }
        return longest
    }
}
