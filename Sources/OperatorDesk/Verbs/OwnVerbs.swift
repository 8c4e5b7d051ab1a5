import Console
import Domain
import Seal
import Wire

extension Verbs {
    static let own: [Verb] = [
        Verb(
            "key",
            Command(
                "make", ja: "担当者の鍵をつくる", en: "Makes an operator's key.",
                examples: [
                    .init(
                        "engawa key make ~/.config/engawa/operator.key", ja: "いつもの場所に",
                        en: "where it is looked for")
                ], operands: [.init("FILE", ja: "新しい鍵のファイル", en: "the new key's file")])
        ) { desk in
            let path = desk.given.operand("FILE") ?? ""
            let key = try SigningKey.generate()
            try key.store(at: path)
            return Answer(
                ["publicKey": key.publicKey.base64, "file": path],
                Table(
                    [
                        .init("public-key", ja: "公開鍵", en: "Public key"),
                        .init("file", ja: "ファイル", en: "File"),
                    ], rows: [[key.publicKey.base64, path]]),
                sections: [.lines([key.publicKey.base64])],
                said: [
                    Words(
                        ja: "\(path) に鍵をつくりました。この公開鍵を事務所の管理者に渡してください。"
                            + "鍵のファイルはだれにも渡さないでください。",
                        en: "Made \(path). Give this public key to whoever runs the office, and "
                            + "the file to nobody.")
                ])
        },
        Verb(
            "",
            Command(
                "doctor", ja: "つながりと設定を確かめる", en: "Checks settings, key, office and clock.",
                examples: [.init("engawa doctor", ja: "全部確かめる", en: "check everything")]),
            Doctor.examine),
        Verb(
            "",
            Command(
                "completions", ja: "シェルの補完", en: "Prints completions for a shell.",
                examples: [
                    .init(
                        "engawa completions bash > /etc/bash_completion.d/engawa", ja: "bash",
                        en: "for bash")
                ],
                operands: [
                    .init(
                        "SHELL", ja: "シェル", en: "the shell",
                        choices: CompletionShell.allCases.map(\.rawValue))
                ])
        ) { desk in
            let shell = try desk.given.operand("SHELL", as: Words(same: "bash")) {
                CompletionShell(rawValue: $0)
            }
            return .text(Verbs.program.completions(for: shell))
        },
        Verb(
            "",
            Command(
                "version", ja: "版", en: "Prints the version.",
                examples: [.init("engawa version", ja: "この版", en: "this version")])
        ) { _ in .text("engawa " + Release.version) },
    ]
}
