// What is said: settings. The texts themselves are in `Screens/Strings`.
extension Say {
    static let sizeSmall = Say("size.small")
    static let sizeMedium = Say("size.medium")
    static let sizeLarge = Say("size.large")
    static let hintTextSize = Say("hint.text-size")
    static let hintLanguage = Say("hint.language")
    static let helpCall = Say("help.call")
    static let helpNoPhone = Say("help.no-phone")
    static let callUs = Say("call-us")
    static let goneText = Say("gone.text")

    static let ofSettings: [Say] = [
        sizeSmall, sizeMedium, sizeLarge, hintTextSize, hintLanguage, helpCall, helpNoPhone,
        callUs, goneText,
    ]
}
