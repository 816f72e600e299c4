//! The stack that is asked.

use std::io;
use std::net::SocketAddr;

use aws_sdk_dynamodb::config::{Credentials, Region};
use shared::app::clock::Clock;
use shared::aws::Aws;
use shared::domain::caller::Scope;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::super::LoadError;
use super::super::client::Client;
use super::super::target::token;
use super::RequestsLoad;
use super::mix::beforehand;
use crate::gateway::gateway;
use crate::measured::{Elsewhere, FunctionTime, functions_over};
use crate::stack::{FUNCTION_TIMEOUT, LOCAL_API_KEY, Settings, Stack, StackError};
use crate::template::{TEMPLATE, Template};

/// A stack whose functions' time is told apart from its engine's.
pub struct World {
    pub function_time: FunctionTime,
    address: SocketAddr,
    token: String,
    serving: JoinHandle<io::Result<()>>,
    _stack: Stack,
}

impl World {
    /// With what is asked about in it.
    pub async fn start(options: &RequestsLoad) -> Result<Self, LoadError> {
        let stack = Stack::start(Settings { port: 0, direct: true, ..Settings::default() }).await?;
        let engine =
            stack.engine.as_ref().map(|engine| engine.direct(Some(&stack.sqs.queue))).ok_or(LoadError::NotOurs)?;
        let credentials = Credentials::new("local", "local", None, None, "load");
        let aws = Aws::over(Region::from_static("eu-west-1"), credentials, Elsewhere::over(engine));
        let functions = functions_over(&stack, &aws).map_err(StackError::from)?;
        let template = Template::parse(TEMPLATE).map_err(StackError::from)?;
        let function_time = FunctionTime::counting();
        let gateway = gateway(
            template.routes,
            &template.cors,
            functions,
            Clock::system(),
            FUNCTION_TIMEOUT,
            function_time.clone(),
        );
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await.map_err(StackError::Listen)?;
        let address = listener.local_addr().map_err(StackError::Listen)?;
        let serving = tokio::spawn(async move { axum::serve(listener, gateway).await });
        let scopes = [Scope::Rooms, Scope::Messages, Scope::Voice];
        let token = token(&stack, &scopes).ok_or(LoadError::NoToken)?;
        let world = Self { function_time, address, token, serving, _stack: stack };
        let client = world.client();
        for call in beforehand(options.chats) {
            let answer = client.send(call.method, &call.path, call.body).await;
            if !answer.status.is_some_and(|status| (200..300).contains(&status)) {
                return Err(LoadError::NotCreated(answer.body.to_string()));
            }
        }
        Ok(world)
    }

    /// A client with a connection of its own.
    pub fn client(&self) -> Client {
        Client::to(&format!("http://{}", self.address), &self.token).naming_api_key(LOCAL_API_KEY)
    }

    /// Answers nobody any more.
    pub fn stop(&self) {
        self.serving.abort();
    }
}
