//! The Event API for a function of this process, without a socket.

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use axum::Router;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::HOST;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::serving::HangUp;

/// What the function sends by.
#[derive(Debug, Clone)]
pub struct Within(pub Router);

impl HttpConnector for Within {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let router = self.0.clone();
        HttpConnectorFuture::new(async move {
            let request = request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
            let mut request = request.map(|body| Body::from(body.bytes().unwrap_or_default().to_vec()));
            // Over a socket the client says so by itself.
            let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
            request.headers_mut().extend(host.map(|host| (HOST, host)));
            let answer = router.oneshot(request).await.unwrap_or_else(|error| match error {});
            if answer.extensions().get::<HangUp>().is_some() {
                return Err(ConnectorError::io("the connection was closed without an answer".into()));
            }
            let (parts, body) = answer.into_parts();
            let body = body.collect().await.map_err(|error| ConnectorError::io(error.into()))?;
            let mut response = HttpResponse::new(parts.status.into(), SdkBody::from(body.to_bytes()));
            for (name, value) in parts.headers {
                if let (Some(name), Ok(value)) = (name, value.to_str()) {
                    response.headers_mut().append(name.as_str().to_owned(), value.to_owned());
                }
            }
            Ok(response)
        })
    }
}
