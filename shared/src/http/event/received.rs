//! An event as API Gateway sends it: of all that it says what is needed, borrowed from
//! its text where it stands there as it is.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// The event of an HTTP API (payload 2.0).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Received<'e> {
    #[serde(borrow, default)]
    pub route_key: Option<Text<'e>>,
    #[serde(borrow, default)]
    pub raw_path: Option<Text<'e>>,
    #[serde(borrow, default)]
    pub raw_query_string: Option<Text<'e>>,
    #[serde(default)]
    pub headers: Headers,
    #[serde(borrow)]
    pub request_context: RequestContext<'e>,
    #[serde(borrow, default)]
    pub body: Option<Text<'e>>,
    #[serde(default)]
    pub is_base64_encoded: bool,
}

/// What API Gateway itself has to say of the request.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestContext<'e> {
    pub http: Http,
    #[serde(borrow, default)]
    pub request_id: Option<Text<'e>>,
}

/// The request line, of which the path stands elsewhere too.
#[derive(Debug, Deserialize)]
pub struct Http {
    pub method: HttpMethod,
}

/// A text of the event.
#[derive(Debug)]
pub struct Text<'e>(Cow<'e, str>);

impl Text<'_> {
    /// The text on its own.
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'e, 'e> Deserialize<'de> for Text<'e> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor).map(Self)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    /// What has escapes in it.
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// The method of a request; `GET` where it is empty.
#[derive(Debug)]
pub struct HttpMethod(pub Method);

impl<'de> Deserialize<'de> for HttpMethod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Text::deserialize(deserializer)?;
        match &*name {
            "" => Ok(Self(Method::GET)),
            name => name.parse().map(Self).map_err(D::Error::custom),
        }
    }
}

/// The headers, whose names API Gateway sends in lower case and each once.
#[derive(Debug, Default)]
pub struct Headers(pub HeaderMap);

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(HeadersVisitor).map(Self)
    }
}

struct HeadersVisitor;

/// How many there are as a rule; more only take more memory.
const USUAL_HEADERS: usize = 24;

impl<'de> Visitor<'de> for HeadersVisitor {
    type Value = HeaderMap;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("headers")
    }

    fn visit_none<E>(self) -> Result<HeaderMap, E> {
        Ok(HeaderMap::new())
    }

    fn visit_unit<E>(self) -> Result<HeaderMap, E> {
        Ok(HeaderMap::new())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<HeaderMap, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<HeaderMap, A::Error> {
        let mut headers = HeaderMap::with_capacity(USUAL_HEADERS);
        while let Some((name, value)) = entries.next_entry::<Text<'de>, Text<'de>>()? {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(A::Error::custom)?;
            headers.insert(name, HeaderValue::from_str(&value).map_err(A::Error::custom)?);
        }
        Ok(headers)
    }
}
