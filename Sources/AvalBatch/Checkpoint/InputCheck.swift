/// Holds inputs against what a batch read of them before it was interrupted, or until it was done.
enum InputCheck {
    /// Throws where what was read is no longer there, or more is there than a file held that was read to its end.
    static func run(_ sheet: BatchSheet, _ settings: InputSettings, stop: StopSign) throws(BatchError) {
        for (index, mark) in sheet.marks.enumerated() {
            guard let mark else { continue }
            let file = sheet.files[index]
            let extent = sheet.hasReadAll(index) ? mark.extent + 1 : mark.extent
            if try file.form.mark(file, settings, extent, stop) != mark {
                let name = file.path.shown
                throw BatchError("le lot ne peut pas être repris : « \(name) » a changé depuis qu'il a été lu")
            }
        }
    }
}
