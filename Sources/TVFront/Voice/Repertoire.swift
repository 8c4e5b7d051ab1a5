import Domain

// What the voice will probably be asked for: made ready while nobody presses a key.
extension Front {
    /// Everything the screens can say whatever the office tells, and everything of the catalogue.
    public var repertoire: [Speech] {
        guard hasVoice else { return [] }
        var known: Set<String> = []
        var result: [Speech] = []
        for spoken in fixedScreens {
            let new = spoken.filter { known.insert($0).inserted }
            if !new.isEmpty { result.append(speech(of: new)) }
        }
        return result
    }

    /// Changes when the repertoire does.
    public var repertoireMark: String {
        [
            settings.language.rawValue, content.catalogue?.version ?? "", "\(content.isKiosk)",
            settings.textSize == .small ? "s" : "l",
            content.view.map { words($0.householdName) } ?? "",
        ].joined(separator: " ")
    }

    /// The screens of the shelves and settings with each thing in turn under the focus.
    private var fixedScreens: [[String]] {
        var quiet = self
        quiet.flash = []
        quiet.alertShown = nil
        let shelves = content.catalogue?.categories ?? []
        let products = content.catalogue?.products ?? []
        let places: [Place] =
            content.isKiosk
            ? [.kiosk(.home), .kiosk(.number), .help]
            : [
                .home, .shopping(.menu), .categories, .number, .rides, .deliveries, .wellness,
                .settings, .help, .notices(.list), .voice(.menu), .shopping(.kana),
                .shopping(.specials), .shopping(.habits), .basket, .practice(.menu),
                .wish(.usual), .well(.consents), .well(.away),
            ] + shelves.map { .products($0.id) }
        let screens = places.flatMap { place in
            let first = quiet.at(place)
            return first.page().choices.flatMap { choice -> [[String]] in
                var front = first
                front.top.focus = choice.id
                front.settle()
                let spoken = front.spokenScreen
                return [spoken.head + spoken.lines + spoken.focus + spoken.others]
            }
        }
        // A product's own screen, as it is opened; the strip of the day is said when it is wanted.
        return screens
            + products.prefix(2_000).map { product in
                let spoken = quiet.at(.product(product.number)).spokenScreen
                return spoken.head + spoken.lines + spoken.focus
            }
    }

    private func at(_ place: Place) -> Front {
        var front = self
        front.stack = place == firstPlace ? [Frame(place)] : [Frame(firstPlace), Frame(place)]
        front.settle()
        return front
    }
}
