import DataFiles
import Domain
import Services

/// Letters of the data files that a screen may not be able to show: found when the data is checked, not when somebody sees an empty box.
enum LetterCheck {
    /// Every such letter of the texts of `Catalog` and `Screens`, once a line, with its place.
    static func problems(below folder: String) -> [DataProblem] {
        ["/Catalog", "/Screens"].flatMap { part in
            let files = try? TextFolder.read(
                folder + part, endings: ["yaml", "csv", "strings", "screen"])
            // A folder that cannot be read is reported where it is read for its own sake.
            return (files ?? []).flatMap { file in problems(in: file.text, of: file.path) }
        }
    }

    /// The same for one file.
    static func problems(in text: String, of file: String) -> [DataProblem] {
        var problems: [DataProblem] = []
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() where !line.hasPrefix("#") {
            guard
                let strange = line.unicodeScalars.first(where: {
                    !isPicture($0) && !Letters.unknown(in: String(Character($0))).isEmpty
                })
            else { continue }
            let place = line.unicodeScalars.firstIndex(of: strange) ?? line.startIndex
            problems.append(
                DataProblem(
                    file: file, line: index + 1,
                    column: line.distance(from: line.startIndex, to: place) + 1,
                    found: String(Character(strange)),
                    message:
                        "The screens cannot show the character U+\(Letters.hex(strange))."))
        }
        return problems
    }

    // Emoji are the pictures of tiles; their typeface has them all.
    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar.value == 0xFE0F || scalar.value == 0x200D
            || scalar.properties.isEmojiPresentation
            || (scalar.properties.isEmoji && scalar.value > 0x2100)
    }
}
