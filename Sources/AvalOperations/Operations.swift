/// The operations that every door offers, in the order of `contract.md`.
public enum Operations {
    /// All of them.
    public static let all: [any Operation.Type] = [
        Valider.self,
        Signer.self,
        Situer.self,
        RendezVous.self,
        LireReferentiel.self,
        Recharger.self,
        Chercher.self,
        Etat.self,
    ]
}
