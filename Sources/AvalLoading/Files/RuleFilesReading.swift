import AvalSource
import AvalSystem

/// What came of reading the two folders: the files, or all that stops them from being read.
public struct RuleFilesReading: Sendable {
    /// The files, all of one moment; absent when there is a finding.
    public let files: RuleFiles?
    /// What is wrong with the folders and files themselves; what is wrong in their text is for others to find.
    public let findings: [Finding]
    /// What was seen, for a watcher to tell what came later.
    let survey: FolderSurvey
}

extension RuleFiles {
    /// How often the files are read again when they change under the reader, and how long it waits in between.
    private static let attempts = (count: 6, pauseMilliseconds: 20)

    /// Reads the folders of `folders` into memory: at most 2,000 files `*.yaml`, 4 MiB each and 64 MiB in all, 8 folders
    /// deep, symbolic links followed.
    ///
    /// Never fails and never gives a mixture of two moments: a file missing, unreadable or misnamed, a folder missing or
    /// empty, files that do not stay still are findings.
    public static func read(_ folders: RuleFolders) -> RuleFilesReading {
        read(folders, limits: ReadingLimits())
    }

    static func read(_ folders: RuleFolders, limits: ReadingLimits) -> RuleFilesReading {
        var survey = FolderSurvey.take(folders, limits: limits)
        for attempt in 1...attempts.count {
            if attempt > 1 { Pause.milliseconds(attempts.pauseMilliseconds) }
            let contents = survey.files.map { read($0, in: folders) }
            let after = FolderSurvey.take(folders, limits: limits)
            if after == survey, let reading = settle(survey, contents) { return reading }
            survey = after
        }
        return RuleFilesReading(files: nil, findings: [FileFinding.unstable.finding], survey: survey)
    }

    /// What came of reading one file.
    private enum Content {
        case entry(FolderSurvey.File, Entry)
        case unreadable(Finding)
        /// It is not the file that was seen, or no longer as it was.
        case moved
    }

    private static func read(_ file: FolderSurvey.File, in folders: RuleFolders) -> Content {
        let path = folders[file.kind] + "/" + file.path
        do throws(SystemError) {
            // Not waiting matters if the file has been replaced by a pipe.
            let opened = try Descriptor(opening: path, .withoutWaiting)
            guard FileStamp(try opened.status()) == file.stamp else { return .moved }
            let bytes = try opened.read(atMost: file.stamp.size + 1)
            guard bytes.count == file.stamp.size, FileStamp(try opened.status()) == file.stamp else { return .moved }
            return .entry(file, Entry(path: file.path, source: SourceFile(path: path, bytes: bytes)))
        } catch {
            return .unreadable(FileFinding.fileUnreadable(path, error).finding)
        }
    }

    /// The reading, unless a file moved meanwhile.
    private static func settle(_ survey: FolderSurvey, _ contents: [Content]) -> RuleFilesReading? {
        var entries: [RuleFolders.Kind: [Entry]] = [:]
        var findings = survey.findings
        for content in contents {
            switch content {
            case .entry(let file, let entry): entries[file.kind, default: []].append(entry)
            case .unreadable(let finding): findings.append(finding)
            case .moved: return nil
            }
        }
        let files = RuleFiles(rules: entries[.rules] ?? [], tariffs: entries[.tariffs] ?? [])
        return RuleFilesReading(files: findings.isEmpty ? files : nil, findings: findings, survey: survey)
    }
}
