// What is said: practice. The texts themselves are in `Screens/Strings`.
extension Say {
    static let practiceMark = Say("practice.mark")
    static let keyBluePractice = Say("key.blue-practice")
    static let practiceStrip = Say("practice.strip")
    static let practiceStripDone = Say("practice.strip-done")
    static let practiceHint = Say("practice.hint")
    static let practiceReceipt = Say("practice.receipt")
    static let practiceNothingSent = Say("practice.nothing-sent")
    static let practiceBackMenu = Say("practice.back-menu")
    static let practiceBackOut = Say("practice.back-out")
    static let practiceEnd = Say("practice.end")
    static let hintPracticeEnd = Say("hint.practice-end")
    static let hintPractice = Say("hint.practice")
    static let lessonShopping = Say("lesson.shopping")
    static let lessonWellness = Say("lesson.wellness")
    static let lessonRides = Say("lesson.rides")
    static let hintLesson = Say("hint.lesson")
    static let practiceDone = Say("practice.done")
    static let practiceNotYet = Say("practice.not-yet")
    static let practiceFree = Say("practice.free")
    static let practiceFreeDetail = Say("practice.free-detail")
    static let practicePraise = Say("practice.praise")
    static let praiseShopping = Say("praise.shopping")
    static let praiseWellness = Say("praise.wellness")
    static let praiseRides = Say("praise.rides")
    static let practiceAll = Say("practice.all")
    static let buttonNextLesson = Say("button.next-lesson")
    static let hintNextLesson = Say("hint.next-lesson")
    static let buttonPracticeMenu = Say("button.practice-menu")
    static let hintPracticeMenu = Say("hint.practice-menu")
    static let practiceDoneOk = Say("practice.done-ok")
    static let practiceDoneBack = Say("practice.done-back")
    static let practicePress = Say("practice.press")
    static let practicePressOk = Say("practice.press-ok")
    static let practiceChoose = Say("practice.choose")
    static let practiceTurn = Say("practice.turn")
    static let practiceNumber = Say("practice.number")
    static let practiceDigit = Say("practice.digit")
    static let practiceErase = Say("practice.erase")
    static let practiceOther = Say("practice.other")
    static let practicePlace = Say("practice.place")
    static let practiceTime = Say("practice.time")
    static let practiceElsewhere = Say("practice.elsewhere")

    static let ofPractice: [Say] = [
        practiceMark, keyBluePractice, practiceStrip, practiceStripDone, practiceHint,
        practiceReceipt, practiceNothingSent, practiceBackMenu, practiceBackOut, practiceEnd,
        hintPracticeEnd, hintPractice, lessonShopping, lessonWellness, lessonRides, hintLesson,
        practiceDone, practiceNotYet, practiceFree, practiceFreeDetail, practicePraise,
        praiseShopping, praiseWellness, praiseRides, practiceAll, buttonNextLesson,
        hintNextLesson, buttonPracticeMenu, hintPracticeMenu, practiceDoneOk, practiceDoneBack,
        practicePress, practicePressOk, practiceChoose, practiceTurn, practiceNumber,
        practiceDigit, practiceErase, practiceOther, practicePlace, practiceTime,
        practiceElsewhere,
    ]
}
