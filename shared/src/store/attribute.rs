//! Attributes read as they stand in an item, without a copy of it in another form.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::item::Item;

/// What the attributes of `item` are as fields of `T`; it may have others.
pub fn read<'i, T: Deserialize<'i>>(item: &'i Item) -> Result<T, Error> {
    T::deserialize(MapDeserializer::new(entries(item)))
}

fn entries(item: &Item) -> impl Iterator<Item = (&str, Attribute<'_>)> {
    item.iter().map(|(name, value)| (name.as_str(), Attribute(value)))
}

/// One attribute's value.
#[derive(Clone, Copy)]
struct Attribute<'i>(&'i AttributeValue);

impl<'i> IntoDeserializer<'i, Error> for Attribute<'i> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Attribute<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            AttributeValue::S(text) => visitor.visit_borrowed_str(text),
            AttributeValue::N(number) => visit_number(number, visitor),
            AttributeValue::Bool(value) => visitor.visit_bool(*value),
            AttributeValue::Null(_) => visitor.visit_unit(),
            AttributeValue::B(bytes) => visitor.visit_borrowed_bytes(bytes.as_ref()),
            AttributeValue::M(members) => visitor.visit_map(MapDeserializer::new(entries(members))),
            AttributeValue::L(elements) => visitor.visit_seq(SeqDeserializer::new(elements.iter().map(Attribute))),
            AttributeValue::Ss(texts) => visitor.visit_seq(SeqDeserializer::new(texts.iter().map(String::as_str))),
            _ => Err(Error::custom("an attribute of a kind that no item of ours has")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            AttributeValue::S(text) => text.as_str().into_deserializer().deserialize_enum(name, variants, visitor),
            _ => Err(Error::custom("not the name of a variant")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// DynamoDB has its numbers as text.
fn visit_number<'i, V: Visitor<'i>>(number: &str, visitor: V) -> Result<V::Value, Error> {
    if let Ok(number) = number.parse::<u64>() {
        return visitor.visit_u64(number);
    }
    if let Ok(number) = number.parse::<i64>() {
        return visitor.visit_i64(number);
    }
    visitor.visit_f64(number.parse().map_err(Error::custom)?)
}
