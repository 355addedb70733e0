/// What plain declarations never show: birthdays on the reference day, days around a reform, incomplete payments, codes
/// that the catalogue does not have, people both to come and gone.
struct EdgeCases {
    private var dice: Dice

    init(seed: UInt64) {
        dice = Dice(seed ^ 0xED6E)
    }

    /// Changes a declaration here and there.
    mutating func plant(in declaration: inout MadeDeclaration) {
        if dice.happens(percent: 30) {
            declaration.date = dice.pick(["2025-09-30", "2025-10-01"])
            declaration.exercice = 2025
        }
        plantInCompany(&declaration)
        for index in declaration.salaries.indices { plant(in: &declaration.salaries[index], declaration.date) }
    }

    private mutating func plantInCompany(_ declaration: inout MadeDeclaration) {
        let siret = declaration.siret
        switch dice.roll(0...7) {
        case 0: declaration.debit(iban: .text("FR76"), rum: .absent)
        case 1: declaration.debit(iban: .text(""), rum: .text("R"))
        case 2: declaration.debit(iban: .text("FR76"), rum: .null)
        case 3: declaration.siret = String(siret.dropLast())
        case 4: declaration.siret = "A" + siret.dropFirst()
        case 5: declaration.determinants.append("inconnu_3")
        case 6: declaration.determinants += declaration.determinants
        default: break
        }
    }

    private mutating func plant(in salarie: inout MadeDeclaration.Salarie, _ date: String) {
        let year = Int(date.prefix(4)) ?? 0
        switch dice.roll(0...12) {
        case 0: salarie.post = nil
        case 1: salarie.pcs = ""
        case 2: salarie.pcs = dice.pick(["632ab", "63a2", "632A", "x632a", "632a1"])
        case 3: salarie.birth = "\(year - 17)" + date.dropFirst(4)
        case 4: salarie.birth = "\(year - 18)" + date.dropFirst(4)
        case 5: salarie.birth = "\(year - 18)-12-31"
        case 6: salarie.entry = date
        case 7: salarie.exit = date
        case 8: (salarie.entry, salarie.exit) = ("2027-01-01", "2020-01-01")
        case 9: salarie.determinants = ["caces"]
        case 10: salarie.determinants = ["inconnu_3", "plomb", "mineur"]
        default: break
        }
    }
}

extension MadeDeclaration {
    fileprivate mutating func debit(iban: Optional, rum: Optional) {
        (paymentMode, self.iban, self.rum) = ("prelevement", iban, rum)
    }
}
