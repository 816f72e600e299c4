//! How large an item is, as DynamoDB counts it.

use aws_sdk_dynamodb::types::AttributeValue;

use super::item::Item;

/// A write unit is for so many bytes of an item, begun ones included.
pub(super) const BYTES_OF_A_WRITE_UNIT: usize = 1024;

/// What a list or a map takes besides what is in it, and each of its elements.
const BYTES_OF_A_DOCUMENT: usize = 3;
const BYTES_OF_AN_ELEMENT: usize = 1;

/// The bytes of an item: those of its attributes' names and values. Of numbers AWS
/// says that they take about a byte for two digits, and one more.
pub(super) fn size_of(item: &Item) -> usize {
    item.iter().map(|(name, value)| name.len() + size_of_value(value)).sum()
}

fn size_of_value(value: &AttributeValue) -> usize {
    match value {
        AttributeValue::S(text) => text.len(),
        AttributeValue::N(number) => size_of_number(number),
        AttributeValue::B(bytes) => bytes.as_ref().len(),
        AttributeValue::Bool(_) | AttributeValue::Null(_) => 1,
        AttributeValue::Ss(texts) => texts.iter().map(String::len).sum(),
        AttributeValue::Ns(numbers) => numbers.iter().map(|number| size_of_number(number)).sum(),
        AttributeValue::Bs(blobs) => blobs.iter().map(|bytes| bytes.as_ref().len()).sum(),
        AttributeValue::L(values) => {
            BYTES_OF_A_DOCUMENT + values.iter().map(|value| BYTES_OF_AN_ELEMENT + size_of_value(value)).sum::<usize>()
        }
        AttributeValue::M(members) => BYTES_OF_A_DOCUMENT + members.len() * BYTES_OF_AN_ELEMENT + size_of(members),
        _ => 0,
    }
}

fn size_of_number(number: &str) -> usize {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits.div_ceil(2) + 1 + usize::from(number.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_as_large_as_its_names_and_values() {
        let item = Item::from([
            ("PK".to_owned(), AttributeValue::S("ROOM#ä".to_owned())),
            ("n".to_owned(), AttributeValue::N("1234".to_owned())),
            ("is".to_owned(), AttributeValue::Bool(true)),
            ("l".to_owned(), AttributeValue::L(vec![AttributeValue::S("ab".to_owned())])),
            ("m".to_owned(), AttributeValue::M([("k".to_owned(), AttributeValue::N("-1".to_owned()))].into())),
        ]);
        // 2 + 7, 1 + 3, 2 + 1, 1 + 3 + 1 + 2, 1 + 3 + 1 + 1 + 3.
        assert_eq!(size_of(&item), 9 + 4 + 3 + 7 + 9);
    }
}
