import Foundation
import Dispatch
func x() { let c = NSCondition(); c.signal() }
