import Domain

@testable import TVFront

/// Alerts in all levels, a drill, and what is over.
enum TourAlerts {
    static func alert(
        _ level: AlertLevel = .four, drill: Bool = false, id: String = "A-1", revision: Int = 1,
        cleared: Bool = false, minute: Int = 10
    ) -> Alert {
        Alert(
            id: Sample.id(id), level: level, isDrill: drill,
            title: Note(ja: "川の水が ふえています", en: "The river is rising"),
            text: Note(
                ja: "すぐに 集会所へ 行ってください。川の そばに 行かないでください。",
                en: "Go to the village hall now. Keep away from the river."),
            villages: [], revision: revision, at: Sample.time(14, minute),
            clearedAt: cleared ? Sample.time(14, minute) : nil)
    }

    static func content(_ alerts: Alert...) -> Content {
        var content = Sample.content(Sample.time(14, 12))
        content.alerts = alerts
        return content
    }

    static func front(_ alerts: Alert...) -> Front {
        var content = Sample.content(Sample.time(14, 12))
        content.alerts = alerts
        var front = Tour.at([], content: Sample.content())
        front.receive(content)
        return front
    }

    static var stops: [(name: String, front: Front)] {
        let levels = AlertLevel.allCases.map {
            ("alert-\($0.rawValue)", front(alert($0)))
        }
        var over = front(alert())
        over.receive(content(alert(revision: 2, cleared: true, minute: 40)))
        var drillOver = front(alert(drill: true))
        drillOver.receive(content(alert(drill: true, revision: 2, cleared: true)))
        let longest = Alert(
            id: Sample.id("A-9"), level: .three, isDrill: false,
            title: Note(
                ja: String(repeating: "水", count: Alert.longestTitle.ja),
                en: String(repeating: "Rain ", count: 6)),
            text: Note(
                ja: String(repeating: "高い 所へ。", count: 10),
                en: String(repeating: "Go up. ", count: 17)),
            villages: [], at: Sample.time(14, 10))
        return levels + [
            ("alert-drill", front(alert(drill: true))), ("alert-over", over),
            ("alert-drill-over", drillOver), ("alert-longest", front(longest)),
        ]
    }
}
