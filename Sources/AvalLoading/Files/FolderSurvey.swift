import AvalSource
import AvalSystem

/// What stood in the two folders at one moment: names and stamps, no contents.
///
/// Two equal surveys with every file's stamp met in between prove that nothing moved.
struct FolderSurvey: Sendable, Equatable {
    /// A file of rules or tariffs.
    struct File: Sendable, Equatable {
        let kind: RuleFolders.Kind
        /// Relative to its folder.
        let path: String
        let stamp: FileStamp
    }

    /// The files: rules, then tariffs, each by path in byte order.
    var files: [File] = []
    /// What stops these files from being read, in the order met.
    var findings: [Finding] = []

    /// Looks at both folders; never fails, what is wrong is in the findings.
    static func take(_ folders: RuleFolders, limits: ReadingLimits = ReadingLimits()) -> FolderSurvey {
        tour(folders, limits: limits).survey
    }

    /// A survey, with the paths that it went through.
    static func tour(
        _ folders: RuleFolders, limits: ReadingLimits = ReadingLimits()
    ) -> (survey: FolderSurvey, visited: VisitedPaths) {
        var surveyor = Surveyor(folders: folders, limits: limits)
        for kind in RuleFolders.Kind.allCases { surveyor.visit(kind) }
        return (surveyor.survey, surveyor.visited)
    }
}

/// The paths whose change may change what a survey finds.
struct VisitedPaths: Sendable, Equatable {
    /// The folders gone through, as paths that open.
    var folders: [String] = []
    /// The symbolic links followed, and the folders given: paths that may come to mean something else.
    var links: [String] = []
}
