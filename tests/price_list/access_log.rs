//! How long the line is that API Gateway writes of a call, by the template's format.

use std::sync::LazyLock;

use dais::template::TEMPLATE;
use serde_json::Value;
use serde_yaml_ng::Value as Yaml;

/// What the variables of the format turn into where nothing else says it: as long as they
/// are in the cloud.
const VARIABLES: [(&str, &str); 6] = [
    ("$context.requestId", "JKJaXmPLvHcESHA="),
    ("$context.identity.sourceIp", "203.0.113.123"),
    ("$context.httpMethod", "POST"),
    ("$context.responseLatency", "12"),
    ("$context.integrationErrorMessage", "-"),
    ("$context.status", "200"),
];

static FORMAT: LazyLock<String> = LazyLock::new(|| {
    let template: Yaml = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    template["Resources"]["Api"]["Properties"]["AccessLogSettings"]["Format"].as_str().unwrap().to_owned()
});

/// The bytes of the line of a call that the function logged so and answered with a body of
/// that length.
pub fn length(line: &Value, body_length: usize) -> usize {
    let mut text = FORMAT.replace("$context.path", line["route"].as_str().unwrap());
    text = text.replace("$context.responseLength", &body_length.to_string());
    for (name, value) in VARIABLES {
        text = text.replace(name, value);
    }
    assert!(!text.contains("$context"), "what is long in {text}?");
    text.len() + 1
}
