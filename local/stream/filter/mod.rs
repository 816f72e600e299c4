//! Which records go to a function: Lambda's event filter patterns.
//!
//! A pattern has the structure of the record. What does not look like the
//! documentation's is refused when the template is read, rather than ignored: a
//! pattern that matches nothing, or everything, is found too late.

mod rule;

use serde_json::{Map, Value};

use rule::Rule;

/// The filters of a mapping that Lambda takes without a quota increase.
const FILTERS: usize = 5;

/// The characters of a pattern that Lambda takes.
const PATTERN: usize = 4096;

/// The patterns of a mapping; any of them is enough, and without one all is.
#[derive(Debug, Clone, Default)]
pub struct Filter(Vec<Pattern>);

/// What a record, or a part of one, must be like: all of this.
#[derive(Debug, Clone)]
struct Pattern(Vec<Condition>);

#[derive(Debug, Clone)]
enum Condition {
    /// What is under that key is like that.
    Within(String, Pattern),
    /// The value under that key obeys any of these.
    Obeys(String, Vec<Rule>),
    /// Any of these holds.
    Any(Vec<Pattern>),
}

impl Filter {
    /// Reads the patterns, each the text of a JSON object.
    pub fn parse<'p>(patterns: impl Iterator<Item = &'p str>) -> Result<Self, String> {
        let patterns = patterns.map(pattern).collect::<Result<Vec<_>, _>>()?;
        if patterns.len() > FILTERS {
            return Err(format!("a mapping has at most {FILTERS} filters"));
        }
        Ok(Self(patterns))
    }

    /// Whether a record is of interest.
    pub fn matches(&self, record: &Value) -> bool {
        self.0.is_empty() || self.0.iter().any(|pattern| pattern.matches(Some(record)))
    }
}

fn pattern(text: &str) -> Result<Pattern, String> {
    if text.chars().count() > PATTERN {
        return Err(format!("a pattern has at most {PATTERN} characters"));
    }
    let json =
        serde_json::from_str::<Value>(text).map_err(|error| format!("the pattern {text} is no JSON: {error}"))?;
    Pattern::parse(&json).map_err(|error| format!("the pattern {text}: {error}"))
}

impl Pattern {
    fn parse(json: &Value) -> Result<Self, String> {
        let object = json.as_object().filter(|object| !object.is_empty());
        let object = object.ok_or_else(|| format!("{json} is not an object with something in it"))?;
        object.iter().map(|(key, value)| Condition::parse(key, value)).collect::<Result<_, _>>().map(Self)
    }

    /// Nothing is like an object without its keys: what must not exist, does not.
    fn matches(&self, value: Option<&Value>) -> bool {
        if let Some(Value::Array(elements)) = value {
            return elements.iter().any(|element| self.matches(Some(element)));
        }
        let object = value.and_then(Value::as_object);
        self.0.iter().all(|condition| condition.holds(object))
    }
}

impl Condition {
    fn parse(key: &str, value: &Value) -> Result<Self, String> {
        match value {
            Value::Array(patterns) if key == "$or" => {
                let patterns = patterns.iter().map(Pattern::parse).collect::<Result<Vec<_>, _>>()?;
                if patterns.len() < 2 {
                    return Err("$or takes two patterns or more".to_owned());
                }
                Ok(Self::Any(patterns))
            }
            Value::Array(rules) if rules.is_empty() => Err(format!("{key} has no rule")),
            Value::Array(rules) => {
                let rules = rules.iter().map(Rule::parse).collect::<Result<_, _>>()?;
                Ok(Self::Obeys(key.to_owned(), rules))
            }
            Value::Object(_) => Ok(Self::Within(key.to_owned(), Pattern::parse(value)?)),
            _ => Err(format!("{key} must be a list of rules, or an object")),
        }
    }

    fn holds(&self, object: Option<&Map<String, Value>>) -> bool {
        let under = |key: &str| object.and_then(|object| object.get(key));
        match self {
            Self::Within(key, pattern) => pattern.matches(under(key)),
            Self::Obeys(key, rules) => rules.iter().any(|rule| rule.allows(under(key))),
            Self::Any(patterns) => patterns.iter().any(|pattern| pattern.0.iter().all(|one| one.holds(object))),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn is_let_through(pattern: &Value, record: &Value) -> bool {
        Filter::parse([pattern.to_string().as_str()].into_iter()).unwrap().matches(record)
    }

    #[test]
    fn each_rule_lets_through_what_the_documentation_says_and_nothing_else() {
        let cases = [
            (json!(["a"]), vec![json!("a"), json!(["b", "a"])], vec![json!("A"), json!("ab"), json!(1), json!(null)]),
            (json!(["a", "b"]), vec![json!("a"), json!("b")], vec![json!("c")]),
            (json!([null]), vec![json!(null)], vec![json!(""), json!("null"), json!(false)]),
            (json!([""]), vec![json!("")], vec![json!(null), json!(" ")]),
            (json!([true]), vec![json!(true)], vec![json!(false), json!("true")]),
            (json!([300]), vec![json!(300)], vec![json!(300.0), json!("300")]),
            (
                json!([{ "prefix": "us-" }]),
                vec![json!("us-"), json!("us-east")],
                vec![json!("US-east"), json!("eu-us-")],
            ),
            (json!([{ "suffix": ".png" }]), vec![json!("a.png")], vec![json!("a.png2"), json!(1)]),
            (json!([{ "equals-ignore-case": "Alice" }]), vec![json!("aLICE")], vec![json!("alice2")]),
            (json!([{ "anything-but": ["a", 1] }]), vec![json!("b"), json!(2), json!("1")], vec![json!("a"), json!(1)]),
            (json!([{ "anything-but": "a" }]), vec![json!("b")], vec![json!("a")]),
            (json!([{ "numeric": ["=", 100] }]), vec![json!(100), json!(100.0)], vec![json!("100"), json!(101)]),
            (json!([{ "numeric": [">", 10, "<=", 20] }]), vec![json!(10.5), json!(20)], vec![json!(10), json!(21)]),
            (json!([{ "exists": true }]), vec![json!("a"), json!(null)], vec![json!({ "b": 1 })]),
            (json!([{ "exists": false }]), vec![json!({ "b": 1 })], vec![json!("a"), json!(null)]),
        ];
        for (rules, through, back) in cases {
            let pattern = json!({ "a": rules });
            for value in through {
                assert!(is_let_through(&pattern, &json!({ "a": value })), "{pattern} holds back {value}");
            }
            for value in back {
                assert!(!is_let_through(&pattern, &json!({ "a": value })), "{pattern} lets {value} through");
            }
            let is_for_absent = rules == json!([{ "exists": false }]);
            assert_eq!(is_let_through(&pattern, &json!({ "b": 1 })), is_for_absent, "{pattern}");
        }
    }

    #[test]
    fn keys_are_all_to_match_and_or_takes_any_of_its_patterns() {
        let record = json!({ "eventName": "INSERT", "dynamodb": { "NewImage": { "SK": { "S": "MSG#1" } } } });
        let new_image = |rules: Value| json!({ "NewImage": { "SK": { "S": rules } } });
        let both =
            |name: &str, sk: &str| json!({ "eventName": [name], "dynamodb": new_image(json!([{ "prefix": sk }])) });
        assert!(is_let_through(&both("INSERT", "MSG#"), &record));
        assert!(!is_let_through(&both("INSERT", "ROOM#"), &record));
        assert!(!is_let_through(&both("REMOVE", "MSG#"), &record));
        let either = json!({ "$or": [{ "eventName": ["REMOVE"] }, { "dynamodb": new_image(json!(["MSG#1"])) }] });
        assert!(is_let_through(&either, &record));
        assert!(!is_let_through(&json!({ "$or": [{ "eventName": ["REMOVE"] }, { "eventID": ["1"] }] }), &record));
        let and = |name: &str| json!({ "eventName": [name], "$or": either["$or"] });
        assert!(is_let_through(&and("INSERT"), &record) && !is_let_through(&and("MODIFY"), &record));
        // What is not there at all does not exist either.
        assert!(is_let_through(
            &json!({ "dynamodb": { "OldImage": { "SK": { "S": [{ "exists": false }] } } } }),
            &record
        ));
        // In a list, any element.
        let listed = json!({ "L": [{ "S": "Sales" }, { "S": "Support" }] });
        assert!(is_let_through(&json!({ "L": { "S": ["Support"] } }), &listed));
        assert!(!is_let_through(&json!({ "L": { "S": ["Legal"] } }), &listed));
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let patterns = [
            "",
            "[]",
            "{}",
            r#"{"a":{}}"#,
            r#"{"a":[]}"#,
            r#"{"a":"b"}"#,
            r#"{"a":[["b"]]}"#,
            r#"{"a":[{}]}"#,
            r#"{"a":[{"wildcard":"*b"}]}"#,
            r#"{"a":[{"cidr":"10.0.0.0/24"}]}"#,
            r#"{"a":[{"prefix":1}]}"#,
            r#"{"a":[{"prefix":"b","suffix":"c"}]}"#,
            r#"{"a":[{"prefix":{"equals-ignore-case":"b"}}]}"#,
            r#"{"a":[{"anything-but":{"prefix":"b"}}]}"#,
            r#"{"a":[{"anything-but":[]}]}"#,
            r#"{"a":[{"exists":"true"}]}"#,
            r#"{"a":[{"numeric":["=","1"]}]}"#,
            r#"{"a":[{"numeric":["<"]}]}"#,
            r#"{"a":[{"numeric":[]}]}"#,
            r#"{"a":[{"numeric":["!",1]}]}"#,
            r#"{"$or":[]}"#,
            r#"{"$or":[{"a":["b"]}]}"#,
            r#"{"$or":["a","b"]}"#,
        ];
        for text in patterns {
            assert!(Filter::parse([text].into_iter()).is_err(), "{text}");
        }
        let long = format!(r#"{{"a":["{}"]}}"#, "b".repeat(4088));
        assert!(Filter::parse([long.as_str()].into_iter()).is_err());
        assert!(Filter::parse([r#"{"a":["b"]}"#; 6].into_iter()).is_err());
        assert!(Filter::parse([r#"{"a":["b"]}"#; 5].into_iter()).is_ok());
    }
}
