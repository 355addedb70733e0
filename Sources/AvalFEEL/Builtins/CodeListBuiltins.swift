import AvalValues

extension Builtins {
    /// What nomenclatures say of a code. The first argument is the name of one.
    static let codeLists: [Builtin] = [
        Builtin(
            "connu", [codeList, code, .optional("date", .date)], gives: .boolean,
            "Vrai si une nomenclature a ce code, dans une édition quelconque ou à une date.",
            examples: [
                (#"connu(pcs_ese, "632a")"#, "true"), (#"connu(pcs_ese, "622b")"#, "false"),
                (#"connu(pcs_ese, "632a", @"2016-12-31")"#, "false"), ("connu(pcs_ese, null)", "null"),
            ]
        ) { call in
            guard let list = call.codeList else { return call.noCodeList }
            return ByteView.with(call[1].string ?? "") { code in
                guard case .date(let day) = call[2] else { return .boolean(list.isKnown(code)) }
                return .boolean(list.isKnown(code, on: day.dayNumber))
            }
        }.marked(.sharesName).compiled { $0.known($1) },
        Builtin(
            "libelle", [codeList, code], gives: .string,
            "Le libellé d'un code dans une nomenclature, celui de sa dernière édition.",
            examples: [
                (#"libelle(pcs_ese, "632a")"#, #""Maçons qualifiés""#), (#"libelle(pcs_ese, "622b")"#, "null"),
            ]
        ) { call in
            guard let list = call.codeList else { return call.noCodeList }
            return ByteView.with(call[1].string ?? "") { list.label(of: $0).map { .string($0.text) } }
                ?? call.null("la nomenclature « \(list.name) » n'a pas ce code")
        }.marked(.sharesName).compiled { $0.label($1) },
        Builtin(
            "voisins", [codeList, code], gives: .list(.string),
            "Les codes d'une nomenclature qui ressemblent le plus à un texte, huit au plus : ceux qui commencent comme lui, "
                + "puis ceux qu'une faute de frappe en sépare.",
            examples: [
                (#"voisins(pcs_ese, "210a")"#, #"["210x"]"#), (#"voisins(pcs_ese, "xyz")"#, "[]"),
            ]
        ) { call in
            guard let list = call.codeList else { return call.noCodeList }
            return .list(ByteView.with(call[1].string ?? "") { list.neighbours(of: $0) }.map { .string($0) })
        }.marked(.sharesName).compiled { $0.neighbours($1) },
        Builtin(
            "evoque", [codeList, .init("texte", .string)], gives: .string,
            "Le libellé du premier code d'une nomenclature dont les mots se suivent dans un texte, quels que soient les majuscules "
                + "et les accents ; null s'il n'y en a pas.",
            examples: [
                (#"evoque(postes_evocateurs, "Chef GRUTIER")"#, #""caces""#),
                (#"evoque(postes_evocateurs, "Maçon")"#, "null"),
            ]
        ) { call in
            guard let list = call.codeList else { return call.noCodeList }
            return ByteView.with(call[1].string ?? "") { list.label(evokedBy: $0).map { .string($0.text) } } ?? .null
        }.marked(.sharesName).compiled { $0.evoked($1) },
    ]

    private static let codeList = Builtin.Parameter("nomenclature", .list(.string), role: .codeList)
    private static let code = Builtin.Parameter("code", .string)
}

extension Builtin.Call {
    /// Null, because the call does not name a list of codes.
    fileprivate var noCodeList: Value { null("le premier argument n'est pas le nom d'une nomenclature") }
}
