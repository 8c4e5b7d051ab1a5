// Alerts.
extension Route {
    /// What is in force now: public, small, kept in memory, asked for every few seconds by every box.
    public static let alertBoard = Route("alertBoard", "GET", "/v1/alerts", [.anybody])
    /// All alerts, newest first, with how many have answered.
    public static let alerts = Route("alerts", "GET", "/v1/alerts/all", [.operator])
    /// Raises an alert, or changes one.
    public static let raiseAlert = Route("raiseAlert", "POST", "/v1/alerts", [.operator])
    /// Ends an alert.
    public static let clearAlert = Route(
        "clearAlert", "POST", "/v1/alerts/{alert}/clear", [.operator])
    /// Who has answered an alert, and who has not.
    public static let alertReads = Route(
        "alertReads", "GET", "/v1/alerts/{alert}/reads", [.operator])
    /// Says that a household has answered an alert.
    public static let readAlert = Route(
        "readAlert", "POST", "/v1/alerts/{alert}/read", [.box, .operator])

    /// The names of the routes that change what is in force.
    public static let ofAlertWrites: Set<String> = [raiseAlert.name, clearAlert.name]

    static let ofAlerts: [Route] = [
        .alertBoard, .alerts, .raiseAlert, .clearAlert, .alertReads, .readAlert,
    ]
}
