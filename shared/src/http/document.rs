//! What the OpenAPI document says of every operation of a group, so that no
//! operation has to: who is let in, what may be refused and in which shape, and
//! the request's id.

use utoipa::ToSchema;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::response::Response;
use utoipa::openapi::schema::{Components, ObjectBuilder, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Required, Schema};

use super::authorize::Access;
use super::extract::USUAL_KIB;
use super::feathers_problem::FeathersProblem;
use super::observe::MAX_REQUEST_ID_LENGTH;
use super::refusal::{ErrorBody, MutesError, PROBLEM_JSON, Problem, VoiceError};

/// Where a token that is confined to another room is refused, in its 403.
pub const OTHER_ROOM: &str = "it is confined to another room";

/// Where a token that is confined to any room is refused, in its 403.
pub const ANY_ROOM: &str = "it is confined to rooms, and this spans them";

/// [`OTHER_ROOM`], where whoever is banned from the room is refused too.
pub const OTHER_ROOM_OR_BANNED: &str = "it is confined to another room, or its bearer is banned from this one";

/// [`OTHER_ROOM`], where persons may do less than services.
pub const OTHER_ROOM_OR_PERSON: &str = "it is confined to another room, or its bearer is a person who may not do this";

/// The parameter and the header of every operation, by reference.
const REQUEST_ID: &str = "RequestId";

/// What API Gateway answers in its own words.
const GATEWAY_MESSAGE: &str = "GatewayMessage";

/// Says of the group's routes what holds for all of them.
pub(super) fn complete(document: &mut OpenApi, access: Option<Access>, errors: ErrorBody) {
    let paths = document.paths.paths.keys().cloned().collect::<Vec<_>>();
    for (path, item) in &mut document.paths.paths {
        for operation in operations(item) {
            yield_to(&siblings(&paths, path), operation);
            match access {
                Some(access) => close(operation, access),
                // Nothing said would be as much as not known.
                None => operation.security = Some(operation.security.take().unwrap_or_default()),
            }
            // A webhook's body has a signature, and no rules beside.
            if operation.parameters.is_some() || access.is_some() && operation.request_body.is_some() {
                say(operation, 400, "A value is missing or outside its rules, which it names", None);
            }
            say(operation, 500, "Something went wrong on our side, and its cause is in the log", None);
            shape(operation, errors);
            throttle(operation);
            carry_request_id(operation);
        }
        // An answer to HEAD has no body.
        for response in item.head.iter_mut().flat_map(responses) {
            response.content.clear();
        }
    }
    let components = document.components.get_or_insert_default();
    components.schemas.extend(schemas(errors));
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, head, patch, .. } = item;
    [get, put, post, delete, head, patch].into_iter().flatten()
}

fn responses(operation: &mut Operation) -> impl Iterator<Item = &mut Response> {
    operation.responses.responses.values_mut().filter_map(|response| match response {
        RefOr::T(response) => Some(response),
        RefOr::Ref(_) => None,
    })
}

/// Says why there may be that status, before what the operation itself says.
fn say(operation: &mut Operation, status: u16, why: &str, header: Option<(&str, Header)>) {
    let responses = &mut operation.responses.responses;
    let mut response = match responses.remove(&status.to_string()) {
        Some(RefOr::T(response)) => response,
        _ => Response::default(),
    };
    let own = std::mem::take(&mut response.description);
    response.description = if own.is_empty() { format!("{why}.") } else { format!("{why}; or {own}.") };
    response.headers.extend(header.map(|(name, header)| (name.to_owned(), header.into())));
    responses.insert(status.to_string(), response.into());
}

/// What [`super::authorize`] and the extractors may refuse.
fn close(operation: &mut Operation, access: Access) {
    let mut security = SecurityRequirement::new("bearer", Vec::<String>::new());
    let mut unauthorized = "The token is missing or invalid";
    if access.names_api_key {
        security = security.add("api_key", Vec::<String>::new());
        unauthorized = "The token is missing or invalid, or `x-api-key` is not the id of its key";
    }
    operation.security = Some(vec![security]);
    let challenge = header(Type::String, "`Bearer`, with `error=\"invalid_token\"` where a token was sent");
    say(operation, 401, unauthorized, Some(("WWW-Authenticate", challenge)));
    if let Some(scope) = access.scope {
        say(operation, 403, &format!("The token lacks the scope `{scope}`"), None);
    }
    let wait = header(Type::Integer, "How many seconds to wait");
    say(operation, 503, "The database is unavailable for the moment", Some(("Retry-After", wait)));
    if operation.request_body.is_some() {
        say(operation, 415, "The body is sent as something else than JSON, or with a content coding", None);
        if !operation.responses.responses.contains_key("413") {
            say(operation, 413, &format!("The body is over {USUAL_KIB} KiB"), None);
        }
    }
}

/// Gives the refusals the body that [`ErrorBody::shape`] gives them.
fn shape(operation: &mut Operation, errors: ErrorBody) {
    let (media_type, (name, _)) = (errors.media_type(), errors.schema());
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        if status.as_str() >= "400" {
            let content = Content::new(Some(Ref::from_schema_name(&name)));
            response.content.entry(media_type.to_owned()).or_insert(content.into());
        }
    }
}

fn throttle(operation: &mut Operation) {
    say(operation, 429, "There are more requests than the stack takes, or this route of it", None);
    let throttled = operation.responses.responses.get_mut("429");
    throttled.into_iter().for_each(let_gateway_answer);
}

fn let_gateway_answer(response: &mut RefOr<Response>) {
    let RefOr::T(response) = response else { return };
    let content = Content::new(Some(Ref::from_schema_name(GATEWAY_MESSAGE)));
    response.content.insert("application/json".to_owned(), content.into());
}

/// Paths that answer for the parameter's value as well, by the methods that they
/// lack themselves.
const VALUES_TOO: [&str; 1] = ["/bans/add"];

/// What paths have in the place of a parameter at the end of `path`.
fn siblings<'p>(paths: &'p [String], path: &str) -> Vec<&'p str> {
    let Some((parent, "{")) = path.rsplit_once('/').map(|(parent, last)| (parent, last.get(..1).unwrap_or_default()))
    else {
        return Vec::new();
    };
    let last =
        |path: &'p String| path.strip_prefix(parent)?.strip_prefix('/').filter(|last| !last.contains(['/', '{']));
    paths.iter().filter(|path| !VALUES_TOO.contains(&path.as_str())).filter_map(last).collect()
}

/// Another path is not found by this method, where it could be a value of the parameter.
fn yield_to(siblings: &[&str], operation: &mut Operation) {
    if siblings.is_empty() {
        return;
    }
    let said = format!("`{}` is another path, without this method", siblings.join("` or `"));
    let own = operation.responses.responses.get_mut("404").map(|response| match response {
        RefOr::T(response) => std::mem::take(&mut response.description),
        RefOr::Ref(_) => String::new(),
    });
    let why = own.map_or(said.clone(), |own| format!("{own}; or {said}"));
    say(operation, 404, &why, None);
    operation.responses.responses.get_mut("404").into_iter().for_each(let_gateway_answer);
}

/// API Gateway's own answer has another id.
fn carry_request_id(operation: &mut Operation) {
    let parameter = RefOr::Ref(Ref::new(format!("#/components/parameters/{REQUEST_ID}")));
    operation.parameters.get_or_insert_default().push(parameter);
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        if status != "429" {
            let header = RefOr::Ref(Ref::new(format!("#/components/headers/{REQUEST_ID}")));
            response.headers.insert("X-Request-Id".to_owned(), header);
        }
    }
}

fn header(kind: Type, description: &str) -> Header {
    let mut header = Header::new(ObjectBuilder::new().schema_type(kind));
    header.description = Some(description.to_owned());
    header
}

impl ErrorBody {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Problem | Self::FeathersProblem => PROBLEM_JSON,
            Self::Mutes | Self::Voice => "application/json",
        }
    }

    fn schema(self) -> (String, RefOr<Schema>) {
        match self {
            Self::Problem => named::<Problem>(),
            Self::FeathersProblem => named::<FeathersProblem>(),
            Self::Mutes => named::<MutesError>(),
            Self::Voice => named::<VoiceError>(),
        }
    }
}

fn named<T: ToSchema>() -> (String, RefOr<Schema>) {
    (T::name().into_owned(), T::schema())
}

/// The body of the group's refusals, and all that it is made of.
fn schemas(errors: ErrorBody) -> Vec<(String, RefOr<Schema>)> {
    let mut schemas = vec![errors.schema()];
    match errors {
        ErrorBody::Problem => Problem::schemas(&mut schemas),
        ErrorBody::FeathersProblem => FeathersProblem::schemas(&mut schemas),
        ErrorBody::Mutes => MutesError::schemas(&mut schemas),
        ErrorBody::Voice => VoiceError::schemas(&mut schemas),
    }
    schemas
}

/// What the operations of all groups refer to.
pub fn add_shared_parts(components: &mut Components) {
    let id = || ObjectBuilder::new().schema_type(Type::String);
    let parameter = ParameterBuilder::new()
        .name("X-Request-Id")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(format!(
            "An id for this request in the log and in the answer: at most {MAX_REQUEST_ID_LENGTH} visible ASCII characters, else it gets another."
        )))
        .schema(Some(id()))
        .build();
    let mut header = Header::new(id().min_length(Some(1)).max_length(Some(MAX_REQUEST_ID_LENGTH)));
    header.description = Some("The request's id, as it was sent or as it was given".to_owned());
    let message = ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some("What API Gateway says where it answers itself."))
        .property("message", ObjectBuilder::new().schema_type(Type::String))
        .required("message")
        .build();
    components.parameters.insert(REQUEST_ID.to_owned(), parameter.into());
    components.headers.insert(REQUEST_ID.to_owned(), header.into());
    components.schemas.insert(GATEWAY_MESSAGE.to_owned(), Schema::from(message).into());
}
