//! Why a value was refused.

use std::borrow::Cow;

/// The rule that a refused value broke, worded to follow the field's name:
/// "`name` must be 1–256 characters".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// A required value is missing, null or blank.
    #[error("is required")]
    Required,
    /// The value must be something else; the text continues "must be …".
    #[error("must be {0}")]
    MustBe(Cow<'static, str>),
    /// The text has no place for this; it continues "must not …".
    #[error("must not {0}")]
    MustNot(Cow<'static, str>),
    /// A sentence that a source document words itself, and that names its field.
    #[error("{0}")]
    Sentence(&'static str),
}

impl Rule {
    /// "must be `what`", for a text known when this is compiled.
    pub const fn must_be(what: &'static str) -> Self {
        Self::MustBe(Cow::Borrowed(what))
    }

    /// "must not `what`", for a text known when this is compiled.
    pub const fn must_not(what: &'static str) -> Self {
        Self::MustNot(Cow::Borrowed(what))
    }
}
