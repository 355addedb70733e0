import AvalSource

/// The files of scenarios: YAML lists, by path in byte order.
public enum ScenarioFiles {
    /// The scenario files at or below a path.
    public static func find(_ path: String) -> Result<[SourceFile], FileReadingError> {
        UserFiles.find(path, suffix: ".yaml").flatMap { paths in
            var files: [SourceFile] = []
            for path in paths {
                switch UserFiles.read(path) {
                case .success(let bytes): files.append(SourceFile(path: path, bytes: bytes))
                case .failure(let problem): return .failure(problem)
                }
            }
            return .success(files)
        }
    }
}
