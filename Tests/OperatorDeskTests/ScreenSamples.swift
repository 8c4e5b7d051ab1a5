import Domain
import Foundation
import Wire

extension Samples {
    static let pointer = ScreenPointer(count: 1, key: "2")

    /// What the fake office says of a household's screen and its practice.
    static func screenBody(_ route: Route) throws -> [UInt8] {
        switch route {
        case .screen:
            try Message.bytes(
                SharedScreen(
                    household: household.id,
                    screen: ScreenInWords(
                        screen: "home", mark: "", title: "えんがわ", strip: "", lines: [],
                        choices: [
                            .init(
                                number: "1", label: "買い物", detail: "", price: "", focused: true,
                                faded: false)
                        ], band: ["［決定］買い物を ひらきます"], language: "ja", textSize: "small"),
                    at: FakeOffice.clock, until: FakeOffice.clock.adding(minutes: 15),
                    pointer: pointer))
        case .pointToKey: try Message.bytes(pointer)
        default:
            try Message.bytes(Practised(household: household.id, lessons: ["shopping"]))
        }
    }
}
