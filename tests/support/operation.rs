use std::collections::BTreeMap;

use serde_json::Value;

use super::documented::committed;
use super::{Answer, Client};

/// An operation of the document, and how its examples ask for it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The function that documents it.
    pub function: &'static str,
    pub method: String,
    pub path: String,
    /// Its path with the examples of its parameters.
    pub url: String,
    /// The example of its body.
    pub body: Option<Value>,
    pub value: Value,
}

impl Operation {
    /// All of them, in the document's order.
    pub fn all() -> Vec<Self> {
        let document = committed();
        let functions = functions_of_ids();
        let mut operations = Vec::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, value) in item.as_object().unwrap() {
                let (method, value) = (method.to_uppercase(), value.clone());
                let (url, body) = (url(path, &value), body(&document, &value));
                let function = functions[value["operationId"].as_str().unwrap()];
                operations.push(Self { function, method, path: path.clone(), url, body, value });
            }
        }
        operations
    }

    pub fn id(&self) -> &str {
        self.value["operationId"].as_str().unwrap()
    }

    /// The names of what lets in, none where nothing is asked for.
    pub fn doors(&self) -> Vec<String> {
        let doors = self.value["security"].as_array().unwrap();
        doors.iter().flat_map(|door| door.as_object().unwrap().keys().cloned()).collect()
    }

    pub fn needs_token(&self) -> bool {
        self.doors().contains(&"bearer".to_owned())
    }

    /// What is said of a status, or nothing.
    pub fn says(&self, status: &str) -> &str {
        self.value["responses"][status]["description"].as_str().unwrap_or_default()
    }

    /// Whether its 403 says that it refuses tokens that are confined.
    pub fn refuses_confined(&self) -> bool {
        self.says("403").contains("confined to")
    }

    /// Its name in `events/`.
    pub fn event(&self) -> String {
        self.id().replace('_', "-")
    }

    /// Asks by the examples.
    pub async fn ask(&self, client: &Client) -> Answer {
        match &self.body {
            Some(body) => client.json(&self.method, &self.url, body).await,
            None => client.send(&self.method, &self.url, Vec::new()).await,
        }
    }
}

/// The function of each operation, by the operation's id.
fn functions_of_ids() -> BTreeMap<String, &'static str> {
    let mut functions = BTreeMap::new();
    for (function, part) in dais::functions::documents() {
        let part = serde_json::to_value(part).unwrap();
        let items = part["paths"].as_object().unwrap().values();
        for operation in items.flat_map(|item| item.as_object().unwrap().values()) {
            functions.insert(operation["operationId"].as_str().unwrap().to_owned(), function);
        }
    }
    functions
}

/// The path and query that the examples of the parameters make.
fn url(path: &str, operation: &Value) -> String {
    let (mut url, mut query) = (path.to_owned(), String::new());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        // Of a list one value is enough.
        let example = &parameter["example"];
        let Some(example) = example.as_str().or_else(|| example[0].as_str()) else { continue };
        let name = parameter["name"].as_str().unwrap();
        match parameter["in"].as_str() {
            Some("path") => url = url.replace(&format!("{{{name}}}"), example),
            Some("query") => query.push_str(&format!("{}{name}={example}", if query.is_empty() { '?' } else { '&' })),
            place => panic!("{name} has an example in {place:?}"),
        }
    }
    assert!(!url.contains('{'), "{path} has a parameter without an example");
    url + &query
}

fn body(document: &Value, operation: &Value) -> Option<Value> {
    let content = operation["requestBody"]["content"].as_object()?.values().next()?;
    let schema = content["schema"]["$ref"].as_str().unwrap().strip_prefix('#').unwrap();
    Some(document.pointer(schema).unwrap()["examples"][0].clone())
}
