import AvalValues

/// What tells two states of the rule files apart, by the names of ``RuleInventory``.
public struct RuleChanges: Sendable, Hashable {
    /// What is new.
    public private(set) var added: [String] = []
    /// What is there no more: a rule, a case of one, a determinant or one of its periods, a tariff or one of its lines, the
    /// end of a file.
    public private(set) var removed: [String] = []
    /// What says something else.
    public private(set) var changed: [String] = []
    /// The codes that no log may name.
    private var healthCodes: NameSet = []

    /// No change.
    public init() {}

    /// What `new` has that `old` had not, and the other way round.
    init(from old: RuleFiles, to new: RuleFiles) {
        guard old.version != new.version else { return }
        let (before, after) = (RuleInventory(old), RuleInventory(new))
        healthCodes = before.healthCodes.union(after.healthCodes)
        let gone = Self.outermost(before.things.keys.filter { after.things[$0] == nil })
        let come = Self.outermost(after.things.keys.filter { before.things[$0] == nil })
        let shorter = Self.missing(in: after.lists, of: before.lists, except: gone)
        let longer = Self.missing(in: before.lists, of: after.lists, except: come)
        // What is no longer kept from being told, of what is still there.
        let bared = before.protections.subtracting(after.protections).filter { name in
            name.lastIndex(of: "/").map { after.things[String(name[..<$0])] != nil } ?? false
        }
        removed = (gone + shorter + bared).sorted() + LostText.names(from: old, to: new)
        added = (come + longer).sorted()
        let told = removed + added
        let differing: [String] = before.things.keys.filter { name in
            after.things[name].map { $0 != before.things[name] } ?? false
        }
        // What holds something that changed says something else because of that.
        let saying = differing.filter { name in
            !(differing + told).contains { $0.hasPrefix(name + "/") }
        }
        let asides = before.asides.keys.filter { name in after.asides[name].map { $0 != before.asides[name] } ?? false }
        changed = (saying + asides + Self.changedElements(before, after, told: told)).sorted()
    }

    /// Whether something is there no more.
    public var isRemoval: Bool { !removed.isEmpty }

    /// Names as a log may have them: at most a dozen, without those that tell of health.
    func speakable(_ names: [String]) -> String {
        let shown = names.prefix(12).map { name in
            name.split(separator: "/").contains { healthCodes.contains(String($0)) } ? "déterminant de santé" : name
        }
        let more = names.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? ", et \(more) de plus" : "")
    }

    /// The names under none of the others.
    private static func outermost(_ names: [String]) -> [String] {
        let all = NameSet(names)
        return names.filter { name in
            var parent = name[...]
            while let slash = parent.lastIndex(of: "/") {
                parent = parent[..<slash]
                if all.contains(String(parent)) { return false }
            }
            return true
        }
    }

    /// The elements of lists of their own, of no definition that says something else itself, that say something else.
    private static func changedElements(
        _ old: RuleInventory, _ new: RuleInventory, told: [String]
    ) -> [String] {
        old.lists.flatMap { path, list -> [String] in
            let isOfDefinition = old.things.keys.contains { path == $0 || path.hasPrefix($0 + "/") }
            guard !isOfDefinition, let others = new.lists[path]?.elements else { return [] }
            let digests = Set(list.elements.map(\.digest))
            return others.filter { !digests.contains($0.digest) }.map { "\(path) (\($0.label))" }.filter {
                !told.contains($0)
            }
        }
    }

    /// The elements that lists of `old` lack in `new`, those under the names `gone` left out.
    private static func missing(
        in new: TextMap<RuleInventory.List>, of old: TextMap<RuleInventory.List>, except gone: [String]
    ) -> [String] {
        old.flatMap { path, list -> [String] in
            if gone.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { return [] }
            let others = new[path]?.elements ?? []
            let missing = list.elements.count - others.count
            guard missing > 0 else { return [] }
            // An element that says something else under the same name is the same one.
            let (digests, labels) = (Set(others.map(\.digest)), NameSet(others.map(\.label)))
            let unlike = list.elements.filter { !digests.contains($0.digest) }
            let foreign = unlike.filter { !labels.contains($0.label) }
            let told = foreign.count >= missing ? foreign : unlike.count >= missing ? unlike : list.elements
            return told.suffix(missing).map { "\(path) (\($0.label))" }
        }
    }
}
