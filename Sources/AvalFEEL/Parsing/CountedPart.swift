/// What an expression may have only so many of, as « il y a trop de … » goes on in French.
enum CountedPart: String {
    case entries = "entrées dans un contexte"
    case loopNames = "noms à la suite"
    case parameters = "paramètres"
}
