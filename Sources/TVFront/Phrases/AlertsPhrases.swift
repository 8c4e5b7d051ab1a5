// What is said: alerts. The texts themselves are in `Screens/Strings`.
extension Say {
    static let alertLevel = Say("alert.level")
    static let alertOver = Say("alert.over")
    static let alertOverText = Say("alert.over-text")
    static let alertWas = Say("alert.was")
    static let alertDrillOver = Say("alert.drill-over")
    static let alertDrill = Say("alert.drill")
    static let alertFrom = Say("alert.from")
    static let alertName1 = Say("alert.name-1")
    static let alertName2 = Say("alert.name-2")
    static let alertName3 = Say("alert.name-3")
    static let alertName4 = Say("alert.name-4")
    static let alertName5 = Say("alert.name-5")
    static let alertAction1 = Say("alert.action-1")
    static let alertAction2 = Say("alert.action-2")
    static let alertAction3 = Say("alert.action-3")
    static let alertAction4 = Say("alert.action-4")
    static let alertAction5 = Say("alert.action-5")
    static let buttonAlertRead = Say("button.alert-read")
    static let hintAlertRead = Say("hint.alert-read")
    static let bandAlert = Say("band.alert")
    static let bandAlertPhone = Say("band.alert-phone")
    static let bandAlertSize = Say("band.alert-size")

    static let ofAlerts: [Say] = [
        alertLevel, alertOver, alertOverText, alertWas, alertDrillOver, alertDrill, alertFrom,
        alertName1,
        alertName2, alertName3, alertName4, alertName5, alertAction1, alertAction2, alertAction3,
        alertAction4, alertAction5, buttonAlertRead, hintAlertRead, bandAlert, bandAlertPhone,
        bandAlertSize,
    ]
}
