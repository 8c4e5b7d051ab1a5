import Domain
import Records
import Testing
import Wire

@testable import BackOffice

/// Every way in which it can come differently than the resident last read.
enum PlanChange: String, CaseIterable, Sendable {
    case windAtPlanning, switchedBeforePlan, switchedAfterPlan, switchedWithoutCause
    case sortieCancelled, sortieReturned, vanReturned, planAgainByVan, planAgainByAir
    case handOffFailed, handOffUndone, broughtNextDay, takenBackByDesk
}

@Suite("A reason in plain words") struct ReasonWordsTests {
    private func change(_ change: PlanChange, _ city: CityForTests) async throws -> Order {
        let order = try await city.order("oguri-1")
        await city.close()
        let monday = CityForTests.monday
        func carrier(_ cause: ChangeCause?) async throws {
            _ = try await city.desk.post(
                Route.switchCarrier.path(),
                SwitchCarrier(
                    village: order.village, carrier: .van, day: monday, reason: "突風",
                    cause: cause)
            ).read(CarrierSwitched.self)
        }
        func sortie(_ steps: String...) async throws {
            let sortie = try #require(try await city.current().sorties.first)
            for step in steps {
                _ = try await city.desk.post(
                    Route.sortieStep.path(sortie.id.text, step),
                    Step(reason: "電池", cause: .machine)
                ).read(SortieView.self)
            }
        }
        switch change {
        case .windAtPlanning: try await city.plan(CityForTests.storm)
        case .switchedBeforePlan:
            try await carrier(.wind)
            try await city.plan()
        case .switchedAfterPlan:
            try await city.plan()
            try await carrier(.wind)
        case .switchedWithoutCause:
            try await city.plan()
            try await carrier(nil)
        case .sortieCancelled:
            try await city.plan()
            try await sortie("cancel")
        case .sortieReturned:
            try await city.plan()
            try await sortie("check", "load", "launch", "return")
        case .vanReturned:
            let round = try #require(try await city.plan(CityForTests.storm).vanRounds.first)
            city.clock.set(CityForTests.at(12, 0))
            for step in ["depart", "return"] {
                _ = try await city.desk.post(
                    Route.vanStep.path(round.id, step), Step(cause: .road)
                ).read(VanRoundView.self)
            }
        case .planAgainByVan:
            try await city.plan()
            city.clock.set(CityForTests.at(11, 30))
            try await city.plan(CityForTests.storm)
        case .planAgainByAir:
            try await city.plan(CityForTests.storm)
            city.clock.set(CityForTests.at(11, 30))
            try await city.plan(CityForTests.calm)
        case .handOffFailed, .handOffUndone, .broughtNextDay:
            try await city.plan()
            try await sortie("check", "load", "launch", "land")
            _ = try await city.handOff(order.id, "failed", note: "留守").read(Order.self)
            if change == .handOffUndone {
                _ = try await city.handOff(order.id, "undo", note: "誤り").read(Order.self)
            }
            if change == .broughtNextDay {
                let tuesday = monday.adding(days: 1)
                await city.close(day: tuesday)
                try await city.plan(day: tuesday)
            }
        case .takenBackByDesk:
            _ = try await city.desk.post(
                Route.cancelOrder.path(order.id.text), Step(reason: "入院")
            ).read(Order.self)
        }
        return try city.order(order.id)
    }

    /// What the sentence must say.
    private static let words: [PlanChange: (String, String)] = [
        .windAtPlanning: ("風が 強いので 車で", "windy"), .switchedBeforePlan: ("風が 強いので 車で", "windy"),
        .switchedAfterPlan: ("風が 強いので 車で", "windy"),
        .switchedWithoutCause: ("予定が かわりました。車で", "plan has changed"),
        .sortieCancelled: ("点検を するので 車で", "check something"),
        .sortieReturned: ("点検を するので", "check something"),
        .vanReturned: ("", ""), .planAgainByVan: ("風が 強いので 車で", "windy"),
        .planAgainByAir: ("夕方までに", "by evening"), .handOffFailed: ("10月6日に もう一度", "6 October"),
        .handOffUndone: ("まちがいでした", "mistake"), .broughtNextDay: ("お待たせしました", "waiting"),
        .takenBackByDesk: ("とりけしました", "cancelled"),
    ]

    @Test(
        "whatever changes, the resident has a sentence in both languages, and none of them names the drone",
        arguments: PlanChange.allCases)
    func sentence(_ change: PlanChange) async throws {
        let city = try await CityForTests()
        let order = try await self.change(change, city)
        let note = try #require(order.note, "\(change) is told to nobody")
        let (ja, en) = try #require(Self.words[change])
        #expect(note.ja.contains(ja) || ja.isEmpty, "\(note.ja)")
        #expect(note.en.contains(en) || en.isEmpty, "\(note.en)")
        #expect(note.ja.hasSuffix("。") && note.en.hasSuffix("."))
        expectNoDrone(note)
        // A promise is the evening and never an hour.
        #expect(!note.ja.contains("時に") && !note.ja.contains("まもなく"))
        if change == .handOffFailed {
            #expect(!note.ja.contains("お電話"), "one clear thing: we come again")
        }
    }
}
