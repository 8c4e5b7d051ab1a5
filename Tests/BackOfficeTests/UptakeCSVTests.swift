@testable import BackOffice
import Testing

@Suite("A cell of a CSV") struct UptakeCSVTests {
    @Test(
        "what a spreadsheet would take for a formula gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("+81", "'+81"), ("-3", "'-3"), ("@x", "'@x"), ("\tx", "'\tx"),
            ("3-1", "3-1"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=a,b", "\"'=a,b\""), ("a\nb", "\"a\nb\""),
        ])
    func cell(text: String, written: String) {
        #expect(UptakeCSV.cell(text) == written)
    }

    @Test("what is not ours is escaped before it stands in a page")
    func escaped() {
        #expect(HTML.escaped("<b a=\"x\">&'") == "&lt;b a=&quot;x&quot;&gt;&amp;&#39;")
    }
}
