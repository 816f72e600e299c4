//! What the template refers to before SAM has made anything of it.

use std::collections::BTreeSet;

use dais::template::TEMPLATE;
use serde_yaml_ng::Value;

/// The names that `value` refers to: by Ref, GetAtt, Sub, DependsOn.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Sequence(values) => values.iter().for_each(|value| references(value, found)),
        Value::Mapping(entries) => {
            for (key, value) in entries {
                if key == "DependsOn" {
                    found.insert(value.as_str().unwrap().to_owned());
                }
                references(value, found);
            }
        }
        Value::Tagged(tagged) => match (tagged.tag.to_string().as_str(), tagged.value.as_str()) {
            ("!Ref", Some(name)) => drop(found.insert(name.to_owned())),
            ("!GetAtt", Some(attribute)) => drop(found.insert(attribute.split('.').next().unwrap().to_owned())),
            ("!Sub", Some(text)) => {
                let names = text.split("${").skip(1).map(|rest| rest.split(['}', '.']).next().unwrap().to_owned());
                found.extend(names);
            }
            _ => references(&tagged.value, found),
        },
        _ => {}
    }
}

/// AWS::LanguageExtensions comes first and refuses what is not there yet, such
/// as the stage that SAM will make.
#[test]
fn the_template_refers_only_to_what_it_says_itself() {
    let template = serde_yaml_ng::from_str::<Value>(TEMPLATE).unwrap();
    let mut known = BTreeSet::new();
    for section in ["Parameters", "Resources"] {
        known.extend(template[section].as_mapping().unwrap().keys().map(|name| name.as_str().unwrap().to_owned()));
    }
    let mut referred = BTreeSet::new();
    references(&template, &mut referred);
    assert!(referred.len() > 40, "{referred:?}");
    let unknown = referred.into_iter().filter(|name| !known.contains(name) && !name.starts_with("AWS::"));
    assert_eq!(unknown.collect::<Vec<_>>(), Vec::<String>::new());
}

/// An empty answer to a hidden question of `sam deploy --guided` is asked again
/// without end.
#[test]
fn a_hidden_parameter_has_something_to_answer_for_none() {
    let template = serde_yaml_ng::from_str::<Value>(TEMPLATE).unwrap();
    let parameters = template["Parameters"].as_mapping().unwrap().iter();
    let hidden = parameters.filter(|(_, parameter)| parameter["NoEcho"] == true).collect::<Vec<_>>();
    assert_eq!(hidden.len(), 1);
    for (name, parameter) in hidden {
        assert_eq!(parameter["Default"], "-", "{name:?}");
        assert!(parameter["Description"].as_str().unwrap().ends_with("- for none"));
    }
}
