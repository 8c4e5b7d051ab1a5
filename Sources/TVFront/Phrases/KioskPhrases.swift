// What a kiosk says. The texts themselves are in `Screens/Strings`.
extension Say {
    static let kioskExtra = Say("kiosk.extra")
    static let kioskWhere = Say("kiosk.where")
    static let kioskStrip = Say("kiosk.strip")
    static let kioskOffline = Say("kiosk.offline")
    static let kioskAsk = Say("kiosk.ask")
    static let kioskLeft = Say("kiosk.left")
    static let kioskFull = Say("kiosk.full")
    static let kioskNext = Say("kiosk.next")
    static let hintKioskNext = Say("hint.kiosk-next")
    static let kioskConfirm = Say("kiosk.confirm")
    static let kioskConfirmAsk = Say("kiosk.confirm-ask")
    static let kioskConfirmStrip = Say("kiosk.confirm-strip")
    static let kioskStop = Say("kiosk.stop")
    static let kioskYes = Say("kiosk.yes")
    static let hintKioskStop = Say("hint.kiosk-stop")
    static let hintKioskYes = Say("hint.kiosk-yes")
    static let kioskSentTitle = Say("kiosk.sent-title")
    static let kioskWaiting = Say("kiosk.waiting")
    static let kioskWaitingStay = Say("kiosk.waiting-stay")
    static let kioskComes = Say("kiosk.comes")
    static let kioskStand = Say("kiosk.stand")
    static let kioskSettlement = Say("kiosk.settlement")
    static let kioskCar = Say("kiosk.car")
    static let kioskNoCar = Say("kiosk.no-car")
    static let kioskAgain = Say("kiosk.again")
    static let hintKioskAgain = Say("hint.kiosk-again")
    static let kioskWait = Say("kiosk.wait")
    static let kioskWaitWhy = Say("kiosk.wait-why")
    static let kioskNoLine = Say("kiosk.no-line")

    static let ofKiosk: [Say] = [
        kioskExtra, kioskWhere, kioskStrip, kioskOffline, kioskAsk, kioskLeft, kioskFull, kioskNext,
        hintKioskNext, kioskConfirm, kioskConfirmAsk, kioskConfirmStrip, kioskStop, kioskYes,
        hintKioskStop, hintKioskYes, kioskSentTitle, kioskWaiting, kioskWaitingStay, kioskComes,
        kioskStand, kioskSettlement, kioskCar, kioskNoCar, kioskAgain, hintKioskAgain, kioskWait,
        kioskWaitWhy, kioskNoLine,
    ]
}
