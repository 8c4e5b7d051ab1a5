import Foundation
import Seal

/// Writing pages: text is escaped, there is no script, and the style stands in the page under its
/// digest, so that nothing else can be slipped in.
enum HTML {
    /// What the browser may load: nothing but the page and its own style.
    static let policy: String = {
        let digest = Data(sha256(Array(style.utf8))).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"
    }()

    /// Text as it may stand between tags and within quotes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }

    /// An element around content that is written already.
    static func element(
        _ name: String, _ content: String, _ attributes: (String, String)...
    ) -> String {
        let list = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
        return "<\(name)\(list)>\(content)</\(name)>\n"
    }

    /// A link to another page of the office.
    static func link(_ address: String, _ text: String) -> String {
        "<a href=\"\(escaped(address))\">\(escaped(text))</a>"
    }

    /// A whole page.
    static func page(language: PageLanguage, title: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    /// Dark on white above 4.5:1 everywhere; sizes in rem, so that 200 % is only larger.
    static let style = """
        :root { font-size: 112.5%; }
        body { margin: 0 auto; max-width: 64rem; padding: 0 1.2rem 3rem; color: #1c1c1c;
          background: #fff; line-height: 1.65;
          font-family: "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", "IPAexGothic",
            sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.3; margin: 1.2rem 0 0.2rem; }
        h2 { font-size: 1.2rem; margin: 2.2rem 0 0.4rem; }
        nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; margin: 0.8rem 0; }
        a { color: #0b4a8f; }
        a:focus { outline: 0.2rem solid #0b4a8f; outline-offset: 0.15rem; }
        .place { margin: 0; color: #444; }
        .practice { margin: 1rem 0 0; padding: 0.5rem 0.9rem; border: 0.2rem dashed #8c1d18;
          color: #8c1d18; font-weight: bold; }
        .takeaway { font-size: 1.25rem; line-height: 1.5; margin: 0.6rem 0 1rem; padding-left: 0.9rem;
          border-left: 0.35rem solid #1f4e8c; }
        .wide { overflow-x: auto; }
        figure { margin: 0; }
        svg { display: block; width: 100%; min-width: 38rem; height: auto; }
        svg text { font-family: inherit; fill: #1c1c1c; stroke: #fff; stroke-width: 4px;
          paint-order: stroke; }
        .bar-a { fill: #1f4e8c; } .bar-b { fill: url(#hatch); stroke: #8a4b08; }
        .bar-c { fill: url(#dots); stroke: #0b6b5b; }
        .none { fill: none; stroke: #6b6b6b; stroke-dasharray: 4 3; }
        .rule { stroke: #c9c9c9; } .frame { stroke: #6b6b6b; }
        .hatch { stroke: #8a4b08; stroke-width: 3; } .ground-b { fill: #fbeeda; }
        .dot { fill: #0b6b5b; } .ground-c { fill: #e3f3ef; }
        .strong { font-weight: bold; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
        th, td { border: 1px solid #8a8a8a; padding: 0.35rem 0.5rem; text-align: right;
          white-space: nowrap; }
        th[scope="row"] { text-align: left; }
        thead th { background: #eef1f5; text-align: center; white-space: normal; }
        tfoot th, tfoot td { background: #f6f6f0; font-weight: bold; }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.3rem 1rem; }
        dt { font-weight: bold; } dd { margin: 0; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
        @media print {
          @page { size: A4; margin: 12mm; }
          h2 { break-after: avoid; } th, td { padding: 0.2rem 0.3rem; }
          :root { font-size: 75%; } body { max-width: none; padding: 0; }
          nav { display: none; } .wide { overflow: visible; } svg { min-width: 0; max-height: 190mm; }
          figure, tr, dl { break-inside: avoid; } thead { display: table-header-group; }
          .bar-a, .ground-b, .ground-c, thead th, tfoot th, tfoot td {
            print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
