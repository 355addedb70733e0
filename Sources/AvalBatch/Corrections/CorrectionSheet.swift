import AvalOperations
/// What one adhérent has to mend: every anomaly of its declarations but mere information, with its words, its article and
/// what may be done.
struct CorrectionSheet {
    /// One anomaly.
    struct Line {
        let declaration: String
        let exercice: String
        let severity: String
        let code: String
        let salarie: String
        let message: String
        let reference: String
        let correction: String
        let pointer: String
    }

    /// Whom it is for, as it calls itself: its number at the service, else its SIRET, else its declaration.
    let adherent: String
    var lines: [Line] = []

    /// The name of its files, without an ending: letters that any file system takes; what had others is told apart by a hash.
    var name: String {
        let isPlain = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        }
        let isName = !adherent.isEmpty && adherent.first != "." && adherent.count <= 60
        if isName, adherent.allSatisfy(isPlain) { return adherent }
        let plain = String(adherent.map { isPlain($0) ? $0 : "_" }.prefix(40))
        return "_" + plain + "-" + HashText.of(StreamHash.of(Array(adherent.utf8)))
    }

    /// The sheet as a spreadsheet reads it: UTF-8 with its mark, semicolons.
    var csv: String {
        let head = [
            "numero", "exercice", "gravite", "code", "salarie", "message", "reference", "correction", "chemin",
        ]
        let rows = lines.map { line in
            [
                line.declaration, line.exercice, line.severity, line.code, line.salarie, line.message, line.reference,
                line.correction, line.pointer,
            ]
        }
        return "\u{FEFF}" + ([head] + rows).map { $0.map(Self.cell).joined(separator: ";") + "\r\n" }.joined()
    }

    /// A cell; one that a spreadsheet would take for a formula begins with an apostrophe.
    static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The sheet as a letter, ready to print.
    var letter: String {
        let declarations = lines.reduce(into: [String]()) { names, line in
            if names.last != line.declaration { names.append(line.declaration) }
        }
        let rows = lines.map { line in
            let parts = [
                line.declaration, line.exercice, line.salarie.isEmpty ? "—" : line.salarie, line.message,
                line.reference, line.correction.isEmpty ? "à voir par vous" : line.correction,
            ]
            return "<tr class=\"\(HTMLText.escaped(line.severity))\">"
                + parts.map { "<td>\(HTMLText.escaped($0.shown))</td>" }.joined() + "</tr>"
        }
        return """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Déclaration à corriger</title>
            <style>
            body { margin: 2rem auto; max-width: 860px; padding: 0 1rem; font: 11pt/1.45 serif; color: #000; }
            h1 { font-size: 1.4rem; }
            div { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .9em; }
            caption { text-align: left; padding-bottom: .25rem; }
            th, td { border: 1px solid #888; padding: .25rem .4rem; text-align: left; vertical-align: top; }
            tr.bloquante td:nth-child(4) { font-weight: bold; }
            @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } div { overflow: visible; } }
            @page { margin: 18mm; }
            </style>
            </head>
            <body>
            <h1>Déclaration à corriger</h1>
            <p>Adhérent : <strong>\(HTMLText.escaped(adherent.shown))</strong></p>
            <p>Le contrôle de \(declarations.count > 1 ? "vos déclarations" : "votre déclaration") a relevé les points \
            ci-dessous. Ceux en gras empêchent de signer : merci de les corriger. Les autres sont à vérifier.</p>
            <div>
            <table>
            <caption>\(lines.count) point\(lines.count > 1 ? "s" : "") à revoir</caption>
            <thead><tr><th scope="col">Déclaration</th><th scope="col">Exercice</th><th scope="col">Salarié</th>\
            <th scope="col">Ce qui est à revoir</th><th scope="col">Texte</th><th scope="col">Correction proposée</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            </body>
            </html>

            """
    }
}
