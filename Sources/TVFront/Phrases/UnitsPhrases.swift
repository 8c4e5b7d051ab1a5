// What is said: units. The texts themselves are in `Screens/Strings`.
extension Say {
    static let unitYen = Say("unit.yen")
    static let unitKilograms = Say("unit.kilograms")
    static let unitGrams = Say("unit.grams")
    static let dateTile = Say("date.tile")
    static let dateFull = Say("date.full")
    static let dayMonday = Say("day.monday")
    static let dayTuesday = Say("day.tuesday")
    static let dayWednesday = Say("day.wednesday")
    static let dayThursday = Say("day.thursday")
    static let dayFriday = Say("day.friday")
    static let daySaturday = Say("day.saturday")
    static let daySunday = Say("day.sunday")
    static let monthJan = Say("month.jan")
    static let monthFeb = Say("month.feb")
    static let monthMar = Say("month.mar")
    static let monthApr = Say("month.apr")
    static let monthMay = Say("month.may")
    static let monthJun = Say("month.jun")
    static let monthJul = Say("month.jul")
    static let monthAug = Say("month.aug")
    static let monthSep = Say("month.sep")
    static let monthOct = Say("month.oct")
    static let monthNov = Say("month.nov")
    static let monthDec = Say("month.dec")
    static let dayYesterday = Say("day.yesterday")
    static let dayToday = Say("day.today")
    static let dayTomorrow = Say("day.tomorrow")
    static let clockMinutes = Say("clock.minutes")
    static let clockMorning = Say("clock.morning")
    static let clockAfternoon = Say("clock.afternoon")
    static let clockHour = Say("clock.hour")
    static let clockHourMinutes = Say("clock.hour-minutes")
    static let clockUnknown = Say("clock.unknown")
    static let bandFromTo = Say("band.from-to")
    static let spanMinutes = Say("span.minutes")
    static let spanHours = Say("span.hours")
    static let spanHoursMinutes = Say("span.hours-minutes")

    static let ofUnits: [Say] = [
        unitYen, unitKilograms, unitGrams, dateTile, dateFull, dayMonday, dayTuesday,
        dayWednesday, dayThursday, dayFriday, daySaturday, daySunday, monthJan, monthFeb,
        monthMar, monthApr, monthMay, monthJun, monthJul, monthAug, monthSep, monthOct, monthNov,
        monthDec, dayYesterday, dayToday, dayTomorrow, clockMinutes, clockMorning, clockAfternoon,
        clockHour, clockHourMinutes, clockUnknown, bandFromTo, spanMinutes, spanHours,
        spanHoursMinutes,
    ]
}
