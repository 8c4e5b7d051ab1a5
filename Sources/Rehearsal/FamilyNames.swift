import Domain

/// Common family names of Japan with reading and English, for people who do not exist.
enum FamilyNames {
    /// All of them.
    static let all: [Name] = lines.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        return words.count == 3 ? Name(ja: words[0], kana: words[1], en: words[2]) : nil
    }

    private static let lines = """
        佐藤 さとう Sato
        鈴木 すずき Suzuki
        高橋 たかはし Takahashi
        田中 たなか Tanaka
        伊藤 いとう Ito
        渡辺 わたなべ Watanabe
        山本 やまもと Yamamoto
        中村 なかむら Nakamura
        小林 こばやし Kobayashi
        加藤 かとう Kato
        吉田 よしだ Yoshida
        山田 やまだ Yamada
        佐々木 ささき Sasaki
        山口 やまぐち Yamaguchi
        松本 まつもと Matsumoto
        井上 いのうえ Inoue
        木村 きむら Kimura
        林 はやし Hayashi
        斎藤 さいとう Saito
        清水 しみず Shimizu
        山崎 やまざき Yamazaki
        森 もり Mori
        池田 いけだ Ikeda
        橋本 はしもと Hashimoto
        阿部 あべ Abe
        石川 いしかわ Ishikawa
        山下 やました Yamashita
        中島 なかじま Nakajima
        石井 いしい Ishii
        小川 おがわ Ogawa
        前田 まえだ Maeda
        岡田 おかだ Okada
        長谷川 はせがわ Hasegawa
        藤田 ふじた Fujita
        後藤 ごとう Goto
        近藤 こんどう Kondo
        村上 むらかみ Murakami
        遠藤 えんどう Endo
        青木 あおき Aoki
        坂本 さかもと Sakamoto
        福田 ふくだ Fukuda
        太田 おおた Ota
        西村 にしむら Nishimura
        藤井 ふじい Fujii
        金子 かねこ Kaneko
        岡本 おかもと Okamoto
        藤原 ふじわら Fujiwara
        三浦 みうら Miura
        中野 なかの Nakano
        原田 はらだ Harada
        松田 まつだ Matsuda
        竹内 たけうち Takeuchi
        小野 おの Ono
        田村 たむら Tamura
        中山 なかやま Nakayama
        和田 わだ Wada
        石田 いしだ Ishida
        森田 もりた Morita
        上田 うえだ Ueda
        原 はら Hara
        内田 うちだ Uchida
        柴田 しばた Shibata
        酒井 さかい Sakai
        宮崎 みやざき Miyazaki
        横山 よこやま Yokoyama
        高木 たかぎ Takagi
        安藤 あんどう Ando
        宮本 みやもと Miyamoto
        大野 おおの Ono
        小島 こじま Kojima
        工藤 くどう Kudo
        谷口 たにぐち Taniguchi
        今井 いまい Imai
        高田 たかだ Takada
        丸山 まるやま Maruyama
        増田 ますだ Masuda
        杉山 すぎやま Sugiyama
        村田 むらた Murata
        大塚 おおつか Otsuka
        平野 ひらの Hirano
        北原 きたはら Kitahara
        唐沢 からさわ Karasawa
        宮下 みやした Miyashita
        伊沢 いざわ Izawa
        """
}
