// What is said: fitting the picture to a set. The texts themselves are in `Screens/Strings`.
extension Say {
    static let edgesAsk = Say("edges.ask")
    static let edgesHow = Say("edges.how")
    static let edgesStrip = Say("edges.strip")
    static let buttonEdges = Say("button.edges")
    static let hintEdges = Say("hint.edges")
    static let hintFitting = Say("hint.fitting")
    static let viewingInches = Say("viewing.inches")
    static let viewingInchesNow = Say("viewing.inches-now")
    static let viewingDistance = Say("viewing.distance")
    static let viewingMetres = Say("viewing.metres")
    static let viewingKeep = Say("viewing.keep")
    static let viewingSmall = Say("viewing.small")
    static let viewingMedium = Say("viewing.medium")
    static let viewingLarge = Say("viewing.large")
    static let viewingAdvice = Say("viewing.advice")
    static let viewingTooSmall = Say("viewing.too-small")
    static let hintViewing = Say("hint.viewing")
    static let hintViewingKeep = Say("hint.viewing-keep")

    static let ofFitting: [Say] = [
        edgesAsk, edgesHow, edgesStrip, buttonEdges, hintEdges, hintFitting, viewingInches,
        viewingInchesNow, viewingDistance, viewingMetres, viewingKeep, viewingSmall,
        viewingMedium, viewingLarge, viewingAdvice, viewingTooSmall, hintViewing,
        hintViewingKeep,
    ]
}
