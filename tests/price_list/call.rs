//! A call that is to be measured.

use serde_json::Value;

use crate::support::{Answer, Client};

/// A request, and the status it is answered with.
#[derive(Debug, Clone)]
pub struct Call {
    client: Client,
    method: &'static str,
    path: String,
    body: Option<Vec<u8>>,
    status: u16,
}

impl Call {
    pub fn get(client: &Client, path: &str, status: u16) -> Self {
        Self::of("GET", client, path, None, status)
    }

    pub fn head(client: &Client, path: &str, status: u16) -> Self {
        Self::of("HEAD", client, path, None, status)
    }

    pub fn delete(client: &Client, path: &str, status: u16) -> Self {
        Self::of("DELETE", client, path, None, status)
    }

    pub fn post(client: &Client, path: &str, body: Value, status: u16) -> Self {
        Self::of("POST", client, path, Some(body.to_string().into_bytes()), status)
    }

    pub fn put(client: &Client, path: &str, body: Value, status: u16) -> Self {
        Self::of("PUT", client, path, Some(body.to_string().into_bytes()), status)
    }

    pub fn patch(client: &Client, path: &str, body: Value, status: u16) -> Self {
        Self::of("PATCH", client, path, Some(body.to_string().into_bytes()), status)
    }

    /// A POST with these bytes, or with none.
    pub fn bare(client: &Client, path: &str, body: Vec<u8>, status: u16) -> Self {
        Self { body: Some(body), ..Self::of("POST", client, path, None, status) }
    }

    fn of(method: &'static str, client: &Client, path: &str, body: Option<Vec<u8>>, status: u16) -> Self {
        let client = if body.is_some() { client.with("content-type", "application/json") } else { client.clone() };
        Self { client, method, path: path.to_owned(), body, status }
    }

    pub async fn answer(self) -> Answer {
        self.client.send(self.method, &self.path, self.body.unwrap_or_default()).await.expecting(self.status)
    }
}
