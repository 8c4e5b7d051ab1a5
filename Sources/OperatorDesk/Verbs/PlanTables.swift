import Console
import Domain
import Wire

extension Verbs {
    static let heldTitle = Words(ja: "とどけられない注文", en: "Cannot be brought")

    static func heldTable(_ held: [HeldOrder], _ speech: Speech) -> Table {
        Table(
            [
                .init("receipt", ja: "受付番号", en: "Receipt"),
                .init("village", ja: "集落", en: "Village"), .init("code", ja: "符号", en: "Code"),
                .init("reason", ja: "理由", en: "Reason"), .init("order", ja: "ID", en: "Id"),
            ],
            rows: held.map {
                [
                    "\($0.receipt)", "\($0.village)", $0.code, speech.note($0.reason),
                    "\($0.order)",
                ]
            })
    }

    static func sortieTable(_ sorties: [SortieView], _ speech: Speech) -> Table {
        Table(
            [
                .init("sortie", ja: "便", en: "Flight"), .init("state", ja: "状態", en: "State"),
                .init("drone", ja: "機体", en: "Drone"), .init("base", ja: "基地", en: "Base"),
                .init("village", ja: "集落", en: "Village"),
                .init("launch", ja: "離陸", en: "Launch"), .init("arrival", ja: "着陸", en: "Lands"),
                .init("back", ja: "帰着", en: "Back"),
                .init("mass", ja: "重さkg", en: "kg", isNumber: true),
                .init("volunteer", ja: "受け手", en: "Volunteer"),
                .init("orders", ja: "注文", en: "Orders"),
            ],
            rows: sorties.map { sortie in
                [
                    "\(sortie.id)", speech.word(sortie.progress), "\(sortie.drone)",
                    "\(sortie.base)", "\(sortie.village)", "\(sortie.launch)",
                    "\(sortie.arrival)", "\(sortie.back)", speech.kilograms(sortie.mass),
                    "\(sortie.volunteer)", receipts(sortie.orders),
                ]
            })
    }

    static func roundTable(_ rounds: [VanRoundView], _ speech: Speech) -> Table {
        Table(
            [
                .init("round", ja: "巡回", en: "Round"), .init("state", ja: "状態", en: "State"),
                .init("van", ja: "車", en: "Van"), .init("base", ja: "基地", en: "Base"),
                .init("departs", ja: "出発", en: "Departs"),
                .init("returns", ja: "戻り", en: "Returns"),
                .init("mass", ja: "重さkg", en: "kg", isNumber: true),
                .init("stops", ja: "立ち寄り", en: "Stops"),
            ],
            rows: rounds.map { round in
                [
                    round.id, state(of: round, speech), "\(round.van)", "\(round.base)",
                    "\(round.departs)", "\(round.returns)", speech.kilograms(round.mass),
                    round.stops.map { "\($0.arrival) \($0.village)(\($0.orders.count))" }
                        .joined(separator: " → "),
                ]
            })
    }

    private static func state(of round: VanRoundView, _ speech: Speech) -> String {
        let words =
            switch round.progress {
            case "planned": Words(ja: "予定", en: "planned")
            case "departed": Words(ja: "巡回中", en: "under way")
            case "returned": Words(ja: "戻り", en: "returned")
            default: Words(same: round.progress)
            }
        return speech.word(round.progress, words)
    }

    static func walkTable(_ walks: [WalkView], _ speech: Speech) -> Table {
        Table(
            [
                .init("volunteer", ja: "だれが", en: "Who"),
                .init("village", ja: "集落", en: "Village"),
                .init("departs", ja: "出発", en: "Departs"),
                .init("orders", ja: "注文", en: "Orders"),
            ],
            rows: walks.map {
                ["\($0.volunteer)", "\($0.village)", "\($0.departs)", receipts($0.orders)]
            })
    }

    private static func receipts(_ orders: [LoadedOrder]) -> String {
        orders.map(\.receipt.text).joined(separator: " ")
    }

    static let sheetColumns: [Table.Column] = [
        .init("round", ja: "巡回", en: "Round"), .init("arrival", ja: "到着", en: "Arrives"),
        .init("village", ja: "集落", en: "Village"),
        .init("volunteer", ja: "受け手", en: "Volunteer"),
        .init("receipt", ja: "受付番号", en: "Receipt"), .init("name", ja: "名前", en: "Name"),
        .init("hand-over", ja: "お渡し", en: "Hand-over"),
        .init("why-van", ja: "車の理由", en: "Why by van"), .init("tick", ja: "✓", en: "Done"),
    ]

    /// What the driver takes along: a line per order and stop, with room for a tick.
    static func sheetTable(_ round: VanRoundView, _ speech: Speech) -> Table {
        Table(
            sheetColumns,
            rows: round.stops.flatMap { stop in
                stop.orders.map { order in
                    [
                        round.id, "\(stop.arrival)", "\(stop.village)",
                        stop.volunteer?.text ?? "", "\(order.receipt)",
                        speech.name(order.householdName), "\(order.handOff)",
                        speech.note(order.groundReason),
                        round.arrived.contains(stop.village)
                            ? speech.word("done", Words(ja: "済", en: "done"))
                            : speech.word("", Words(same: "[ ]")),
                    ]
                }
            })
    }

    /// The plan for a spreadsheet: a row per order, however it goes.
    static func byOrder(_ plan: PlanView, _ speech: Speech) -> Table {
        func rows(
            _ carrier: CarrierKind, _ vehicle: String, _ leaves: TimeOfDay, _ village: VillageId,
            _ arrival: TimeOfDay?, _ who: VolunteerId?, _ orders: [LoadedOrder]
        ) -> [[String]] {
            orders.map { order in
                [
                    "\(order.receipt)", speech.word(carrier), vehicle, "\(village)",
                    "\(leaves)", speech.time(arrival), "\(order.handOff)", who?.text ?? "",
                    speech.name(order.householdName), speech.note(order.groundReason),
                    "\(order.order)",
                ]
            }
        }
        let flown = plan.sorties.flatMap {
            rows(.drone, $0.id.text, $0.launch, $0.village, $0.arrival, $0.volunteer, $0.orders)
        }
        let driven = plan.vanRounds.flatMap { round in
            round.stops.flatMap {
                rows(
                    .van, round.id, round.departs, $0.village, $0.arrival, $0.volunteer,
                    $0.orders)
            }
        }
        let walked = plan.walks.flatMap {
            rows(.onFoot, "", $0.departs, $0.village, nil, $0.volunteer, $0.orders)
        }
        let held = plan.held.map { order in
            [
                "\(order.receipt)", speech.word("held", Words(ja: "保留", en: "held")), "",
                "\(order.village)", "", "", "", "", "", speech.note(order.reason),
                "\(order.order)",
            ]
        }
        return Table(
            [
                .init("receipt", ja: "受付番号", en: "Receipt"),
                .init("carrier", ja: "運び手", en: "Carrier"),
                .init("trip", ja: "便", en: "Trip"), .init("village", ja: "集落", en: "Village"),
                .init("leaves", ja: "出発", en: "Leaves"),
                .init("arrives", ja: "到着", en: "Arrives"),
                .init("hand-over", ja: "お渡し", en: "Hand-over"),
                .init("volunteer", ja: "受け手", en: "Volunteer"),
                .init("name", ja: "名前", en: "Name"), .init("reason", ja: "理由", en: "Reason"),
                .init("order", ja: "ID", en: "Id"),
            ], rows: flown + driven + walked + held)
    }
}
