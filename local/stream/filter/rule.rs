//! One rule of a pattern, about one value.

use serde_json::Value;

/// What a value must be like.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Exactly that text, number, truth or null. Of numbers the written form
    /// counts: 300 is not 300.0.
    Equals(Value),
    EqualsIgnoreCase(String),
    Prefix(String),
    Suffix(String),
    /// There, and none of these.
    AnythingBut(Vec<Value>),
    /// A number that every comparison holds for. DynamoDB's numbers are texts in
    /// a record, so none of an image does.
    Numeric(Vec<(Comparison, f64)>),
    /// There, or not there. What has keys itself is not there: only its leaves are.
    Exists(bool),
}

#[derive(Debug, Clone, Copy)]
pub enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

impl Rule {
    pub fn parse(json: &Value) -> Result<Self, String> {
        match json {
            Value::Array(_) => Err(format!("{json} is no rule")),
            Value::Object(operator) => {
                let mut operators = operator.iter();
                match (operators.next(), operators.next()) {
                    (Some((name, operand)), None) => Self::operator(name, operand),
                    _ => Err(format!("{json} is not one operator")),
                }
            }
            value => Ok(Self::Equals(value.clone())),
        }
    }

    fn operator(name: &str, operand: &Value) -> Result<Self, String> {
        let text = || operand.as_str().map(str::to_owned);
        let rule = match name {
            "prefix" => text().map(Self::Prefix),
            "suffix" => text().map(Self::Suffix),
            "equals-ignore-case" => text().map(|text| Self::EqualsIgnoreCase(text.to_lowercase())),
            "exists" => operand.as_bool().map(Self::Exists),
            "anything-but" => values(operand).map(Self::AnythingBut),
            "numeric" => comparisons(operand).map(Self::Numeric),
            _ => return Err(format!("{name} is no operator of Lambda's event filters")),
        };
        rule.ok_or_else(|| format!("{name} does not take {operand}"))
    }

    pub fn allows(&self, value: Option<&Value>) -> bool {
        let leaf = value.filter(|value| !value.is_object());
        match (self, leaf) {
            (Self::Exists(is_there), leaf) => *is_there == leaf.is_some(),
            (_, None) => false,
            (_, Some(Value::Array(elements))) => elements.iter().any(|element| self.allows(Some(element))),
            (Self::Equals(expected), Some(value)) => value == expected,
            (Self::AnythingBut(values), Some(value)) => !values.contains(value),
            (Self::Numeric(comparisons), Some(value)) => value
                .as_f64()
                .is_some_and(|number| comparisons.iter().all(|(compare, than)| compare.holds(number, *than))),
            (Self::Prefix(prefix), Some(value)) => value.as_str().is_some_and(|text| text.starts_with(prefix)),
            (Self::Suffix(suffix), Some(value)) => value.as_str().is_some_and(|text| text.ends_with(suffix)),
            (Self::EqualsIgnoreCase(lower), Some(value)) => {
                value.as_str().is_some_and(|text| text.to_lowercase() == *lower)
            }
        }
    }
}

/// One text or number, or a list of such.
fn values(operand: &Value) -> Option<Vec<Value>> {
    let values = operand.as_array().cloned().unwrap_or_else(|| vec![operand.clone()]);
    let are_plain = values.iter().all(|value| value.is_string() || value.is_number());
    (are_plain && !values.is_empty()).then_some(values)
}

/// One comparison, or two.
fn comparisons(operand: &Value) -> Option<Vec<(Comparison, f64)>> {
    let words = operand.as_array().filter(|words| matches!(words.len(), 2 | 4))?;
    let comparison = |words: &[Value]| match words {
        [Value::String(sign), Value::Number(than)] => Some((Comparison::parse(sign)?, than.as_f64()?)),
        _ => None,
    };
    words.chunks(2).map(comparison).collect()
}

impl Comparison {
    fn parse(sign: &str) -> Option<Self> {
        Some(match sign {
            "=" => Self::Equal,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::More,
            ">=" => Self::MoreOrEqual,
            _ => return None,
        })
    }

    fn holds(self, number: f64, than: f64) -> bool {
        match self {
            Self::Equal => number.total_cmp(&than).is_eq(),
            Self::Less => number < than,
            Self::LessOrEqual => number <= than,
            Self::More => number > than,
            Self::MoreOrEqual => number >= than,
        }
    }
}
