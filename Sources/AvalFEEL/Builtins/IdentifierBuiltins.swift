import AvalValues

extension Builtins {
    /// Identifiers of companies, persons, accounts and places: whether a text is one, and what can be read from it.
    ///
    /// Texts are as a declaration is read: without blanks, in capitals or not.
    static let identifiers: [Builtin] = companies + banks + codes + people

    private static let companies: [Builtin] = [
        identifier(
            "siren valide", "Vrai si le texte est un SIREN : neuf chiffres dont la clé est juste.",
            [(#"siren valide("453517088")"#, "true"), (#"siren valide("453517089")"#, "false")],
            CompanyNumbers.isSIREN),
        identifier(
            "siret valide",
            "Vrai si le texte est un SIRET : quatorze chiffres qui commencent par un SIREN et dont la clé est juste, ou dont "
                + "la somme est multiple de 5 pour les établissements de La Poste.",
            [
                (#"siret valide("45351708800010")"#, "true"), (#"siret valide("45351708800011")"#, "false"),
                (#"siret valide("35600000000048")"#, "true"), (#"siret valide("35600000049837")"#, "true"),
                (#"siret valide("453 517 088 00010")"#, "false"), ("siret valide(null)", "null"),
            ], CompanyNumbers.isSIRET),
        identifier(
            "tva valide",
            "Vrai si le texte est un numéro de TVA intracommunautaire français dont la clé n'est pas fausse ; d'une clé à "
                + "lettres seule la forme est vérifiée, et « cle tva » le dit.",
            [
                (#"tva valide("FR79453517088")"#, "true"), (#"tva valide("FR78453517088")"#, "false"),
                (#"tva valide("FRK7453517088")"#, "true"), (#"tva valide("FRI7453517088")"#, "false"),
            ], VATNumber.isValid),
        Builtin(
            "cle tva", [text], gives: .string,
            "Ce qu'on sait de la clé d'un numéro de TVA : « juste », « fausse », ou « non verifiee » quand elle a des "
                + "lettres ; null si ce n'en est pas un.",
            examples: [
                (#"cle tva("FR79453517088")"#, #""juste""#), (#"cle tva("FR78453517088")"#, #""fausse""#),
                (#"cle tva("FRK7453517088")"#, #""non verifiee""#), (#"cle tva("FR794535170")"#, "null"),
            ]
        ) { call in
            ByteView.with(call[0].string ?? "") { VATNumber.key(of: $0) }.map { .string($0.rawValue) }
                ?? call.null("ce texte n'est pas un numéro de TVA français")
        }.giving(VATNumber.Key.allCases.map(\.rawValue)),
        Builtin(
            "siren de tva", [text], gives: .string,
            "Le SIREN qui est dans un numéro de TVA, quelle que soit sa clé ; null si ce n'en est pas un, ou si c'est celui "
                + "d'une société de Monaco, qui n'a pas de SIREN.",
            examples: [
                (#"siren de tva("FR79453517088")"#, #""453517088""#), (#"siren de tva("79453517088")"#, "null"),
            ]
        ) { call in
            let text = call[0].string ?? ""
            return ByteView.with(text) { bytes in VATNumber.siren(of: bytes).map { .string(bytes[$0].text) } }
                ?? call.null("ce texte n'est pas le numéro de TVA d'une entreprise qui a un SIREN")
        }.compiled { $0.part($1, VATNumber.siren) },
        Builtin(
            "tva de siren", [text], gives: .string,
            "Le numéro de TVA intracommunautaire d'un SIREN, à clé de chiffres.",
            examples: [
                (#"tva de siren("453517088")"#, #""FR79453517088""#), (#"tva de siren("453517089")"#, "null"),
            ]
        ) { call in
            ByteView.with(call[0].string ?? "") { VATNumber.number(ofSIREN: $0) }.map { .string($0) }
                ?? call.null("ce texte n'est pas un SIREN")
        },
    ]

    private static let banks: [Builtin] = [
        identifier(
            "iban valide",
            "Vrai si le texte est un IBAN : un pays qui en a, la longueur et la forme de ce pays, une clé juste, et la clé "
                + "RIB pour la France et Monaco.",
            [
                (#"iban valide("FR7630006000011234567890189")"#, "true"),
                (#"iban valide("FR1420041010050500013M02606")"#, "true"),
                (#"iban valide("FR7630006000011234567890188")"#, "false"),
                (#"iban valide("DE89370400440532013000")"#, "true"),
                (#"iban valide("US89370400440532013000")"#, "false"),
            ], BankNumbers.isIBAN),
        identifier(
            "bic valide", "Vrai si le texte a la forme d'un BIC, de 8 ou 11 caractères, et nomme un pays.",
            [
                (#"bic valide("AGRIFRPP882")"#, "true"), (#"bic valide("AGRIFRPP")"#, "true"),
                (#"bic valide("AGRIFRPP8")"#, "false"), (#"bic valide("AGRIXXPP")"#, "false"),
            ], BankNumbers.isBIC),
        identifier(
            "rum valide",
            "Vrai si le texte peut être la référence d'un mandat de prélèvement : 1 à 35 lettres, chiffres ou signes "
                + "/ - ? : ( ) . , ' +, sans blanc, sans barre au bord ni deux barres de suite.",
            [
                (#"rum valide("RUM-2024/001")"#, "true"), (#"rum valide("RUM 2024")"#, "false"),
                (#"rum valide("/RUM")"#, "false"), (#"rum valide("MANDAT_1")"#, "false"),
            ], BankNumbers.isMandateReference),
        identifier(
            "ics valide",
            "Vrai si le texte est un identifiant de créancier SEPA dont la clé est juste ; un français a 13 caractères.",
            [
                (#"ics valide("FR72ZZZ123456")"#, "true"), (#"ics valide("FR73ZZZ123456")"#, "false"),
                (#"ics valide("DE98ZZZ09999999999")"#, "true"),
            ], BankNumbers.isCreditor),
    ]

    private static let codes: [Builtin] = [
        identifier(
            "naf bien forme",
            "Vrai si le texte a la forme d'un code NAF : quatre chiffres et une lettre, avec ou sans point. Une nomenclature "
                + "dit s'il existe.",
            [
                (#"naf bien forme("43.32B")"#, "true"), (#"naf bien forme("4332B")"#, "true"),
                (#"naf bien forme("433.2B")"#, "false"),
            ], { ActivityCodes.edition(ofNAF: $0) != nil }),
        Builtin(
            "edition naf", [text], gives: .string,
            "L'édition de la NAF que dit la lettre d'un code : A à F et Z en NAF rév. 2, les autres en NAF 2025.",
            examples: [
                (#"edition naf("43.32B")"#, #""NAF rév. 2""#), (#"edition naf("43.32H")"#, #""NAF 2025""#),
                (#"edition naf("4332")"#, "null"),
            ]
        ) { call in
            ByteView.with(call[0].string ?? "") { ActivityCodes.edition(ofNAF: $0) }.map { .string($0.rawValue) }
                ?? call.null("ce texte n'a pas la forme d'un code NAF")
        }.giving(ActivityCodes.Edition.allCases.map(\.rawValue)),
        identifier(
            "pcs bien forme",
            "Vrai si le texte a la forme d'un code PCS : trois chiffres et une lettre. Une nomenclature dit s'il existe.",
            [
                (#"pcs bien forme("632d")"#, "true"), (#"pcs bien forme("632D")"#, "true"),
                (#"pcs bien forme("63d")"#, "false"),
            ], ActivityCodes.isPCS),
        identifier(
            "code postal valide",
            "Vrai si le texte est un code postal français : cinq chiffres qui commencent par un département. Un code CEDEX "
                + "en est un.",
            [
                (#"code postal valide("25110")"#, "true"), (#"code postal valide("96000")"#, "false"),
                (#"code postal valide("2511")"#, "false"),
            ], PostalCode.isValid),
        Builtin(
            "departement", [text], gives: .string,
            "Le département d'un code postal : 2A ou 2B en Corse, trois chiffres outre-mer ; null où le code ne le dit pas.",
            examples: [
                (#"departement("25110")"#, #""25""#), (#"departement("20000")"#, #""2A""#),
                (#"departement("20200")"#, #""2B""#), (#"departement("97400")"#, #""974""#),
                (#"departement("20700")"#, "null"), (#"departement("2511")"#, "null"),
            ]
        ) { call in
            let text = call[0].string ?? ""
            switch ByteView.with(text, { PostalCode.departement(of: $0) }) {
            case .start(let count): return .string(String(text.prefix(count)))
            case .corseDuSud: return .string("2A")
            case .hauteCorse: return .string("2B")
            case .corse: return call.null("ce code ne dit pas lequel des deux départements de Corse")
            case nil: return call.null("ce texte n'est pas un code postal français")
            }
        }.marked(.sharesName),
        identifier(
            "cedex",
            "Vrai si le nom d'une commune est suivi de « CEDEX » : son code postal est alors celui d'un organisme.",
            [
                (#"cedex("BESANCON CEDEX")"#, "true"), (#"cedex("Besançon Cedex 9")"#, "true"),
                (#"cedex("BESANCON")"#, "false"), (#"cedex("CEDEXVILLE")"#, "false"),
            ], Contacts.isCEDEX),
    ]

    private static let people: [Builtin] = [
        identifier(
            "nir valide",
            "Vrai si le texte est un NIR de quinze caractères dont la clé est juste ; 2A et 2B en Corse, mois à partir de 20 "
                + "quand l'état civil est incomplet.",
            [
                (#"nir valide("269054958815780")"#, "true"), (#"nir valide("185022A99999931")"#, "true"),
                (#"nir valide("285112B99999955")"#, "true"), (#"nir valide("269054958815781")"#, "false"),
            ], NIR.isValid),
        identifier(
            "nir provisoire",
            "Vrai si un NIR valide est provisoire : il commence par 3, 4, 7 ou 8.",
            [
                (#"nir provisoire("769054958815724")"#, "true"), (#"nir provisoire("269054958815780")"#, "false"),
            ], NIR.isProvisional),
        identifier(
            "telephone valide",
            "Vrai si le texte est un numéro de téléphone français, de dix chiffres ou avec +33 ; des blancs, points, tirets "
                + "et barres peuvent séparer les chiffres.",
            [
                (#"telephone valide("03.81.84.01.75")"#, "true"),
                (#"telephone valide("+33 (0)3 81 84 01 75")"#, "true"),
                (#"telephone valide("0033381840175")"#, "true"), (#"telephone valide("03 81 84 01")"#, "false"),
                (#"telephone valide("00 81 84 01 75")"#, "false"), (#"telephone valide("+32 2 123 45 67")"#, "false"),
            ], Contacts.isPhone),
        identifier(
            "email valide",
            "Vrai si le texte a la forme d'une adresse électronique : un nom, @, un domaine d'au moins deux parties ; sans "
                + "accents, sans guillemets.",
            [
                (#"email valide("socie@example.fr")"#, "true"),
                (#"email valide("prenom.nom+aval@mail.example.fr")"#, "true"),
                (#"email valide("socie@example")"#, "false"), (#"email valide("socie.@example.fr")"#, "false"),
                (#"email valide("a b@example.fr")"#, "false"), (#"email valide("socie@@example.fr")"#, "false"),
            ], Contacts.isEmail),
    ]

    private static let text = Builtin.Parameter("texte", .string)

    /// A test of a text by its bytes, whose compiled form is the same test.
    private static func identifier(
        _ name: String, _ summary: String, _ examples: [Builtin.Example],
        _ holds: @escaping @Sendable (ByteView) -> Bool
    ) -> Builtin {
        Builtin(name, [text], gives: .boolean, summary, examples: examples) { call in
            .boolean(ByteView.with(call[0].string ?? "", holds))
        }.compiled { $0.test($1, holds) }
    }
}
