/// What has to stand at a point of an expression, as « il manque … » goes on in French.
enum ExpectedPart: String {
    case lastValue = "une valeur à la fin"
    case upperBound = "« and » et la borne supérieure du « between »"
    case memberName = "un nom après le point"
    case temporalText = "une date, une heure ou une durée entre guillemets"
    case valueInParentheses = "une valeur entre les parenthèses"
    case rangePoints = "« .. » entre les deux bornes de l'intervalle"
    case entryColon = "« : » après le nom de l'entrée"
    case parameters = "« ( » après « function »"
    case type = "un type"
    case typeEnd = "« > »"
    case typeSeparator = "« , » ou « > »"
    case resultType = "« -> » et le type du résultat"
    case name = "un nom"
}
