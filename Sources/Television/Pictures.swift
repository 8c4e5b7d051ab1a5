import CSDL2
import Glibc

/// The pictures on the tiles: PNG files from one folder, or emoji; scaled once and kept.
final class Pictures {
    private struct Key: Hashable {
        let name: String
        let width: Int
        let height: Int
    }
    /// A picture file larger than this in bytes, or than 4,096 pixels a side, is not shown.
    static let largestFile = 8_000_000
    private let folder: String?
    private var kept = Shelf<Key, Picture?>(budget: 3_000_000)

    init(folder: String?) { self.folder = folder }

    /// The picture scaled to fit a box, shape kept; `nil` when there is none of that name.
    func fitting(_ name: String, width: Int, height: Int, with lettering: Lettering) -> Picture? {
        guard width > 0, height > 0, width <= 1920, height <= 1080 else { return nil }
        let key = Key(name: name, width: width, height: height)
        if let known = kept.take(key) { return known }
        let whole = name.hasSuffix(".png") ? file(name) : lettering.emoji(name)
        let scaled = whole.map { whole in
            let byWidth = width * whole.height <= height * whole.width
            return byWidth
                ? whole.scaled(toWidth: width, height: max(1, whole.height * width / whole.width))
                : whole.scaled(toWidth: max(1, whole.width * height / whole.height), height: height)
        }
        kept.put(scaled, for: key, cost: 64 + (scaled?.pixels.count ?? 0) * 4)
        return scaled
    }

    // Only a plain name: a picture never lies outside its folder.
    private func file(_ name: String) -> Picture? {
        guard let folder, !name.contains("/"), !name.hasPrefix("."), !name.contains("\0") else {
            return nil
        }
        let path = "\(folder)/\(name)"
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
            facts.st_size <= Pictures.largestFile, let surface = IMG_Load(path)
        else { return nil }
        defer { SDL_FreeSurface(surface) }
        guard surface.pointee.w <= 4_096, surface.pointee.h <= 4_096 else { return nil }
        return Picture(surface, isPremultiplied: false)
    }
}
