import Glibc

/// Where the typefaces lie on this box.
public struct FontFiles: Sendable, Hashable {
    /// BIZ UDP Gothic, the face of all text: made for low vision, tested with old readers.
    public let regular: String
    /// BIZ UDP Gothic, bold.
    public let bold: String
    /// Noto Sans CJK, for the few characters the first face lacks; opened only when one appears.
    public let wideRegular: String
    /// Noto Sans CJK, bold.
    public let wideBold: String
    /// Noto Color Emoji, the pictures.
    public let emoji: String

    /// Typefaces at known paths.
    public init(
        regular: String, bold: String, wideRegular: String, wideBold: String, emoji: String
    ) {
        self.regular = regular
        self.bold = bold
        self.wideRegular = wideRegular
        self.wideBold = wideBold
        self.emoji = emoji
    }

    /// Looks in the folders Debian uses. Throws `typefaceMissing` with the package to install.
    public static func found(
        under folders: [String] = ["/usr/share/fonts", "/usr/local/share/fonts"]
    ) throws(TelevisionProblem) -> FontFiles {
        let biz = "fonts-morisawa-bizud-gothic"
        let noto = "fonts-noto-cjk"
        return FontFiles(
            regular: try find("BIZUDPGothic-Regular.ttf", from: biz, under: folders),
            bold: try find("BIZUDPGothic-Bold.ttf", from: biz, under: folders),
            wideRegular: try find("NotoSansCJK-Regular.ttc", from: noto, under: folders),
            wideBold: try find("NotoSansCJK-Bold.ttc", from: noto, under: folders),
            emoji: try find("NotoColorEmoji.ttf", from: "fonts-noto-color-emoji", under: folders))
    }

    private static let shelves = [
        "truetype/bizud-gothic", "truetype/morisawa-bizud-gothic", "opentype/noto",
        "truetype/noto", "truetype", "opentype", "",
    ]

    private static func find(
        _ name: String, from package: String, under folders: [String]
    ) throws(TelevisionProblem) -> String {
        for folder in folders {
            for shelf in shelves {
                let path = shelf.isEmpty ? "\(folder)/\(name)" : "\(folder)/\(shelf)/\(name)"
                if access(path, R_OK) == 0 { return path }
            }
        }
        throw .typefaceMissing(file: name, package: package)
    }
}
