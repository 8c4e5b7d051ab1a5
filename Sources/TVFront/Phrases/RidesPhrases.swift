// What is said: rides. The texts themselves are in `Screens/Strings`.
extension Say {
    static let placesOutward = Say("places.outward")
    static let placesHomeward = Say("places.homeward")
    static let timesOutward = Say("times.outward")
    static let timesHomeward = Say("times.homeward")
    static let timesNone = Say("times.none")
    static let rideTo = Say("ride.to")
    static let rideFrom = Say("ride.from")
    static let rideWhen = Say("ride.when")
    static let rideComes = Say("ride.comes")
    static let buttonCompany = Say("button.company")
    static let hintCompany = Say("hint.company")
    static let buttonWheelchairNo = Say("button.wheelchair-no")
    static let buttonWheelchairYes = Say("button.wheelchair-yes")
    static let hintWheelchair = Say("hint.wheelchair")
    static let buttonAsk = Say("button.ask")
    static let hintAsk = Say("hint.ask")
    static let fare = Say("fare")
    static let ridesNone = Say("rides.none")
    static let ridesNoneDetail = Say("rides.none.detail")
    static let rideTileOut = Say("ride.tile-out")
    static let rideTileBack = Say("ride.tile-back")
    static let ridePickUp = Say("ride.pick-up")
    static let rideRequested = Say("ride.requested")
    static let rideRequestedLong = Say("ride.requested-long")
    static let rideAssigned = Say("ride.assigned")
    static let rideAssignedLong = Say("ride.assigned-long")
    static let rideAssignedHome = Say("ride.assigned-home")
    static let rideDone = Say("ride.done")
    static let rideCancelled = Say("ride.cancelled")
    static let rideRefused = Say("ride.refused")
    static let rideRefusedLong = Say("ride.refused-long")
    static let rideTitle = Say("ride.title")
    static let buttonHomeward = Say("button.homeward")
    static let hintHomeward = Say("hint.homeward")
    static let cancelRideAsk = Say("cancel-ride.ask")
    static let returnsAsk = Say("returns.ask")
    static let returnsLater = Say("returns.later")
    static let returnsLaterDetail = Say("returns.later.detail")
    static let returnsNone = Say("returns.none")
    static let returnsNoneDetail = Say("returns.none.detail")
    static let hintReturnsLater = Say("hint.returns-later")
    static let hintReturnsNone = Say("hint.returns-none")
    static let legOut = Say("leg.out")
    static let legHome = Say("leg.home")
    static let fareBoth = Say("fare.both")
    static let homeNotNeeded = Say("home-leg.not-needed")
    static let homeLater = Say("home-leg.later")
    static let homeNoCar = Say("home-leg.no-car")
    static let companyFree = Say("company.free")
    static let companyFare = Say("company.fare")
    static let rideSoon = Say("ride.soon")
    static let rideCar = Say("ride.car")
    static let rideCarLook = Say("ride.car-look")
    static let rideCall = Say("ride.call")
    static let rideComesBetween = Say("ride.comes-between")
    static let rideTileBoth = Say("ride.tile-both")
    static let buttonSeeHome = Say("button.see-home")
    static let buttonSeeOut = Say("button.see-out")
    static let buttonCancelBoth = Say("button.cancel-both")
    static let buttonCancelOut = Say("button.cancel-out")
    static let buttonCancelHome = Say("button.cancel-home")
    static let hintCancelBoth = Say("hint.cancel-both")
    static let cancelRideOut = Say("cancel-ride.out")
    static let cancelRideHome = Say("cancel-ride.home")
    static let cancelAlsoHome = Say("cancel-ride.also-home")
    static let cancelAlsoOut = Say("cancel-ride.also-out")
    static let sentRides = Say("sent.rides")
    static let sentCancelRides = Say("sent.cancel-rides")
    static let reminderCar = Say("reminder.car")
    static let reminderCarHome = Say("reminder.car-home")
    static let reminderNoCar = Say("reminder.no-car")
    static let tileNextRide = Say("tile.next-ride")
    static let placesUsual = Say("places.usual")

    static let ofRides: [Say] = [
        placesOutward, placesHomeward, timesOutward, timesHomeward, timesNone, rideTo, rideFrom,
        rideWhen, rideComes, buttonCompany, hintCompany, buttonWheelchairNo,
        buttonWheelchairYes, hintWheelchair, buttonAsk, hintAsk, fare, ridesNone, ridesNoneDetail,
        rideTileOut, rideTileBack, ridePickUp, rideRequested, rideRequestedLong, rideAssigned,
        rideAssignedLong, rideAssignedHome, rideDone, rideCancelled, rideRefused, rideRefusedLong,
        rideTitle, buttonHomeward, hintHomeward, cancelRideAsk,
        returnsAsk, returnsLater, returnsLaterDetail, returnsNone, returnsNoneDetail,
        hintReturnsLater, hintReturnsNone, legOut, legHome, fareBoth, homeNotNeeded,
        homeLater, homeNoCar, companyFree, companyFare, rideSoon, rideCar, rideCarLook,
        rideCall, rideComesBetween, rideTileBoth, buttonSeeHome, buttonSeeOut,
        buttonCancelBoth, buttonCancelOut, buttonCancelHome, hintCancelBoth, cancelRideOut,
        cancelRideHome, cancelAlsoHome, cancelAlsoOut, sentRides, sentCancelRides,
        reminderCar, reminderCarHome, reminderNoCar, tileNextRide, placesUsual,
    ]
}
