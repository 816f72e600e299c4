use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

static TRANSLATED: LazyLock<Value> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/cloudformation.json");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run .ci/template", path.display()));
    live(serde_json::from_str(&text).unwrap())
});

/// What the template turns into with live events, which are there unless a stack goes without.
fn live(value: Value) -> Value {
    match value {
        Value::Object(object) if object.get("Fn::If").is_some_and(|choice| choice[0] == "IsLive") => {
            live(object["Fn::If"][1].clone())
        }
        Value::Object(object) => object.into_iter().map(|(name, value)| (name, live(value))).collect(),
        Value::Array(values) => values.into_iter().map(live).collect(),
        value => value,
    }
}

pub fn translated() -> &'static Value {
    &TRANSLATED
}

/// All resources of a type, by their logical ids.
pub fn resources(of_type: &str) -> BTreeMap<&'static str, &'static Value> {
    let all = translated()["Resources"].as_object().unwrap().iter();
    all.filter(|(_, resource)| resource["Type"] == of_type).map(|(id, resource)| (id.as_str(), resource)).collect()
}

/// The logical id of each function by the name of its binary.
pub fn functions() -> BTreeMap<&'static str, &'static str> {
    let functions = resources("AWS::Lambda::Function").into_iter();
    functions.map(|(id, function)| (function["Metadata"]["BuildProperties"]["Binary"].as_str().unwrap(), id)).collect()
}
