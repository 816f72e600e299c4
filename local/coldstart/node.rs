//! Node.js with AWS's SDK, on the same machine and in the same run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::ColdStartError;
use super::functions::any_event;
use super::subject::Subject;

/// What is copied to where its packages are.
const FILES: [(&str, &str); 3] = [
    ("package.json", include_str!("node/package.json")),
    ("handler.mjs", include_str!("node/handler.mjs")),
    ("loop.mjs", include_str!("node/loop.mjs")),
];

/// Which package.json the packages that are there were installed for.
const INSTALLED: &str = "installed.json";

/// A handler that reads one item, installed below `target/`; nothing where there is no
/// Node.js, which `.ci/node` installs.
pub fn installed() -> Result<Option<Subject>, ColdStartError> {
    let Some(program) = on_the_path("node") else { return Ok(None) };
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/coldstart/node");
    install_into(&home)?;
    Ok(Some(Subject {
        name: "(Node.js with AWS's SDK)".to_owned(),
        program,
        arguments: vec![home.join("loop.mjs")],
        event: Some(any_event()?),
        reads: true,
        takes_roots: false,
        is_deployed: false,
    }))
}

fn on_the_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn install_into(home: &Path) -> Result<(), ColdStartError> {
    let unread = |cause| ColdStartError::Unread { path: home.to_owned(), cause };
    fs::create_dir_all(home).map_err(unread)?;
    for (name, text) in FILES {
        fs::write(home.join(name), text).map_err(unread)?;
    }
    let wanted = fs::read(home.join("package.json")).map_err(unread)?;
    if fs::read(home.join(INSTALLED)).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = Command::new("npm")
        .args(["install", "--no-package-lock", "--no-audit", "--no-fund", "--silent", "--prefix"])
        .arg(home)
        .stdin(Stdio::null())
        .output();
    match npm {
        Ok(done) if done.status.success() => fs::write(home.join(INSTALLED), wanted).map_err(unread),
        Ok(done) => Err(not_installed(String::from_utf8_lossy(&done.stderr).trim())),
        Err(cause) => Err(not_installed(&cause.to_string())),
    }
}

fn not_installed(cause: &str) -> ColdStartError {
    ColdStartError::NotInstalled(format!("npm does not install AWS's SDK (--only goes without it): {cause}"))
}
