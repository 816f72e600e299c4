use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client as Http, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tower::ServiceExt;

/// Speaks to a stack; its verbs take the status they expect.
#[derive(Debug, Clone)]
pub struct Client {
    way: Way,
    headers: HeaderMap,
}

/// How requests get there.
#[derive(Debug, Clone)]
enum Way {
    /// Through a socket, to a URL.
    Http(Box<Http<HttpConnector, Full<Bytes>>>, String),
    /// By a call, to a gateway in this process.
    Call(Router),
}

/// A response.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    /// Empty where the body is encoded.
    pub text: String,
    pub body: Value,
}

static JSON: LazyLock<HeaderValue> = LazyLock::new(|| HeaderValue::from_static("application/json"));

impl Client {
    pub fn to(url: &str) -> Self {
        let http = Http::builder(TokioExecutor::new()).build_http();
        Self { way: Way::Http(Box::new(http), url.to_owned()), headers: HeaderMap::new() }
    }

    /// A client within the process of `gateway`, which needs no socket.
    pub fn within(gateway: Router) -> Self {
        Self { way: Way::Call(gateway), headers: HeaderMap::new() }
    }

    /// The same with another header.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        other.headers.insert(HeaderName::from_bytes(name.as_bytes()).unwrap(), value);
        other
    }

    /// The same without a header.
    pub fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        other.headers.remove(name);
        other
    }

    pub async fn get(&self, path: &str, status: u16) -> Answer {
        self.send("GET", path, Vec::new()).await.expecting(status)
    }

    pub async fn delete(&self, path: &str, status: u16) -> Answer {
        self.send("DELETE", path, Vec::new()).await.expecting(status)
    }

    pub async fn post(&self, path: &str, body: Value, status: u16) -> Answer {
        self.json("POST", path, &body).await.expecting(status)
    }

    pub async fn put(&self, path: &str, body: Value, status: u16) -> Answer {
        self.json("PUT", path, &body).await.expecting(status)
    }

    pub async fn patch(&self, path: &str, body: Value, status: u16) -> Answer {
        self.json("PATCH", path, &body).await.expecting(status)
    }

    pub async fn json(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.send_json(method, path, body.to_string()).await
    }

    /// The same with JSON as it is written.
    pub async fn send_json(&self, method: &str, path: &str, body: String) -> Answer {
        let mut client = self.clone();
        client.headers.entry("content-type").or_insert(JSON.clone());
        client.send(method, path, body.into_bytes()).await
    }

    async fn sent(&self, request: Request<Full<Bytes>>) -> (Parts, Bytes) {
        match &self.way {
            Way::Http(http, _) => {
                let (parts, body) = http.request(request).await.unwrap().into_parts();
                (parts, body.collect().await.unwrap().to_bytes())
            }
            Way::Call(gateway) => {
                let (parts, body) = gateway.clone().oneshot(request.map(Body::new)).await.unwrap().into_parts();
                (parts, body.collect().await.unwrap().to_bytes())
            }
        }
    }

    /// Sends anything at all; the path goes out as it is.
    pub async fn send(&self, method: &str, path: &str, body: Vec<u8>) -> Answer {
        let url = match &self.way {
            Way::Http(_, url) => url.as_str(),
            Way::Call(_) => "http://within",
        };
        let mut request = Request::builder().method(method).uri(format!("{url}{path}"));
        request.headers_mut().unwrap().extend(self.headers.clone());
        let request = request.body(Full::new(body.into())).unwrap();
        let (parts, bytes) = self.sent(request).await;
        let text = match parts.headers.contains_key("content-encoding") {
            true => String::new(),
            false => String::from_utf8(bytes.clone().into()).unwrap(),
        };
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, bytes, text, body }
    }
}

impl Answer {
    /// An answer that says nothing else.
    pub fn of_status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap();
        Self { status, headers: HeaderMap::new(), bytes: Bytes::new(), text: String::new(), body: Value::Null }
    }

    #[track_caller]
    pub fn expecting(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// The header, or an empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The figures of `Dais-Cost`: requests, read units, write units.
    pub fn cost(&self) -> (u32, f64, f64) {
        let figure = |name: &str| {
            let cost = self.header("dais-cost");
            let figure = cost.split("; ").find_map(|part| part.strip_prefix(&format!("{name}=")));
            figure.and_then(|figure| figure.parse::<f64>().ok()).unwrap_or_else(|| panic!("no {name} in {cost:?}"))
        };
        (figure("requests") as u32, figure("rru"), figure("wru"))
    }

    /// How many requests to DynamoDB it took.
    pub fn requests(&self) -> u32 {
        self.cost().0
    }

    /// The names of the fields that a problem names.
    pub fn fields(&self) -> Vec<String> {
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }

    /// The path of the next page, from the `Link` header.
    pub fn next_page(&self) -> Option<String> {
        let link = self.headers.get("link")?.to_str().unwrap();
        let path = link.strip_prefix('<')?.strip_suffix(">; rel=\"next\"");
        Some(path.unwrap_or_else(|| panic!("not a link to a next page: {link}")).to_owned())
    }
}
