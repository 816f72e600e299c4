//! From a field and its kind to rows: everything that may be wrong with it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::kinds::Kind;
use super::row::{Expected, Operation, Place, Sent};
use Expected::{Gateway, Named, Refused, Taken};

const REQUIRED: Option<&str> = Some("is required");

/// A value as it stands in a path or query.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The place of a field such as `a`, `a.b` or `a[0]` in a body.
pub fn slot<'b>(body: &'b mut Value, field: &str) -> &'b mut Value {
    field.split(['.', '[']).fold(body, |value, step| match step.strip_suffix(']') {
        Some(index) => &mut value[index.parse::<usize>().unwrap()],
        None => &mut value[step],
    })
}

impl Operation {
    /// A field of the body that has to be there.
    pub fn needs(self, field: &'static str, valid: Value, kind: Kind) -> Self {
        let blank = match kind {
            Kind::MaybeEmpty(_) => Taken,
            _ if kind.refuses_blank() => Named(kind.words()),
            _ => Named(REQUIRED),
        };
        let empty = if kind == Kind::Url { Taken } else { blank.clone() };
        self.body_field(field, valid, kind)
            .row(Place::Body, field, "missing", Sent::Nothing, Named(REQUIRED))
            .row(Place::Body, field, "null", Sent::Json(Value::Null), Named(REQUIRED))
            .row(Place::Body, field, "empty", Sent::Json(json!("")), empty)
            .row(Place::Body, field, "blank", Sent::Json(json!(" \t")), blank)
    }

    /// A field of the body that may be left out.
    pub fn may_have(self, field: &'static str, valid: Value, kind: Kind) -> Self {
        let blank = if kind.refuses_blank() { Named(kind.words()) } else { Taken };
        self.body_field(field, valid, kind)
            .row(Place::Body, field, "missing", Sent::Nothing, Taken)
            .row(Place::Body, field, "null", Sent::Json(Value::Null), Taken)
            .row(Place::Body, field, "empty", Sent::Json(json!("")), blank.clone())
            .row(Place::Body, field, "blank", Sent::Json(json!(" \t")), blank)
    }

    /// What each of a list in the body is.
    pub fn holds(self, element: &'static str, valid: Value, kind: Kind) -> Self {
        self.body_field(element, valid, kind)
            .row(Place::Body, element, "null", Sent::Json(Value::Null), Named(REQUIRED))
            .row(Place::Body, element, "empty", Sent::Json(json!("")), Named(REQUIRED))
            .row(Place::Body, element, "blank", Sent::Json(json!(" \t")), Named(REQUIRED))
    }

    fn body_field(mut self, field: &'static str, valid: Value, kind: Kind) -> Self {
        *slot(self.body.get_or_insert_with(|| json!({})), field) = valid;
        for (wrong, value) in kind.wrong_values() {
            self = self.row(Place::Body, field, wrong, Sent::Json(value), Named(kind.words()));
        }
        for (wrong, text) in kind.wrong_texts() {
            self = self.row(Place::Body, field, wrong, Sent::Json(json!(text)), Named(kind.words()));
        }
        // A number is no text in a body, however usual it looks in a query.
        for (what, text) in kind.unusual_texts().into_iter().filter(|_| kind != Kind::Millis) {
            self = self.takes(field, what, json!(text));
        }
        self
    }

    /// A parameter of the query that has to be there.
    pub fn asks(self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        let blank = Named(REQUIRED);
        self.query(name, valid, kind)
            .row(Place::Query, name, "missing", Sent::Nothing, blank.clone())
            .row(Place::Query, name, "empty", Sent::Raw(String::new()), blank.clone())
            .row(Place::Query, name, "blank", Sent::Raw("+%20".to_owned()), blank)
    }

    /// A parameter of the query that may be left out.
    pub fn may_ask(self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        let blank = if matches!(kind, Kind::Status | Kind::LoggedAction) { Named(None) } else { Taken };
        self.query(name, valid, kind)
            .row(Place::Query, name, "missing", Sent::Nothing, Taken)
            .row(Place::Query, name, "empty", Sent::Raw(String::new()), blank.clone())
            .row(Place::Query, name, "blank", Sent::Raw("+%20".to_owned()), blank)
    }

    /// A parameter of the query that may be there as often as one likes.
    pub fn may_ask_many(self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        let mut operation = self.query(name, valid, kind);
        operation.rows.retain(|row| row.field != name || row.wrong != "twice");
        operation
            .row(Place::Query, name, "several", Sent::Twice, Taken)
            .row(Place::Query, name, "missing", Sent::Nothing, Taken)
            .row(Place::Query, name, "empty", Sent::Raw(String::new()), Named(REQUIRED))
            .row(Place::Query, name, "blank", Sent::Raw("+%20".to_owned()), Named(REQUIRED))
    }

    /// The same, which has to be there.
    pub fn asks_many(self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        let mut operation = self.may_ask_many(name, valid, kind);
        for row in operation.rows.iter_mut().filter(|row| row.field == name && row.wrong == "missing") {
            row.expected = Named(REQUIRED);
        }
        operation
    }

    fn query(mut self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        self.values.push((Place::Query, name, valid));
        self = self
            .row(Place::Query, name, "twice", Sent::Twice, Named(None))
            .row(Place::Query, name, "broken UTF-8", Sent::Raw("a%FFb".to_owned()), Named(None))
            .row(Place::Query, name, "a lone surrogate", Sent::Raw("%ED%A0%80".to_owned()), Named(None));
        for (wrong, text) in kind.wrong_texts() {
            self = self.row(Place::Query, name, wrong, Sent::Raw(encoded(&text)), Named(None));
        }
        for (what, text) in kind.unusual_texts() {
            self = self.row(Place::Query, name, what, Sent::Raw(encoded(&text)), Taken);
        }
        self
    }

    /// A parameter of the path.
    ///
    /// What decodes to a `/` is another path, and what does not decode is no
    /// request: API Gateway answers both itself.
    pub fn at(mut self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        self.values.push((Place::Path, name, valid));
        let has_path_of_its_own = |text: &str| kind == Kind::Room && matches!(text, "speak" | "status");
        for (wrong, text) in kind.wrong_texts().into_iter().filter(|(_, text)| !has_path_of_its_own(text)) {
            let expected = if text.contains('/') { Gateway(404) } else { Named(None) };
            self = self.row(Place::Path, name, wrong, Sent::Raw(encoded(&text)), expected);
        }
        for (wrong, raw, expected) in [
            ("missing", "", Gateway(404)),
            ("blank", "%20", Named(None)),
            ("broken UTF-8", "a%FFb", Gateway(400)),
            ("a lone surrogate", "%ED%A0%80", Gateway(400)),
            ("a slash after it", "a/", Gateway(404)),
            ("a slash in it", "a/b", Gateway(404)),
            ("two bare dots", "..", Named(None)),
            ("a bare dot", ".", Named(None)),
            ("half an escape", "a%2", Named(None)),
            ("an escape that is none", "a%zz", Named(None)),
        ] {
            self = self.row(Place::Path, name, wrong, Sent::Raw(raw.to_owned()), expected);
        }
        self
    }

    /// A header that may be left out.
    pub fn may_head(mut self, name: &'static str, valid: &'static str, kind: Kind) -> Self {
        self.values.push((Place::Header, name, valid));
        // A blank list is none; a blank key is one that tells no repeat from another.
        let blank = if kind == Kind::Key { Named(None) } else { Taken };
        self = self
            .row(Place::Header, name, "missing", Sent::Nothing, Taken)
            .row(Place::Header, name, "empty", Sent::Raw(String::new()), blank.clone())
            .row(Place::Header, name, "blank", Sent::Raw("  ".to_owned()), blank);
        for (wrong, text) in kind.wrong_texts() {
            self = self.row(Place::Header, name, wrong, Sent::Raw(text), Named(None));
        }
        for (what, text) in kind.unusual_texts() {
            self = self.row(Place::Header, name, what, Sent::Raw(text), Taken);
        }
        self
    }

    /// What may be wrong with the body as a whole.
    pub fn has_json_body(self) -> Self {
        self.has_json_body_of(64)
    }

    /// The same of a body that may be left out, which is more than null.
    pub fn has_optional_json_body(self) -> Self {
        let mut operation = self.has_json_body();
        for row in operation.rows.iter_mut().filter(|row| row.wrong == "no body") {
            row.expected = Taken;
        }
        operation
    }

    /// A JSON body of at most so many KiB.
    pub fn has_json_body_of(mut self, kib: usize) -> Self {
        let valid = self.body.clone().unwrap_or_else(|| json!({}));
        for (wrong, body) in broken_bodies(&valid) {
            self = self.whole(wrong, body, None, Named(None));
        }
        let written = valid.to_string().into_bytes();
        for kind in
            ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "json"]
        {
            self = self.whole(kind, written.clone(), Some(kind), Refused(415));
        }
        for kind in ["application/jsonp", "application/", "text/json", " ", "application/json/x", "é"] {
            self = self.whole(kind, written.clone(), Some(kind), Refused(415));
        }
        for kind in [
            "application/json; charset=utf-8",
            "application/merge-patch+json",
            "APPLICATION/JSON",
            "application/a+json;b=c",
        ] {
            self = self.whole(kind, written.clone(), Some(kind), Taken);
        }
        self.whole("a KiB too much", padded(&written, (kib + 1) * 1024), None, Refused(413))
            .whole("a KiB too much of broken JSON", vec![b'{'; (kib + 1) * 1024], None, Refused(413))
            .whole("a byte too much", padded(&written, kib * 1024 + 1), None, Refused(413))
            .whole("as much as it takes", padded(&written, kib * 1024), None, Taken)
            .whole("unknown fields", with_member(&valid, r#""unknown":{"a":[1,null]}"#), None, Taken)
    }

    fn whole(self, wrong: &str, body: Vec<u8>, content_type: Option<&'static str>, expected: Expected) -> Self {
        self.row(Place::Body, "body", wrong, Sent::Whole(body, content_type), expected)
    }
}

fn padded(body: &[u8], bytes: usize) -> Vec<u8> {
    let mut padded = body.to_vec();
    padded.resize(bytes, b' ');
    padded
}

/// The body with one more member, as it is written.
fn with_member(valid: &Value, member: &str) -> Vec<u8> {
    let text = valid.to_string();
    let rest = text.strip_prefix('{').unwrap();
    let comma = if rest == "}" { "" } else { "," };
    format!("{{{member}{comma}{rest}").into_bytes()
}

fn broken_bodies(valid: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let text = valid.to_string();
    let with = |member: &str| with_member(valid, member);
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let mut broken_utf8 = with(r#""x":"?""#);
    let at = broken_utf8.iter().position(|byte| *byte == b'?').unwrap();
    broken_utf8[at] = 0xff;
    vec![
        ("no body", Vec::new()),
        ("blank", b" \n".to_vec()),
        ("null", b"null".to_vec()),
        ("a number", b"7".to_vec()),
        ("a text", br#""x""#.to_vec()),
        ("an array", format!("[{text}]").into_bytes()),
        ("cut off", text.strip_suffix('}').unwrap().into()),
        ("two values", format!("{text} {text}").into_bytes()),
        ("a comma too many", with(r#""x":1,"#)),
        ("single quotes", with("'x':1")),
        ("a comment", with("/* */")),
        ("NaN", with(r#""x":NaN"#)),
        ("a raw control character", with("\"x\":\"\u{1}\"")),
        ("a byte order mark", format!("\u{feff}{text}").into_bytes()),
        ("UTF-16", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("broken UTF-8", broken_utf8),
        ("a lone surrogate", with(r#""x":"\ud800""#)),
        ("deep JSON", deep(10_000).into_bytes()),
        ("deep JSON that never ends", b"{\"a\":".repeat(10_000)),
        ("deep JSON in an unknown field", with(&format!("\"x\":{}", deep(1000)))),
        ("a repeated key", with(r#""x":1,"x":1"#)),
        ("a repeated key in another spelling", with(r#""x":1,"\u0078":2"#)),
        ("a repeated key deep inside", with(r#""x":[{"y":{"a":1,"a":1}}]"#)),
        ("a huge exponent", with(r#""x":1e999"#)),
        ("a huge number", with(&format!("\"x\":{}", "9".repeat(400)))),
    ]
}
