//! The kinds of values, and the wrong values that each kind is tried with.

use serde_json::{Value, json};

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The id of a room.
    Room,
    /// The id of a person.
    User,
    /// The id of a person, or a whole number.
    MutedUser,
    /// The id of a message.
    Message,
    /// A display text of at least one character, and of at most so many.
    Text(usize),
    /// The same, possibly empty.
    MaybeEmpty(usize),
    /// `true` or `false`.
    Flag,
    /// A room's status.
    Status,
    /// A mute's reason.
    Reason,
    /// A mute's duration.
    Duration,
    /// A ban's reason.
    BanReason,
    /// A ban's duration.
    BanDuration,
    /// The name of a file.
    File,
    /// A time.
    Time,
    /// The URL of a recording server.
    Url,
    /// Milliseconds since 1970: any in a query, not too far ahead in a body.
    Millis,
    /// A page's limit, at most so many.
    Limit(usize),
    /// How many of a page are passed over, at most so many.
    Skip(usize),
    /// Which of a list comes first.
    Order,
    /// A member of a message.
    Member,
    /// The cursor of a page.
    Cursor,
    /// An `Idempotency-Key`.
    Key,
    /// A list of entity tags.
    Tags,
    /// The id of a community.
    Community,
    /// An Ethereum address.
    Address,
    /// A role in a community.
    Role,
    /// What a user does to a voice chat.
    Action,
    /// What the moderation log tells of.
    LoggedAction,
    /// An object whose fields are slots of their own.
    Object,
    /// A list whose elements are a slot of their own.
    List,
}

type Texts = Vec<(&'static str, String)>;

fn owned(texts: &[(&'static str, &str)]) -> Texts {
    texts.iter().map(|(label, text)| (*label, (*text).to_owned())).collect()
}

/// What no id may be; those with a `/` are another path in a path.
fn no_ids() -> Texts {
    let mut texts = owned(&[
        ("a blank in it", "a b"),
        ("a blank at its end", "a "),
        ("a newline", "a\n"),
        ("a NUL", "a\0b"),
        ("a DEL", "a\u{7f}"),
        ("a #", "a#b"),
        ("a ?", "a?b"),
        ("a %", "a%b"),
        ("a %2F", "a%2Fb"),
        ("a backslash", "a\\b"),
        ("a double quote", "a\"b"),
        ("angle brackets", "<a>"),
        (".", "."),
        ("..", ".."),
        ("a / in it", "a/b"),
        ("a way up", "../a"),
        ("non-ASCII", "é"),
        ("an emoji", "🎤"),
        ("a right-to-left mark", "a\u{200f}"),
    ]);
    texts.push(("too long", "x".repeat(129)));
    texts.push(("far too long", "x".repeat(5000)));
    texts
}

fn no_display_texts(longest: usize) -> Texts {
    let mut texts = owned(&[
        ("a bell", "a\u{7}"),
        ("a NUL", "a\0"),
        ("an escape", "\u{1b}[2J"),
        ("a DEL", "a\u{7f}"),
        ("a C1 control character", "a\u{85}"),
    ]);
    texts.push(("too long", "x".repeat(longest + 1)));
    texts.push(("too long in non-ASCII", "é".repeat(longest + 1)));
    texts
}

fn display_texts(longest: usize) -> Texts {
    let mut texts =
        owned(&[("newline and tab", "a\n\tb"), ("non-ASCII", "é 🎤 \u{fffd}"), ("ids' outcasts", "#/%2F..\\\"<")]);
    texts.push(("the longest", "é".repeat(longest)));
    texts
}

impl Kind {
    /// Texts that are none of this kind.
    pub fn wrong_texts(self) -> Texts {
        match self {
            Self::Room => [no_ids(), owned(&[("a path", "speak"), ("another path", "status")])].concat(),
            Self::User | Self::MutedUser => no_ids(),
            Self::Message => no_message_ids(),
            Self::Text(longest) | Self::MaybeEmpty(longest) => no_display_texts(longest),
            Self::Status => owned(&[("unknown", "OPEN"), ("in lower case", "live"), ("a blank after it", "LIVE ")]),
            Self::Duration => owned(&[("unknown", "x"), ("in upper case", "S"), ("two", "sm"), ("seconds", "900")]),
            Self::BanDuration => owned(&[("unknown", "s"), ("in upper case", "D"), ("two", "hd"), ("seconds", "3600")]),
            Self::Reason | Self::BanReason => owned(&[("a text", "spamming"), ("digits in a text", "1")]),
            Self::Flag => owned(&[("true in a text", "true"), ("a text", "yes")]),
            Self::File => {
                let long = "x".repeat(129);
                owned(&[("a blank in it", "a b"), ("no ASCII", "é"), ("a quote", "a'b"), ("too long", &long)])
            }
            Self::Time => no_times(),
            Self::Url => no_urls(),
            Self::Millis => owned(&[
                ("no number", "x"),
                ("a fraction", "1.5"),
                ("an exponent", "1e3"),
                ("a date", "2024-12-31"),
                ("beyond 2^53", "9007199254740993"),
                ("below -2^53", "-9007199254740993"),
                ("huge", "99999999999999999999999999"),
            ]),
            Self::Limit(most) => no_limits(most),
            Self::Skip(most) => no_limits(most).into_iter().filter(|(label, _)| *label != "zero").collect(),
            Self::Order => owned(&[("a word", "asc"), ("zero", "0"), ("two", "2"), ("with a plus", "+1")]),
            Self::Member => owned(&[("unknown", "editor"), ("in upper case", "ID"), ("commas", "id,text")]),
            Self::Cursor => no_cursors(),
            Self::Key => vec![
                ("too long", "k".repeat(256)),
                ("too long in quotes", format!("\"{}\"", "k".repeat(256))),
                ("non-ASCII", "é".to_owned()),
                ("a tab in it", "a\tb".to_owned()),
                ("two", "a,b".to_owned()),
                ("two in quotes", "\"a\",\"b\"".to_owned()),
                ("empty quotes", "\"\"".to_owned()),
            ],
            Self::Tags => owned(&[
                ("no quotes", "abc"),
                ("an open quote", "\"abc"),
                ("a blank in a tag", "\"a b\""),
                ("a tab in a tag", "\"a\tb\""),
                ("no comma", "\"a\" \"b\""),
                ("a lower-case w", "w/\"a\""),
                ("* among tags", "*, \"a\""),
                ("non-ASCII", "\"é\""),
            ]),
            Self::Community => {
                [no_ids(), owned(&[("the path active", "active"), ("the path status", "status")])].concat()
            }
            Self::Address => [no_ids(), no_addresses()].concat(),
            Self::Role => owned(&[("unknown", "admin"), ("in upper case", "OWNER"), ("a blank after it", "owner ")]),
            Self::Action => owned(&[("unknown", "leave"), ("in upper case", "CREATE"), ("a blank after it", "join ")]),
            Self::LoggedAction => {
                owned(&[("unknown", "user.praised"), ("in upper case", "USER.MUTED"), ("half of one", "user")])
            }
            Self::Object => owned(&[("a text", "x"), ("an object in a text", "{}")]),
            Self::List => owned(&[("a text", "c"), ("a list in a text", "[\"c\"]"), ("commas", "c,d")]),
        }
    }

    /// Unusual texts of this kind.
    pub fn unusual_texts(self) -> Texts {
        match self {
            Self::Room | Self::User | Self::MutedUser | Self::Community => {
                let mut texts = owned(&[("odd but visible", "@a:b~{1}[2]|^`'&+=,;!$*()"), ("three dots", "...")]);
                texts.push(("the longest", "x".repeat(128)));
                texts
            }
            Self::Text(longest) | Self::MaybeEmpty(longest) => display_texts(longest),
            Self::Limit(most) => vec![("the least", "1".to_owned()), ("the most", most.to_string())],
            Self::Millis => owned(&[("zero", "0"), ("below zero", "-5"), ("2^53", "9007199254740992")]),
            Self::Skip(most) => vec![("none", "0".to_owned()), ("the most", most.to_string())],
            Self::Order => owned(&[("oldest first", "1"), ("in another form", "#-1")]),
            Self::Member => owned(&[("who has seen it", "seenBy"), ("when", "createdAt")]),
            Self::Key => vec![("the longest", "k".repeat(255)), ("in quotes", "\"a key\"".to_owned())],
            Self::Address => owned(&[
                ("in upper case", "0xABCDEF0123456789ABCDEF0123456789ABCDEF01"),
                ("in both cases", "0xabcdef0123456789ABCDEF0123456789abcdef01"),
            ]),
            _ => Vec::new(),
        }
    }

    /// What a body may not hold in place of this kind, beside wrong texts.
    pub fn wrong_values(self) -> Vec<(&'static str, Value)> {
        let types = [
            ("an array", json!(["x"])),
            ("an object", json!({ "x": 1 })),
            ("true", json!(true)),
            ("a number", json!(7)),
            ("a huge number", json!(1e300)),
            ("a fraction", json!(1.5)),
            ("a number beyond 2^53", json!(u64::MAX)),
            ("a number below zero", json!(-1)),
            ("a blank text", json!(" ")),
        ];
        types.into_iter().filter(|(label, _)| !self.may_be(label)).collect()
    }

    fn may_be(self, label: &str) -> bool {
        match label {
            "an array" => self == Self::List,
            "an object" => self == Self::Object,
            "true" => self == Self::Flag,
            "a number" => matches!(self, Self::MutedUser | Self::Millis),
            "a number below zero" => self == Self::MutedUser,
            // Blank texts are absent, unless there is no text or no other than fixed ones.
            "a blank text" => !self.refuses_blank(),
            _ => false,
        }
    }

    /// Whether a blank text is wrong rather than absent.
    pub fn refuses_blank(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Flag | Status | Reason | Duration | BanReason | BanDuration | Millis | Url | Role | Action | Object | List
        )
    }

    /// What is said of a wrong value, where the contract has words for it.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Reason => Some("Not a valid mute reason"),
            Self::Duration => Some("Not a valid mute duration"),
            Self::BanReason => Some("Not a valid ban reason"),
            Self::BanDuration => Some("Not a valid ban duration"),
            _ => None,
        }
    }
}

fn no_addresses() -> Texts {
    owned(&[
        ("a name", "ann"),
        ("no digits", "0x"),
        ("a digit too few", "0x0123456789abcdef0123456789abcdef0123456"),
        ("a digit too many", "0x0123456789abcdef0123456789abcdef012345678"),
        ("no 0x", "0123456789abcdef0123456789abcdef01234567"),
        ("as long without 0x", "0123456789abcdef0123456789abcdef0123456789"),
        ("a large X", "0X0123456789abcdef0123456789abcdef01234567"),
        ("no hex digit", "0x0123456789abcdef0123456789abcdef0123456g"),
        ("a blank before it", " 0x0123456789abcdef0123456789abcdef01234567"),
        ("a newline after it", "0x0123456789abcdef0123456789abcdef01234567\n"),
        ("an identity of LiveKit", "0x0123456789abcdef0123456789abcdef01234567:web"),
        ("non-ASCII of the same bytes", "0x0123456789abcdef0123456789abcdef012345é"),
        ("non-ASCII digits", "0x０１２３456789abcdef0123456789abcdef01234567"),
    ])
}

fn no_message_ids() -> Texts {
    let mut texts = no_ids();
    // Such an id is none that was given out, yet may stand there.
    texts.retain(|(label, _)| *label != "too long");
    texts.push(("a colon", "a:b".to_owned()));
    texts.push(("too long", "x".repeat(209)));
    texts
}

fn no_times() -> Texts {
    let mut texts = owned(&[
        ("no time", "tomorrow"),
        ("a date alone", "2030-12-31"),
        ("no zone and no seconds", "2030-12-31T05:33"),
        ("no seconds", "2030-12-31 05:33"),
        ("a number in a text", "1735623212"),
        ("a 13th month", "2030-13-01 00:00:00"),
        ("a 30th of February", "2030-02-30 00:00:00"),
        ("a 25th hour", "2030-12-31 24:00:00"),
        ("a newline after it", "2030-12-31 05:33:32\n"),
        ("a year of five digits", "12030-12-31T05:33:32Z"),
        ("before the year 0 in UTC", "0000-01-01T00:00:00+00:01"),
        ("after the year 9999 in UTC", "9999-12-31T23:59:59-00:01"),
        ("non-ASCII digits", "２０３０-12-31 05:33:32"),
    ]);
    texts.push(("too long", "2".repeat(5000)));
    texts
}

fn no_urls() -> Texts {
    let mut texts = owned(&[
        ("no scheme", "google.com"),
        ("no host", "http://"),
        ("one slash", "http:/a.example"),
        ("another scheme", "ftp://a.example"),
        ("a script", "javascript:alert(1)"),
        ("a path", "/recordings"),
        ("a blank in it", "http://a.example/a b"),
        ("a newline", "http://a.example/\n"),
        ("a NUL", "http://a.example/\0"),
        ("a bad port", "http://a.example:99999"),
        ("a bad host", "http://a<b"),
    ]);
    texts.push(("too long", format!("http://a.example/{}", "x".repeat(2048))));
    texts
}

fn no_limits(most: usize) -> Texts {
    let mut texts = owned(&[
        ("zero", "0"),
        ("below zero", "-1"),
        ("a fraction", "1.5"),
        ("an exponent", "1e1"),
        ("no number", "x"),
        ("non-ASCII digits", "５"),
        ("huge", "99999999999999999999999999"),
    ]);
    texts.push(("too many", (most + 1).to_string()));
    texts
}

fn no_cursors() -> Texts {
    let mut texts = owned(&[
        ("no cursor", "x"),
        ("a number", "7"),
        ("no key", "YSNiI2M"),
        ("broken UTF-8 inside", "_w"),
        ("a #", "#"),
        ("a /", "a/b"),
        ("..", ".."),
        ("non-ASCII", "é"),
        ("a NUL", "\0"),
    ]);
    texts.push(("too long", "a".repeat(5000)));
    texts
}
