/// One of the services a resident can use. Adding one costs a folder here, its test, a screen, data and one line below.
public enum Service: String, Sendable, Hashable, Codable, CaseIterable {
    /// 買い物
    case shopping
    /// のりもの
    case rides
    /// 元気です
    case wellness
}
