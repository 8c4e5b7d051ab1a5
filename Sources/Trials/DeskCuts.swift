import Database
import Domain
import Foundation
import Rehearsal

// What the operator's command line asks.
extension ByteCutTrial {
    mutating func deskExchanges() throws {
        let town = try ground.town("desk-bytes", at: TimeOfDay(9, 0))
        defer { town.stopOffice() }
        try town.startOffice()
        let line = ["ENGAWA_OFFICE": town.boxAddress]
        var entered = 0
        // One run of the command line costs what fifty exchanges of a box do.
        try sweep("order at the desk", town.link, "POST /v1/orders ", stride: 8) {
            let home = town.households[entered % 40].id.text
            let said = try town.engawa(["order", "add", home, "215x1"], with: line)
            if said.status == 0 { entered += 1 }
            return said.status == 0 ? nil : "it ended \(said.status): \(said.errors.prefix(200))"
        }
        try town.clock.set(Ground.moment(TimeOfDay(11, 1)))
        var plans = 0
        let publish = "POST /v1/days/2026-11-24/plan/publish "
        try sweep("plan published", town.link, publish, stride: 64) {
            try town.desk("plan", "make", "2026-11-24", "--wind", "2", "--gust", "3")
            let said = try town.engawa(["plan", "publish", "2026-11-24"], with: line)
            plans += 1
            return said.status == 0 ? nil : "it ended \(said.status): \(said.errors.prefix(200))"
        }
        town.stopOffice()
        let books = try SQLiteFile(path: town.store)
        let orders = try books.query("SELECT id FROM orders").count
        if orders != entered {
            report.violate("\(entered) orders were entered at the desk, \(orders) are stored")
        }
        let published = try books.query(
            "SELECT sequence FROM event WHERE kind = 'plan-published'"
        ).count
        if published != plans {
            report.violate("\(plans) plans were published, the log has \(published)")
        }
        var ledger = Ledger(books)
        try ledger.checkLog()
        report.violate(ledger.findings, at: "desk")
    }
}
