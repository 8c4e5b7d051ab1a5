import Console

/// What the program can be told.
enum Verbs {
    private static let data = Command.Option(
        "data", "DIR", ja: "Catalog/ と hardware/ のあるフォルダー",
        en: "folder with Catalog/ and hardware/",
        isRequired: true)
    private static let store = Command.Option(
        "store", "STORE", ja: "帳簿のファイル、または postgresql://…",
        en: "the books: a file, or postgresql://…", isRequired: true)
    private static let line = "--data /usr/share/engawa --store /var/lib/engawa/office.db"

    static let program = Command(
        "engawa-office", ja: "縁側の事務所", en: "the back office of Engawa",
        examples: [
            .init("engawa-office create \(line)", ja: "帳簿をつくる", en: "make the books"),
            .init(
                "engawa-office serve \(line) --listen 127.0.0.1:8443", ja: "事務所をひらく",
                en: "open the office"),
        ],
        commands: [
            create, importHouseholds, addOperator, removeOperator, renewEpoch, backup, restore,
            upgrade, copy, serve,
        ])

    private static let create = Command(
        "create", ja: "新しい帳簿をつくる", en: "make new books",
        examples: [
            .init("engawa-office create \(line)", ja: "本番の帳簿", en: "books for real use"),
            .init(
                "engawa-office create --data . --store /tmp/office.db --rehearsal",
                ja: "練習用の帳簿。すべての画面に「練習」と出る",
                en: "books for rehearsal; every screen says so"),
        ],
        options: [
            data, store, .init("rehearsal", ja: "練習用にする", en: "everything in it is made up"),
        ])

    private static let importHouseholds = Command(
        "import-households", ja: "世帯の名簿を取りこむ", en: "read the register of households",
        examples: [
            .init(
                "engawa-office import-households households.csv \(line)", ja: "名簿を取りこむ、または直す",
                en: "enter households, or bring them up to date")
        ],
        operands: [.init("FILE", ja: "名簿（CSV）", en: "the register (CSV)")], options: [data, store])

    private static let addOperator = Command(
        "add-operator", ja: "事務所の人を登録する", en: "let somebody in at the desk",
        examples: [
            .init(
                "engawa-office add-operator tanaka --role operator --public-key BASE64 \(line)",
                ja: "田中さんを登録する", en: "let Tanaka in")
        ],
        operands: [.init("NAME", ja: "英数字の名前", en: "letters, digits, - _ or .")],
        options: [
            data, store,
            .init(
                "role", "ROLE", ja: "役割", en: "what they may do", isRequired: true,
                choices: ["operator", "viewer", "auditor"]),
            .init(
                "public-key", "BASE64", ja: "公開鍵（engawa key make が表示する）",
                en: "the public key that engawa key make shows", isRequired: true),
        ])

    private static let removeOperator = Command(
        "remove-operator", ja: "事務所の人の登録を取り消す", en: "shut somebody at the desk out",
        examples: [
            .init(
                "engawa-office remove-operator tanaka \(line)", ja: "田中さんの鍵を使えなくする",
                en: "make Tanaka's key worthless")
        ],
        operands: [.init("NAME", ja: "英数字の名前", en: "letters, digits, - _ or .")],
        options: [data, store])

    private static let renewEpoch = Command(
        "renew-epoch", ja: "バックアップから戻した帳簿を新しくする", en: "renew books restored from a backup",
        examples: [
            .init(
                "engawa-office renew-epoch \(line)", ja: "各世帯の箱が、送ったものをもう一度送る",
                en: "the boxes then offer again what they have sent")
        ],
        options: [data, store])

    private static let backup = Command(
        "backup", ja: "帳簿の写しを今とる", en: "copy the books now",
        examples: [
            .init(
                "engawa-office backup --store /var/lib/engawa/office.db --to /mnt/backup",
                ja: "事務所がひらいていてもよい", en: "the office may be open")
        ],
        options: [
            store,
            .init(
                "to", "DIR", ja: "写しを置くフォルダー", en: "folder for the copy", isRequired: true),
        ])

    private static let restore = Command(
        "restore", ja: "写しと記録から帳簿をつくり直す", en: "make the books again from a copy",
        examples: [
            .init(
                "engawa-office restore --data /usr/share/engawa --from /mnt/backup "
                    + "--journal /mnt/journal --store /var/lib/engawa/new.db",
                ja: "いちばん新しい写しから。記録の続きもたす",
                en: "from the newest copy, and what the journal has since")
        ],
        options: [
            data, store,
            .init(
                "from", "COPY", ja: "写し、またはそのフォルダー（PostgreSQL では要らない）",
                en: "a copy or the folder of copies (not for PostgreSQL)"),
            .init(
                "journal", "PATH", ja: "記録のファイル、またはフォルダー",
                en: "a file of the journal or its folder"),
        ])

    private static let upgrade = Command(
        "upgrade", ja: "帳簿を新しいプログラムの形にする", en: "bring the books to this program's form",
        examples: [
            .init(
                "engawa-office upgrade --data /usr/share/engawa "
                    + "--store postgresql://engawa_owner@db/engawa",
                ja: "表の持ち主として。ほかは serve がひとりでにする",
                en: "as the owner of the tables; elsewhere serve does it by itself")
        ],
        options: [data, store])

    private static let copy = Command(
        "copy", ja: "帳簿をほかの場所へうつす", en: "move the books to another store",
        examples: [
            .init(
                "engawa-office copy --data /usr/share/engawa --from /var/lib/engawa/office.db "
                    + "--store postgresql://engawa@db/engawa",
                ja: "ファイルからPostgreSQLへ。事務所は閉めておく",
                en: "from a file to PostgreSQL, while the office is closed")
        ],
        options: [
            data, store,
            .init(
                "from", "STORE", ja: "今の帳簿", en: "the books as they are", isRequired: true),
        ])

    private static let serve = Command(
        "serve", ja: "事務所をひらく", en: "open the office",
        examples: [
            .init(
                "engawa-office serve \(line) --listen unix:/run/engawa/office.sock",
                ja: "前に立つウェブサーバーとつなぐ", en: "behind a web server on the same machine")
        ],
        options: [
            data, store,
            .init(
                "listen", "WHERE", ja: "127.0.0.1:8443 または unix:/path",
                en: "127.0.0.1:8443 or unix:/path", isRequired: true),
            .init(
                "clock", "FILE", ja: "練習の時計（練習用の帳簿だけ）",
                en: "the rehearsal's clock (rehearsal books only)"),
            .init(
                "backup", "DIR", ja: "15分ごとに写しを置くフォルダー",
                en: "folder for a copy every quarter of an hour"),
            .init(
                "backup-every", "MINUTES", ja: "写しの間かく（分、ふつう15）",
                en: "minutes between copies, 15 unless told"),
            .init(
                "journal", "DIR", ja: "すべての変更を書きとめるフォルダー（別のディスクに）",
                en: "folder for the journal of every change, on another disk"),
            .init(
                "i-know-this-is-not-loopback", ja: "暗号化なしで外から見える危険を承知する",
                en: "accept that others can reach it without encryption"),
        ])
}
