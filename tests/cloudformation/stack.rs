use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

static TRANSLATED: LazyLock<Value> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/cloudformation.json");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run .ci/template", path.display()));
    serde_json::from_str(&text).unwrap()
});

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
