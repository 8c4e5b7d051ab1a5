import Wire

extension Dispatcher {
    /// The delivery side and the figures: not furnished yet, and it says so (501).
    static let deliveryDuties: [Duty] = [
        Route.makePlan, .plan, .publishPlan, .sortieStep, .vanStep, .handOffs, .handOffStep,
        .switchCarrier, .uptake,
    ].map { route in .open(route) { _ in throw Problem.notHere } }
}
