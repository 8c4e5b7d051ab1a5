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
    static let rideCarComes = Say("ride.car-comes")
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

    static let ofRides: [Say] = [
        placesOutward, placesHomeward, timesOutward, timesHomeward, timesNone, rideTo, rideFrom,
        rideWhen, rideComes, rideCarComes, buttonCompany, hintCompany, buttonWheelchairNo,
        buttonWheelchairYes, hintWheelchair, buttonAsk, hintAsk, fare, ridesNone, ridesNoneDetail,
        rideTileOut, rideTileBack, ridePickUp, rideRequested, rideRequestedLong, rideAssigned,
        rideAssignedLong, rideAssignedHome, rideDone, rideCancelled, rideRefused, rideRefusedLong,
        rideTitle, buttonHomeward, hintHomeward, cancelRideAsk,
    ]
}
