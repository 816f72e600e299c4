//! DynamoDB as a record of what it once answered.

use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use axum::body::Bytes;

/// What was answered to the requests of one operation, in their order.
pub type Record = Arc<[(u16, Bytes)]>;

#[derive(Debug)]
enum Mode {
    Recording(Vec<(u16, Bytes)>),
    /// Over and over, beginning with that one.
    Playing(Record, usize),
}

/// A way to DynamoDB that remembers, or answers by itself.
#[derive(Debug, Clone)]
pub struct Canned {
    engine: SharedHttpClient,
    mode: Arc<Mutex<Mode>>,
}

impl Canned {
    pub fn over(engine: SharedHttpClient) -> Self {
        Self { engine, mode: Arc::new(Mutex::new(Mode::Recording(Vec::new()))) }
    }

    pub fn client(&self) -> SharedHttpClient {
        SharedHttpClient::new(self.clone())
    }

    /// Passes on from now on, and remembers.
    pub fn record(&self) {
        *self.mode.lock().unwrap() = Mode::Recording(Vec::new());
    }

    /// What was answered since.
    pub fn recorded(&self) -> Record {
        let Mode::Recording(answers) = &*self.mode.lock().unwrap() else { panic!("nothing is recorded") };
        answers.clone().into()
    }

    /// Answers from now on as it was answered then.
    pub fn play(&self, record: &Record) {
        *self.mode.lock().unwrap() = Mode::Playing(record.clone(), 0);
    }
}

impl HttpClient for Canned {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let engine = self.engine.http_connector(settings, components);
        SharedHttpConnector::new(CannedConnector { engine, mode: self.mode.clone() })
    }
}

#[derive(Debug)]
struct CannedConnector {
    engine: SharedHttpConnector,
    mode: Arc<Mutex<Mode>>,
}

fn response(status: u16, body: Bytes) -> Result<HttpResponse, ConnectorError> {
    Ok(HttpResponse::new(StatusCode::try_from(status).unwrap(), SdkBody::from(body)))
}

impl HttpConnector for CannedConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if let Mode::Playing(record, next) = &mut *self.mode.lock().unwrap() {
            let (status, body) = record[*next % record.len()].clone();
            *next += 1;
            return HttpConnectorFuture::ready(response(status, body));
        }
        let (answer, mode) = (self.engine.call(request), self.mode.clone());
        HttpConnectorFuture::new(async move {
            let answer = answer.await?;
            let (status, body) = (answer.status().as_u16(), answer.body().bytes().expect("it is in memory"));
            let body = Bytes::copy_from_slice(body);
            if let Mode::Recording(answers) = &mut *mode.lock().unwrap() {
                answers.push((status, body.clone()));
            }
            response(status, body)
        })
    }
}
