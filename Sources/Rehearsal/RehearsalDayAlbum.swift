import Console
import Foundation

// The pictures of the day, and a page to look at them beside the story.
extension RehearsalDay {
    private struct Picture {
        let file: String
        let at: Date
        let village: String
        let who: Words
        let words: String
    }

    /// Leaves every screen of the day, the story as text, and a page with both in a folder.
    /// - Throws: if the folder cannot be written.
    public func leavePictures(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let old = try FileManager.default.contentsOfDirectory(atPath: folder)
        for name in old where name.hasSuffix(".png") { unlink(folder + "/" + name) }
        var entries: [(at: Date, html: String)] = story.lines.map { ($0.at, Self.html($0)) }
        for (index, picture) in try pictures().enumerated() {
            let number = String(1000 + index + 1).dropFirst()
            let screen = picture.file.split(separator: "/").last?.dropFirst(4) ?? ""
            let name = "\(number)-\(picture.village)-\(screen)"
            try FileManager.default.copyItem(atPath: picture.file, toPath: folder + "/" + name)
            let who = Self.escaped(picture.who[story.language])
            entries.append(
                (
                    picture.at,
                    "<figure><a href=\"\(name)\"><img src=\"\(name)\" loading=\"lazy\" alt=\""
                        + "\(Self.escaped(picture.words))\"></a><figcaption>\(who)</figcaption>"
                        + "</figure>"
                ))
        }
        let body = entries.sorted { $0.at < $1.at }.map(\.html).joined(separator: "\n")
        try page(body).write(toFile: folder + "/index.html", atomically: true, encoding: .utf8)
        try story.text.write(toFile: folder + "/story.txt", atomically: true, encoding: .utf8)
    }

    private func pictures() throws -> [Picture] {
        var pictures: [Picture] = []
        for (village, home) in homes {
            let files = FileManager.default
            let names = ((try? files.contentsOfDirectory(atPath: home.set.pictures)) ?? [])
                .filter { $0.hasSuffix(".png") }.sorted()
            let words = home.set.passed
            for (index, name) in names.enumerated() {
                let path = home.set.pictures + "/" + name
                let date = try files.attributesOfItem(atPath: path)[.modificationDate] as? Date
                pictures.append(
                    Picture(
                        file: path, at: date ?? .distantPast, village: village, who: home.who,
                        words: index < words.count ? words[index].joined(separator: " ") : ""))
            }
        }
        return pictures.sorted { ($0.at, $0.file) < ($1.at, $1.file) }
    }

    private static func html(_ line: Story.Line) -> String {
        let text = escaped(line.text)
        switch line.kind {
        case .chapter: return "<h2>\(text)</h2>"
        case .told: return "<p><time>\(line.clock)</time> \(text)</p>"
        case .quoted: return "<blockquote>\(text)</blockquote>"
        case .failed: return "<p><strong>\(text)</strong></p>"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    private func page(_ body: String) -> String {
        let title = Words(ja: "縁側の一日（練習）", en: "A day of Engawa (rehearsal)")[story.language]
        return """
            <!doctype html>
            <html lang="\(story.language.rawValue)">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            body { font: 18px/1.7 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
              color: #222; background: #fffdf7 }
            time { font-weight: bold; font-variant-numeric: tabular-nums }
            blockquote { margin: .3rem 0 .3rem 3.5rem; padding-left: 1rem; border-left: 4px solid #a65 }
            figure { display: inline-block; margin: .4rem; width: 18rem; vertical-align: top }
            img { width: 100%; border: 1px solid #999 }
            figcaption { font-size: .8rem }
            </style>
            <h1>\(title)</h1>
            \(body)
            </html>

            """
    }
}
