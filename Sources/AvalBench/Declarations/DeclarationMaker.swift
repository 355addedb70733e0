import AvalValues
import Glibc

/// Makes plausible declarations of companies of the building trade, one in so many with a planted anomaly.
struct DeclarationMaker {
    var dice: Dice
    private let mean: Double
    let dirt: Int
    private var made = 0

    init(_ shape: DeclarationSource.Shape) {
        dice = Dice(shape.seed)
        mean = shape.mean
        dirt = shape.dirt
    }

    /// The next declaration.
    mutating func next() -> MadeDeclaration {
        made += 1
        let year = dice.roll(2022...2025)
        let day = Days.number(year, 11, 7) + dice.roll(0...61)
        // Sizes of companies are log-normal: many of a few salariés, a few of many.
        let count = max(1, Int(exp(dice.normal()) * mean / 1.65))
        let salaries = (1...count).map { salarie("s\($0)", day) }
        let carried = Set(salaries.flatMap(\.determinants))
        var ticked = Lists.determinants.filter(carried.contains).sorted()
        var siret = siret()
        var isBare = false
        if dice.happens(percent: dirt) {
            switch dice.roll(0...3) {
            case 0: ticked = ticked.dropLast()
            case 1: ticked.append(dice.pick(Lists.determinants))
            case 2: siret = siret.dropLast() + String(((siret.last?.wholeNumberValue ?? 0) + 1) % 10)
            default: isBare = true
            }
        }
        let mode = dice.pick(Lists.modes)
        let isDebited = mode == "prelevement" && !isBare
        return MadeDeclaration(
            number: "\(year)-\(Days.padded(made, 7))", exercice: year, date: Days.text(day),
            memberNumber: Days.padded(dice.roll(1...999_999), 6), companyName: "SARL " + dice.pick(Lists.lastNames),
            siret: siret, naf: dice.pick(Lists.nafs), postcode: dice.pick(Lists.postcodes),
            telephone: "03.81.00.\(Days.padded(dice.roll(0...99), 2)).\(Days.padded(dice.roll(0...99), 2))",
            determinants: ticked, salaries: salaries, paymentMode: mode,
            iban: isDebited ? .text("FR7630006000011234567890189") : .absent,
            rum: isDebited ? .text("RUM" + Days.padded(made - 1, 8)) : .absent)
    }

    private mutating func salarie(_ id: String, _ day: Int) -> MadeDeclaration.Salarie {
        let isWoman = dice.happens(percent: 50)
        let nominal = dice.happens(percent: 3) ? dice.roll(16...17) : dice.roll(18...64)
        let birth = Days.number(CalendarDate(dayNumber: day).year - nominal, 1, 1) + dice.roll(0...300)
        let age = Days.years(from: birth, to: day)
        let carried = determinants(isWoman, age)
        let isApprentice = age < 22 && dice.happens(percent: 60)
        var salarie = MadeDeclaration.Salarie(
            id: id, lastName: dice.pick(Lists.lastNames), firstName: dice.pick(isWoman ? Lists.women : Lists.men),
            sex: isWoman ? "F" : "M", birth: Days.text(birth),
            entry: Days.text(day - dice.roll(30...(age > 30 ? 6000 : 300))), exit: nil,
            contract: isApprentice ? "apprentissage" : dice.pick(["cdi", "cdi", "cdi", "cdd"]),
            post: dice.pick(Lists.posts), pcs: dice.pick(Lists.pcs), determinants: carried,
            category: Self.category(carried, day))
        if dice.happens(percent: dirt) { soil(&salarie, age, day) }
        return salarie
    }

    private mutating func determinants(_ isWoman: Bool, _ age: Int) -> [String] {
        var carried: [String] = []
        if dice.happens(percent: 35) {
            carried = dice.sample(dice.pick([1, 1, 1, 2, 3]), of: isWoman ? Lists.common : Lists.commonOfMen)
        }
        if age < 18 { carried = carried.filter { $0 != "travail_nuit" } + [dice.pick(Lists.minors)] }
        return carried
    }

    /// The strongest category of what someone carries.
    private static func category(_ carried: [String], _ day: Int) -> String {
        let isBefore = day < Days.number(2025, 10, 1)
        let strengths = carried.map { code in
            if Lists.attested.contains(code) { return isBefore ? 2 : 0 }
            return Lists.adapted.contains(code) ? 1 : 2
        }
        return Lists.categories[strengths.max() ?? 0]
    }

    /// Plants an anomaly.
    private mutating func soil(_ salarie: inout MadeDeclaration.Salarie, _ age: Int, _ day: Int) {
        switch dice.roll(0...7) {
        case 0: salarie.pcs = nil
        case 1: salarie.post = ""
        case 2: salarie.category = dice.pick(Lists.categories.filter { $0 != salarie.category })
        case 3: salarie.determinants = age >= 18 ? salarie.determinants + ["mineur"] : []
        case 4: salarie.exit = Days.text(day - dice.roll(1...200))
        case 5: salarie.determinants.append("inconnu_\(dice.roll(1...9))")
        case 6: salarie.entry = Days.text(day + dice.roll(1...90))
        default: salarie.pcs = "99zz"
        }
    }

    /// A SIRET whose two keys are right: that of the company's nine digits and that of all fourteen.
    private mutating func siret() -> String {
        let company = Self.keyed((0..<8).map { _ in dice.roll(0...9) })
        let establishment = dice.roll(1...99)
        return Self.keyed(company + [0, 0, establishment / 10, establishment % 10]).map(String.init).joined()
    }

    /// The digits with Luhn's key behind them.
    private static func keyed(_ digits: [Int]) -> [Int] {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let doubled = digit.offset % 2 == 0 ? digit.element * 2 : digit.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return digits + [(10 - sum % 10) % 10]
    }
}
