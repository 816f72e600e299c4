//! What was built, and from which lines of the template.

use std::env;
use std::path::{Path, PathBuf};

use dais::template::TEMPLATE;
use serde_yaml_ng::{Mapping, Value};

/// A function of the template.
#[derive(Debug, Clone)]
pub struct Function {
    /// The name of its binary.
    pub name: String,
    logical_id: String,
    /// The names of its settings; the value where the template itself says it.
    pub variables: Vec<(String, Option<String>)>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The functions of the template.
pub fn functions() -> Vec<Function> {
    let template: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let for_all = variables(&template["Globals"]["Function"]);
    let resources = template["Resources"].as_mapping().unwrap();
    let functions = resources.iter().filter(|(_, resource)| resource["Type"] == "AWS::Serverless::Function");
    let function = |(id, resource): (&Value, &Value)| Function {
        name: resource["Metadata"]["BuildProperties"]["Binary"].as_str().unwrap().to_owned(),
        logical_id: id.as_str().unwrap().to_owned(),
        variables: for_all.iter().cloned().chain(variables(&resource["Properties"])).collect(),
    };
    functions.map(function).collect()
}

/// Those that are built for arm64: all, or the one that `DAIS_ARM64` names.
pub fn functions_for_arm64() -> Vec<Function> {
    match env::var("DAIS_ARM64") {
        Ok(name) if !name.is_empty() => vec![function(&name)],
        _ => functions(),
    }
}

/// The function whose binary has that name.
pub fn function(name: &str) -> Function {
    functions().into_iter().find(|function| function.name == name).unwrap_or_else(|| panic!("no function {name}"))
}

fn variables(properties: &Value) -> Vec<(String, Option<String>)> {
    let none = Mapping::new();
    let variables = properties["Environment"]["Variables"].as_mapping().unwrap_or(&none);
    let literal = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    };
    variables.iter().map(|(name, value)| (name.as_str().unwrap().to_owned(), literal(value))).collect()
}

impl Function {
    /// Its bootstrap for x86-64, from `cargo lambda build --release`.
    pub fn x86_64(&self) -> PathBuf {
        built(root().join("target/lambda").join(&self.name).join("bootstrap"))
    }

    /// Its bootstrap for arm64, from `sam build`.
    pub fn arm64(&self) -> PathBuf {
        built(root().join(".aws-sam/build").join(&self.logical_id).join("bootstrap"))
    }
}

/// AWS's Runtime Interface Emulator, which comes with the SAM CLI.
pub fn emulator() -> PathBuf {
    let libraries = root().join("target/tools/lib");
    let pythons = std::fs::read_dir(&libraries).map(|folder| folder.map(|entry| entry.unwrap().path()));
    let emulator = |python: PathBuf| python.join("site-packages/samcli/local/rapid/aws-lambda-rie-x86_64");
    let mut found = pythons.into_iter().flatten().map(emulator).filter(|path| path.exists());
    found.next().unwrap_or_else(|| panic!("no emulator in {}; .ci/bootstraps installs it", libraries.display()))
}

fn built(path: PathBuf) -> PathBuf {
    assert!(path.exists(), "{} is not there; .ci/bootstraps builds it", path.display());
    path
}
