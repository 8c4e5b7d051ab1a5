import Domain

// Figures, dates and times in words.
extension Front {
    func said(_ yen: Yen) -> String { words(.unitYen, ["n": grouped(yen.rawValue)]) }

    func said(_ mass: Grams) -> String {
        if mass.rawValue < 1000 { return words(.unitGrams, ["n": "\(mass.rawValue)"]) }
        let tenths = (mass.rawValue + 50) / 100
        return words(.unitKilograms, ["n": "\(tenths / 10).\(tenths % 10)"])
    }

    /// What one of a product is, in the language of the screen.
    func unit(of product: Product) -> String {
        settings.language == .en ? UnitWords.english(product.unit) : product.unit
    }

    func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }

    private var weekdays: [Say] {
        [
            .dayMonday, .dayTuesday, .dayWednesday, .dayThursday, .dayFriday, .daySaturday,
            .daySunday,
        ]
    }
    var monthNames: [Say] {
        [
            .monthJan, .monthFeb, .monthMar, .monthApr, .monthMay, .monthJun, .monthJul, .monthAug,
            .monthSep, .monthOct, .monthNov, .monthDec,
        ]
    }

    /// 11月20日（金）, and without the day of the week.
    func date(_ day: Day) -> [String] {
        let civil = day.civil
        return words.forms(
            .dateFull,
            [
                "month": words(monthNames[civil.month - 1]), "day": "\(civil.day)",
                "weekday": words(weekdays[day.weekday.rawValue - 1]),
            ])
    }

    /// きょう, あした, else the date.
    func said(_ day: Day) -> String {
        guard let today else { return date(day).first ?? "" }
        switch day.number - today.number {
        case -1: return words(.dayYesterday)
        case 0: return words(.dayToday)
        case 1: return words(.dayTomorrow)
        default: return date(day).first ?? ""
        }
    }

    /// The same without the day of the week, for a tile.
    func shortly(_ day: Day) -> String {
        guard let today, abs(day.number - today.number) <= 1 else {
            return words(
                .dateTile,
                [
                    "day": "\(day.day)",
                    "weekday": words(weekdays[day.weekday.rawValue - 1]),
                ])
        }
        return said(day)
    }

    /// 午前 9時42分.
    func clock(_ time: TimeOfDay) -> String {
        let minute = words(.clockMinutes, ["m": padded(time.minuteOfHour)])
        let hour = time.hour % 12
        return words(
            time.hour % 24 < 12 ? .clockMorning : .clockAfternoon,
            ["h": "\(hour == 0 && time.hour == 12 ? 12 : hour)", "rest": minute])
    }

    /// 11時, 11時30分: a time nobody can mistake for the other half of the day.
    func said(_ time: TimeOfDay) -> String {
        let rest =
            time.minuteOfHour == 0 ? "" : words(.clockMinutes, ["m": padded(time.minuteOfHour)])
        return words(
            rest.isEmpty ? .clockHour : .clockHourMinutes, ["h": "\(time.hour)", "rest": rest])
    }

    private func padded(_ minute: Int) -> String {
        settings.language == .en && minute < 10 ? "0\(minute)" : "\(minute)"
    }

    func said(_ band: TimeBand) -> String {
        words(.bandFromTo, ["from": said(band.from), "to": said(band.to)])
    }

    /// 1時間18分, 26分.
    func said(minutes: Int) -> String {
        let hours = minutes / 60
        let rest = minutes % 60
        if hours == 0 { return words(.spanMinutes, ["m": "\(rest)"]) }
        if rest == 0 { return words(.spanHours, ["h": "\(hours)"]) }
        return words(.spanHoursMinutes, ["h": "\(hours)", "m": "\(rest)"])
    }

    /// Whole minutes of the wall clock from now until then; nil if the time is unknown.
    func minutes(until moment: Moment) -> Int? {
        guard let now = content.officeTime else { return nil }
        return Int((moment.milliseconds - floorToMinute(now)) / 60_000)
    }

    private func floorToMinute(_ moment: Moment) -> Int64 {
        moment.milliseconds - (moment.milliseconds % 60_000 + 60_000) % 60_000
    }

    /// The state of an order, from its progress.
    func said(_ progress: OrderProgress) -> String {
        switch progress {
        case .accepted: words(.stateAccepted)
        case .preparing: words(.statePreparing)
        case .onTheWay: words(.stateOnTheWay)
        case .atHall: words(.stateAtHall)
        case .handedOver: words(.stateHandedOver)
        case .notDelivered: words(.stateNotDelivered)
        case .cancelled: words(.stateCancelled)
        }
    }

    func said(_ progress: RideProgress) -> String {
        switch progress {
        case .requested: words(.rideRequested)
        case .assigned: words(.rideAssigned)
        case .done: words.forms(.rideDone).last ?? ""
        case .cancelled: words(.rideCancelled)
        case .refused: words(.rideRefused)
        }
    }

    func said(_ state: OutboxItem.State) -> String {
        switch state {
        case .waiting: words(.stateWaiting)
        case .accepted: words(.stateAccepted)
        case .tooLate: words(.stateTooLate)
        case .refused: words(.stateRefused)
        }
    }

    func said(_ answer: WellnessAnswer) -> String {
        switch answer {
        case .well: words(.answerWell)
        case .notSoWell: words(.answerNotSoWell)
        case .callMe: words(.answerCallMe)
        }
    }

    func placeName(_ id: RidePlaceId) -> String {
        content.view?.ridePlaces.first { $0.id == id }.map { words($0.name) } ?? id.text
    }

    var officePhone: String { content.view?.officePhone ?? content.kiosk?.officePhone ?? "" }
}
