//! The routes of the API, and what throttles them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::documented;
use crate::stack::{functions, resources, translated};

/// The function that documents each route of `openapi.json`, by method and path.
fn functions_of_routes() -> BTreeMap<(String, String), &'static str> {
    let mut routes = BTreeMap::new();
    for (function, document) in dais::functions::documents() {
        for route in documented::served(&serde_json::to_value(document).unwrap()["paths"]) {
            assert!(routes.insert(route, function).is_none(), "a route of two functions");
        }
    }
    assert_eq!(documented::served(&documented::committed()["paths"]), routes.keys().cloned().collect());
    routes
}

fn api() -> &'static Value {
    let apis = resources("AWS::ApiGatewayV2::Api");
    assert_eq!(apis.len(), 1);
    &apis["Api"]["Properties"]["Body"]
}

fn stage() -> &'static Value {
    let stages = resources("AWS::ApiGatewayV2::Stage");
    assert_eq!(stages.len(), 1);
    let stage = stages.into_values().next().unwrap();
    assert_eq!(
        (&stage["Properties"]["StageName"], &stage["Properties"]["AutoDeploy"]),
        (&json!("$default"), &json!(true))
    );
    &stage["Properties"]
}

#[test]
fn every_documented_route_leads_to_the_function_that_documents_it_and_there_is_no_other() {
    let documented = functions_of_routes();
    assert_eq!(documented::routes(&api()["paths"]), documented.keys().cloned().collect());
    for ((method, path), function) in documented {
        let integration = &api()["paths"][&path][method.to_lowercase()]["x-amazon-apigateway-integration"];
        let uri = format!(
            "arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/${{{}.Arn}}/invocations",
            functions()[function]
        );
        assert_eq!(integration["uri"], json!({ "Fn::Sub": uri }), "{method} {path}");
        assert_eq!((&integration["type"], &integration["payloadFormatVersion"]), (&json!("aws_proxy"), &json!("2.0")));
    }
}

#[test]
fn api_gateway_may_call_each_function_for_its_routes_and_nobody_may_call_any_other() {
    let mut expected = BTreeSet::new();
    for ((method, path), function) in functions_of_routes() {
        let parts = path.split('/').map(|part| if part.starts_with('{') { "*" } else { part }).collect::<Vec<_>>();
        expected.insert((functions()[function].to_owned(), format!("{method}{}", parts.join("/"))));
    }
    let mut permitted = BTreeSet::new();
    let mut permissions = resources("AWS::Lambda::Permission");
    let authorizer = &permissions.remove("LiveAuthorizerPermission").unwrap()["Properties"];
    assert_eq!(authorizer["Principal"], "appsync.amazonaws.com");
    assert_eq!(authorizer["SourceArn"], json!({ "Fn::GetAtt": ["LiveApi", "ApiArn"] }));
    for permission in permissions.into_values() {
        let permission = &permission["Properties"];
        assert_eq!(permission["Action"], "lambda:InvokeFunction");
        assert_eq!(permission["Principal"], "apigateway.amazonaws.com");
        let source = &permission["SourceArn"]["Fn::Sub"];
        assert_eq!(source[1]["__ApiId__"], json!({ "Ref": "Api" }));
        let route = source[0].as_str().unwrap().split("${__Stage__}/").nth(1).unwrap();
        permitted.insert((permission["FunctionName"]["Ref"].as_str().unwrap().to_owned(), route.to_owned()));
    }
    assert_eq!(permitted, expected);
}

/// What reads many items, or gives out what lasts.
const LISTED: [&str; 9] = [
    "/external/room",
    "/chat-messages",
    "/chat-messages/unread",
    "/live",
    "/mutes",
    "/bans",
    "/moderation-log",
    "/community-voice-chat/active",
    "/community-voice-chat/{communityId}/participants",
];

/// Numbers, and not parameters: `RouteSettings` is free-form, so nobody would
/// make numbers of the texts that parameters are.
#[test]
fn every_route_is_throttled_by_its_class() {
    const READS: u64 = 2000;
    const WRITES: u64 = 1000;
    const LISTS: u64 = 500;
    const DOCUMENTS: u64 = 20;
    const ASSETS: u64 = 200;
    let class = |settings: &Value| {
        assert_eq!(settings["ThrottlingRateLimit"], settings["ThrottlingBurstLimit"]);
        settings["ThrottlingRateLimit"].as_u64().unwrap()
    };
    assert_eq!(class(&stage()["DefaultRouteSettings"]), READS);
    let mut settings = stage()["RouteSettings"].as_object().unwrap().clone();
    for (method, path) in functions_of_routes().into_keys() {
        let expected = match (method.as_str(), path.as_str()) {
            ("GET", "/" | "/console" | "/demo" | "/reference" | "/openapi.json") => DOCUMENTS,
            ("GET", "/assets/{file}") => ASSETS,
            ("POST", "/community-voice-chat/status") => LISTS,
            ("GET", path) if LISTED.contains(&path) => LISTS,
            ("GET" | "HEAD", _) | ("POST", "/livekit-webhook") => READS,
            _ => WRITES,
        };
        let own = settings.remove(&format!("{method} {path}"));
        assert_eq!(own.as_ref().map_or(READS, class), expected, "{method} {path}");
    }
    assert!(settings.is_empty(), "API Gateway refuses settings of no route: {settings:?}");
}

#[test]
fn the_access_log_is_json_of_what_api_gateway_knows() {
    let format = stage()["AccessLogSettings"]["Format"].as_str().unwrap();
    assert!(!format.contains('\n'), "API Gateway takes one line");
    let fields = serde_json::from_str::<BTreeMap<String, String>>(format).unwrap();
    // The route is in the function's line, which the id leads to.
    for name in ["requestId", "httpMethod", "path", "status", "responseLatency", "integrationErrorMessage"] {
        assert!(fields.values().any(|value| *value == format!("$context.{name}")), "{name}");
    }
    assert!(fields.values().all(|value| value.starts_with("$context.")));
}

/// SAM makes something else of it where the list comes from a parameter.
#[test]
fn browsers_are_told_a_list_of_origins_methods_and_headers() {
    let cors = &api()["x-amazon-apigateway-cors"];
    assert_eq!(cors["allowOrigins"], json!([translated()["Parameters"]["AllowedOrigin"]["Default"]]));
    for list in ["allowMethods", "exposeHeaders"] {
        assert!(cors[list].as_array().unwrap().len() > 4, "{list}");
    }
    let headers = cors["allowHeaders"]["Fn::Split"].as_array().unwrap();
    let joined = headers[1]["Fn::Join"].as_array().unwrap();
    assert_eq!((&headers[0], &joined[0]), (&json!(","), &json!(",")));
    let (more, names) = joined[1].as_array().unwrap().split_last().unwrap();
    assert!(names.len() > 4 && names.iter().all(Value::is_string), "{names:?}");
    // SAM puts a parameter's value where it is referred to.
    let parameter = &translated()["Parameters"]["AllowedHeaders"]["Default"];
    assert_eq!(more, &json!({ "Fn::If": ["HasAllowedHeaders", parameter, { "Ref": "AWS::NoValue" }] }));
}
