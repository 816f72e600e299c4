//! The counts on a shard, as flat attributes: one expression creates the item and
//! changes it. Short names, since there are some hundred of them and an item is
//! to cost one unit.

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;

use crate::domain::time::Second;
use crate::domain::voice::count_change::{HeldBy, ShardChange};
use crate::domain::voice::tally::Tally;
use crate::store::StoreError;
use crate::store::item::Item;

/// How many are connected.
const CONNECTED: &str = "c";

/// What the name of a lease begins with; its deadline in base 36 follows.
const LEASE: &str = "l";

const BASE: u8 = 36;

/// The name of the attribute that counts those held by that.
pub fn attribute_of(held_by: HeldBy) -> String {
    match held_by {
        HeldBy::Connection => CONNECTED.to_owned(),
        HeldBy::Lease(deadline) => format!("{LEASE}{}", base_36(deadline.number())),
    }
}

fn base_36(number: i64) -> String {
    let mut left = number.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(left % u64::from(BASE)).unwrap_or_default();
        digits.extend(char::from_digit(digit, BASE.into()));
        left /= u64::from(BASE);
        if left == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// What the attribute of that name counts; nothing if it is none of the counts.
fn held_by(name: &str) -> Option<HeldBy> {
    if name == CONNECTED {
        return Some(HeldBy::Connection);
    }
    let deadline = i64::from_str_radix(name.strip_prefix(LEASE)?, BASE.into()).ok()?;
    Some(HeldBy::Lease(Second::new(deadline)))
}

/// The counts that an item holds.
pub fn tally_from(item: &Item) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    for (name, value) in item {
        let Some(held_by) = held_by(name) else { continue };
        let count = value.as_n().ok().and_then(|number| number.parse::<i64>().ok());
        let count = count.ok_or_else(|| StoreError::Unreadable(format!("voice shard count {name}")))?;
        match held_by {
            HeldBy::Connection => tally.connected = count,
            HeldBy::Lease(deadline) => drop(tally.leases.insert(deadline, count)),
        }
    }
    Ok(tally)
}

/// The update that makes the change, whether or not there is an item yet.
pub fn count_on_shard(change: &ShardChange, mut update: UpdateBuilder) -> UpdateBuilder {
    let mut terms = Vec::new();
    for (number, (held_by, difference)) in change.differences().enumerate() {
        let (name, value) = (format!("#count{number}"), format!(":by{number}"));
        terms.push(format!("{name} {value}"));
        update = update
            .expression_attribute_names(name, attribute_of(held_by))
            .expression_attribute_values(value, AttributeValue::N(difference.to_string()));
    }
    update.update_expression(format!("ADD {}", terms.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_found_under_the_name_it_was_given() {
        for number in [0, 35, 36, 1_800_000_000, 99_999_999_999] {
            let lease = HeldBy::Lease(Second::new(number));
            assert_eq!(held_by(&attribute_of(lease)), Some(lease));
        }
        assert_eq!(held_by(&attribute_of(HeldBy::Connection)), Some(HeldBy::Connection));
        assert_eq!(held_by("PK"), None);
    }
}
