//! What the template says with CloudFormation's functions, where every
//! parameter has its default.

use serde_yaml_ng::Value;

/// The parameters and conditions of a template.
#[derive(Debug)]
pub struct Intrinsics {
    /// Those of the section `Parameters`.
    pub parameters: Value,
    /// Those of the section `Conditions`.
    pub conditions: Value,
}

impl Intrinsics {
    /// The texts of a list.
    pub fn list(&self, value: &Value) -> Vec<String> {
        if let Value::Sequence(values) = value {
            return values.iter().filter_map(|value| self.text(value)).collect();
        }
        match arguments(value, "!Split") {
            Some([separator, text]) => self.split(separator, text).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn split(&self, separator: &Value, text: &Value) -> Option<Vec<String>> {
        let (separator, text) = (self.text(separator)?, self.text(text)?);
        Some(text.split(&separator).map(str::to_owned).collect())
    }

    /// A text; none where there is no value.
    fn text(&self, value: &Value) -> Option<String> {
        if let Some([name]) = arguments(value, "!Ref") {
            return self.parameters.get(name)?.get("Default")?.as_str().map(str::to_owned);
        }
        if let Some([separator, list]) = arguments(value, "!Join") {
            return Some(self.list(list).join(&self.text(separator)?));
        }
        if let Some([condition, then, otherwise]) = arguments(value, "!If") {
            let holds = self.conditions.get(condition).is_some_and(|condition| self.holds(condition));
            return self.text(if holds { then } else { otherwise });
        }
        value.as_str().map(str::to_owned)
    }

    /// The properties as the conditions choose them, without those that have no value.
    pub fn chosen(&self, value: Value) -> Value {
        match value {
            Value::Mapping(mapping) => {
                let properties = mapping.into_iter().map(|(name, value)| (name, self.chosen_one(value)));
                Value::Mapping(properties.filter_map(|(name, value)| Some((name, value?))).collect())
            }
            value => value,
        }
    }

    fn chosen_one(&self, value: Value) -> Option<Value> {
        if let Some([condition, then, otherwise]) = arguments(&value, "!If") {
            let chosen = if self.has(condition.as_str()?) { then } else { otherwise };
            return self.chosen_one(chosen.clone());
        }
        let is_none = matches!(arguments(&value, "!Ref"), Some([name]) if name == "AWS::NoValue");
        (!is_none).then_some(value)
    }

    /// A truth, also where a condition decides on it; none where there is none.
    pub fn truth(&self, value: &Value) -> Option<bool> {
        if let Some([condition, then, otherwise]) = arguments(value, "!If") {
            return self.truth(if self.has(condition.as_str()?) { then } else { otherwise });
        }
        value.as_bool()
    }

    /// Whether the condition of that name holds.
    pub fn has(&self, condition: &str) -> bool {
        self.conditions.get(condition).is_some_and(|condition| self.holds(condition))
    }

    fn holds(&self, condition: &Value) -> bool {
        if let Some([other]) = arguments(condition, "!Not") {
            return !self.holds(other);
        }
        matches!(arguments(condition, "!Equals"), Some([one, other]) if self.text(one) == self.text(other))
    }
}

/// The arguments of a function, where it is that function.
pub fn arguments<'v>(value: &'v Value, name: &str) -> Option<&'v [Value]> {
    let Value::Tagged(tagged) = value else { return None };
    let arguments = match &tagged.value {
        Value::Sequence(arguments) => arguments.as_slice(),
        argument => std::slice::from_ref(argument),
    };
    (tagged.tag == *name).then_some(arguments)
}
