//! The net change of the counts on a chat's own item as an UpdateExpression.
//! Nothing is reckoned here: each path of the change becomes one assignment or one
//! removal.

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;

use crate::domain::voice::count_change::{CountPath, Counted, HeldBy, OwnChange, PathChange};

/// An expression, with the names and values in it.
#[derive(Debug, Default)]
pub struct OwnExpression {
    set: Vec<String>,
    remove: Vec<String>,
    names: Vec<(String, String)>,
    values: Vec<(String, i64)>,
}

impl OwnExpression {
    /// The expression that makes `change` of a chat's item, its version included.
    pub fn of(change: &OwnChange) -> Self {
        let mut expression = Self::default();
        expression.set.push("#version = #version + :one".to_owned());
        expression.names.push(("#version".to_owned(), "version".to_owned()));
        expression.values.push((":one".to_owned(), 1));
        if let Some(now) = change.moderator_until {
            expression.set.push("moderatorUntil = :now".to_owned());
            expression.values.push((":now".to_owned(), now.millis()));
        }
        for (path, change) in change.paths() {
            expression.fold(path, change);
        }
        expression
    }

    fn fold(&mut self, path: CountPath, change: PathChange) {
        let named = self.name_path(path);
        match change {
            PathChange::Forget => self.remove.push(named),
            PathChange::Add(difference) => {
                let value = format!(":by{}", self.values.len());
                let counted = match path.held_by {
                    HeldBy::Connection => named.clone(),
                    HeldBy::Lease(_) => format!("if_not_exists({named}, :zero)"),
                };
                self.set.push(format!("{named} = {counted} + {value}"));
                self.values.push((value, difference));
            }
        }
    }

    /// The path of the attribute; a deadline is a name of its own within its map.
    fn name_path(&mut self, path: CountPath) -> String {
        let attribute = attribute_of(path);
        let HeldBy::Lease(deadline) = path.held_by else { return attribute.to_owned() };
        let deadline = deadline.number();
        let name = format!("#d{deadline}");
        self.names.push((name.clone(), deadline.to_string()));
        format!("{attribute}.{name}")
    }

    /// The update with this expression.
    pub fn apply(self, update: UpdateBuilder) -> UpdateBuilder {
        let mut text = format!("SET {}", self.set.join(", "));
        // DynamoDB refuses a value that the expression does not use.
        let zero = Some((":zero".to_owned(), 0)).filter(|_| text.contains(":zero"));
        if !self.remove.is_empty() {
            text = format!("{text} REMOVE {}", self.remove.join(", "));
        }
        let mut update = update.update_expression(text);
        for (name, value) in self.names {
            update = update.expression_attribute_names(name, value);
        }
        for (name, value) in self.values.into_iter().chain(zero) {
            update = update.expression_attribute_values(name, AttributeValue::N(value.to_string()));
        }
        update
    }
}

const fn attribute_of(path: CountPath) -> &'static str {
    match (path.of, path.held_by) {
        (Counted::Participants, HeldBy::Connection) => "connected",
        (Counted::Participants, HeldBy::Lease(_)) => "leases",
        (Counted::Moderators, HeldBy::Connection) => "connectedModerators",
        (Counted::Moderators, HeldBy::Lease(_)) => "moderatorLeases",
    }
}
