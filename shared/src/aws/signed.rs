//! Calls that no SDK of AWS's makes: JSON posted to a service's own URL, signed
//! as the SDKs sign (Signature Version 4).

use std::fmt;
use std::time::{Duration, SystemTime};

use aws_sdk_dynamodb::config::{ProvideCredentials, Region, SharedCredentialsProvider};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use tokio::time::timeout;

use super::Aws;
use super::cause::in_a_line;

const JSON: &str = "application/json";

/// The service's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub status: u16,
    pub body: Vec<u8>,
}

/// There was no answer; what was sent may have arrived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// It was never sent.
    #[error("the call cannot be signed: {0}")]
    Unsigned(String),
    /// The connection failed or broke off.
    #[error("{0}")]
    Lost(String),
    /// It took longer than is waited for.
    #[error("no answer within {} ms", .0.as_millis())]
    Late(Duration),
}

/// Posts in a function's name to one service.
#[derive(Clone)]
pub struct SignedPosts {
    connector: SharedHttpConnector,
    region: Region,
    credentials: SharedCredentialsProvider,
    service: &'static str,
    /// How long one answer may take.
    wait: Duration,
}

impl fmt::Debug for SignedPosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignedPosts to {} in {}", self.service, self.region)
    }
}

/// What reaches AWS over the network for such calls; TLS by ring.
pub fn connector() -> SharedHttpConnector {
    SharedHttpConnector::new(Connector::builder().tls_provider(Provider::Rustls(CryptoMode::Ring)).build())
}

impl SignedPosts {
    /// Posts to `service`, by the name that signatures call it, over `connector`;
    /// none where `aws` has neither a region nor credentials.
    pub fn new(aws: &Aws, service: &'static str, connector: SharedHttpConnector) -> Option<Self> {
        let region = aws.config().region()?.clone();
        let credentials = aws.config().credentials_provider()?;
        Some(Self { connector, region, credentials, service, wait: aws.patience().attempt })
    }

    /// Posts `body`, JSON, to `url`; the signature is of `now`, which AWS takes
    /// for five minutes.
    pub async fn post(&self, url: &str, body: String, now: SystemTime) -> Result<Answered, NoAnswer> {
        let request = self.signed(url, body, now).await?;
        match timeout(self.wait, self.answer(request)).await {
            Ok(answered) => answered,
            Err(_) => Err(NoAnswer::Late(self.wait)),
        }
    }

    async fn answer(&self, request: HttpRequest) -> Result<Answered, NoAnswer> {
        let answer = self.connector.call(request).await.map_err(|error| NoAnswer::Lost(in_a_line(&error)))?;
        let status = answer.status().as_u16();
        let body = aws_smithy_types::byte_stream::ByteStream::new(answer.into_body()).collect().await;
        let body = body.map_err(|error| NoAnswer::Lost(in_a_line(&error)))?;
        Ok(Answered { status, body: body.to_vec() })
    }

    async fn signed(&self, url: &str, body: String, now: SystemTime) -> Result<HttpRequest, NoAnswer> {
        let credentials = self.credentials.provide_credentials().await.map_err(unsigned)?;
        let identity = credentials.into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region.as_ref())
            .name(self.service)
            .time(now)
            .settings(SigningSettings::default())
            .build()
            .map_err(unsigned)?
            .into();
        let headers = [("content-type", JSON)];
        let signable = SignableRequest::new("POST", url, headers.into_iter(), SignableBody::Bytes(body.as_bytes()));
        let (instructions, _) = sign(signable.map_err(unsigned)?, &parameters).map_err(unsigned)?.into_parts();
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method("POST").map_err(unsigned)?;
        request.set_uri(url).map_err(unsigned)?;
        request.headers_mut().insert("content-type", JSON);
        for (name, value) in instructions.headers() {
            request.headers_mut().insert(name.to_owned(), value.to_owned());
        }
        Ok(request)
    }
}

fn unsigned(error: impl std::error::Error + 'static) -> NoAnswer {
    NoAnswer::Unsigned(in_a_line(&error))
}
