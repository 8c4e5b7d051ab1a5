/// What a household asks of the office, on the television or by telephone through the desk.
enum Residents {}
