public import Domain
import Foundation

/// The folder of everything that is data and not a record: `Catalog/` and `hardware/` below one directory.
public struct DataFolder {
    /// Reads everything once and judges it as a whole: unknown words, wrong types, doubled ids, references into the void, counts that cannot be.
    /// - Throws: every problem of the whole folder in one run; file names are relative to the directory.
    public static func load(
        _ directory: String
    ) throws(DataProblems) -> (municipality: Municipality, catalogue: Catalogue) {
        var reader = FolderReader(directory)
        let municipality = reader.municipality()
        let catalogue = reader.catalogue()
        try reader.findings.throwIfAny()
        guard let municipality, let catalogue else {
            throw DataProblems(file: directory, "This folder could not be read.")
        }
        return (municipality, catalogue)
    }
}

/// Reads a folder file by file; what is known so far judges what comes later.
struct FolderReader {
    let directory: String
    let findings = Findings()
    var bases = Register<Named.Base>("base")
    var villages = Register<Named.Village>("village")
    var corridors = Register<Named.Corridor>("corridor")
    var airframes = Register<Named.Airframe>("airframe")
    var drones = Register<Named.Drone>("drone")
    var vans = Register<Named.Van>("van")
    var volunteers = Register<Named.Volunteer>("volunteer")
    var zones = Register<Named.TaxiZone>("taxi zone")
    var taxis = Register<Named.Taxi>("taxi")
    var places = Register<Named.RidePlace>("place")
    var shops = Register<Named.Shop>("shop")
    /// Most mass in one order, once it is known.
    var maximumOrderMass: Grams?

    init(_ directory: String) { self.directory = directory }

    /// The path on disk of a file named relative to the folder.
    func path(_ file: String) -> String { directory + "/" + file }

    /// The tree of one YAML file; nil if it cannot be read, which is then reported.
    func yaml(_ file: String) -> YAMLNode? {
        do throws(DataProblems) {
            let bytes = try readBytes(path(file), named: file, limit: YAMLFile.maximumBytes)
            return try YAMLFile(bytes: bytes, file: file).root
        } catch {
            findings.report(error)
            return nil
        }
    }

    /// The items of a YAML file that is one list. A list that may be empty is then written `[]`.
    func list(_ file: String, mayBeEmpty: Bool = false) -> [YAMLNode]? {
        guard let node = yaml(file) else { return nil }
        guard case .list(let items, at: _) = node, mayBeEmpty || !items.isEmpty else {
            findings.reportMissing(node.place, "Here a list is needed, one 「- 」 a thing.")
            return nil
        }
        return items
    }

    /// The files of one subfolder, by name; none if there is no such folder.
    func files(in folder: String, ending: String = ".yaml") -> [String]? {
        if !FileManager.default.fileExists(atPath: path(folder)) { return [] }
        let names = try? FileManager.default.contentsOfDirectory(atPath: path(folder))
        guard let names, names.count <= 1000 else {
            findings.report(
                DataProblems(
                    file: folder, "This folder cannot be read, or has more than 1000 files."))
            return nil
        }
        return names.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }

    /// Reads each file of a subfolder as one record.
    func records(
        in folder: String, required: [String], optional: [String] = []
    ) -> (fields: [Fields], complete: Bool) {
        guard let files = files(in: folder) else { return ([], false) }
        let nodes = files.map(yaml)
        let fields = nodes.compactMap { node in
            node.flatMap {
                Fields($0, required: required, optional: optional, to: findings)
            }
        }
        return (fields, fields.count == files.count)
    }
}
