import Domain

// The mark of practice, on every screen and nowhere else.
extension Pen {
    /// What stands over the title where nothing is real.
    func mark(_ front: Front) -> String? {
        if front.isPractising { return front.words(.practiceMark) }
        return front.content.view?.rehearsal == true ? front.words(.rehearsal) : nil
    }

    /// A frame around everything, inside the part that nearly every set shows.
    mutating func practiceFrame() {
        add(
            .ring(
                Box(x: 30, y: 14, width: 1860, height: 1064), theme[.lampWords], width: 12,
                radius: 30))
    }
}
