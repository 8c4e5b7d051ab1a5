import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let kioskDuties: [Duty] = [
        .open(.kioskView, Kiosks.view),
        .open(.callFromKiosk, Kiosks.call),
    ]
}

/// What a kiosk asks of the office.
enum Kiosks {
    /// Minutes after which a confirmed call is not carried out any more.
    static let minutesValid = 10

    /// The same words for every number that fetches nobody here, so that trying tells little.
    static let noSuchCall = Problem.unfit(
        "no-such-call", ja: "この番号では おさがしできません。紙の番号を たしかめてください。",
        en: "We cannot find a ride with this number. Please check the number on your paper.")
    /// After too many wrong numbers.
    static let wait = Problem.unfit(
        "kiosk-wait", ja: "5分ほど おまちください。お電話でも うけたまわります。",
        en: "Please wait about five minutes, or call us.")
    /// A call that was confirmed too long ago.
    static let tooOld = Problem.unfit(
        "call-too-old", ja: "時間が すぎました。もう一度 番号を 押してください。",
        en: "Too much time has passed. Please type the number once more.")

    /// The little a kiosk needs: where it stands, whom to call, and the rides home from here.
    static func view(_ visit: Visit) throws -> Reply {
        let place = try place(visit)
        let town = visit.terms.municipality
        let rides = try visit.books.rides.rides(on: visit.today).filter {
            $0.request.place == place.id && $0.request.direction == .homeward && $0.isOpen
                && $0.asSoonAsPossible == true
        }
        return try .message(
            KioskView(
                officeTime: visit.now, zone: town.zone, epoch: visit.terms.facts.epoch,
                rehearsal: visit.terms.facts.rehearsal, place: place.id, placeName: place.name,
                officePhone: town.officePhone, officeHours: town.officeHours,
                rides: rides.map { shown($0, town) }))
    }

    /// Fetches home whoever typed the number: only from this place, and only while somebody can
    /// still be standing there. A wrong number and a number of another place are one answer.
    static func call(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(CallFromKiosk.self)
        let place = try place(visit)
        let age = visit.now.milliseconds - wish.at.milliseconds
        guard abs(age) <= Int64(minutesValid) * 60_000 else { throw tooOld }
        do {
            let ride = try Desk.fetchHome(number: wish.number, from: place.id, visit)
            return try .message(shown(ride, visit.terms.municipality), subject: ride.id.text)
        } catch Refusal.notFound {
            throw noSuchCall
        }
    }

    private static func place(_ visit: Visit) throws -> RidePlace {
        guard case .kiosk(_, let id) = visit.signer.who,
            let place = visit.terms.municipality.ridePlace(id)
        else { throw Refusal.notFound }
        return place
    }

    private static func shown(_ ride: Ride, _ town: Municipality) -> KioskRide {
        let settlement =
            town.village(ride.village)?.name
            ?? Name(ja: ride.village.text, kana: "", en: ride.village.text)
        let car = ride.taxi.flatMap { id in town.taxis.first { $0.id == id } }
        return KioskRide(
            ride: ride.id, settlement: settlement, car: car.map { $0.look ?? $0.name },
            pickUp: ride.pickUp)
    }
}
