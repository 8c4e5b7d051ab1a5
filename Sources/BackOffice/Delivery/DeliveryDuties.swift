import Wire

extension Dispatcher {
    static let deliveryDuties: [Duty] = [
        .open(.makePlan, Delivery.makePlan),
        .discreet(.plan, Delivery.plan),
        .open(.publishPlan, Delivery.publishPlan),
        .open(.sortieStep, Delivery.sortieStep),
        .open(.vanStep, Delivery.vanStep),
        .discreet(.handOffs, Delivery.handOffs),
        .open(.handOffStep, Delivery.handOffStep),
        .open(.switchCarrier, Delivery.switchCarrier),
        .discreet(.uptake, Delivery.uptake),
    ]
}
