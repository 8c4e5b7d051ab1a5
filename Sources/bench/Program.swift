import Foundation

/// Measurements, by name. Each takes the rest of the command line and gives the exit code.
@main
enum Program {
    static let commands: [String: @Sendable ([String]) async -> Int32] = [
        "figures": FiguresCommand.run,
        "light": LightCommand.run,
        "orders": OrdersCommand.run,
        "tv": TelevisionCommand.run,
        "tv-walk": Walk.run,
        "voice": VoiceCommand.run,
        "drone-day": DroneDayCommand.run,
        "plan-time": DroneDayCommand.time,
        "days": DaysCommand.run,
        "replan": ReplanCommand.run,
        "drill": DrillCommand.run,
        "year": YearCommand.run,
        "rush": RushCommand.run,
        "rehearse": RehearseCommand.run,
        "try": TryCommand.run,
        "people": PeopleCommand.run,
        "faults": FaultsCommand.run,
        "simulate": SimulateCommand.run,
    ]

    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        guard let name = words.first, let command = commands[name] else {
            let names = commands.keys.sorted().joined(separator: " | ")
            FileHandle.standardError.write(Data("engawa-bench \(names) …\n".utf8))
            exit(64)
        }
        exit(await command(Array(words.dropFirst())))
    }
}
