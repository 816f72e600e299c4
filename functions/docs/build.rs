//! Makes of the document and of the built pages what is sent: compressed, with
//! entity tags. Done here, the function has nothing to do but to send.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

const DOCUMENT: &str = "../../openapi.json";

/// What `web/` is built into.
const PAGES: &str = "web";

fn main() -> Result<(), Box<dyn Error>> {
    for source in [DOCUMENT, PAGES, "build.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut made = Made { folder: PathBuf::from(std::env::var("OUT_DIR")?), files: String::new() };
    made.add("openapi.json", Path::new(DOCUMENT))?;
    for file in files_in(Path::new(PAGES))? {
        let name = file.strip_prefix(PAGES)?.to_string_lossy().into_owned();
        made.add(&name, &file)?;
    }
    fs::write(made.folder.join("files.rs"), format!("&[{}]", made.files))?;
    Ok(())
}

/// All of them, however deep, in the order of their names.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_in(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

struct Made {
    folder: PathBuf,
    /// A table of them, in Rust.
    files: String,
}

impl Made {
    fn add(&mut self, name: &str, source: &Path) -> Result<(), Box<dyn Error>> {
        let content = fs::read(source)?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content)?;
        let compressed = self.folder.join(format!("{}.gz", name.replace('/', "-")));
        fs::write(&compressed, encoder.finish()?)?;
        let hash = Sha256::digest(&content).iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>();
        let content_type = content_type(name).ok_or_else(|| format!("{name}: of what type is it?"))?;
        // Of each form one tag, since a strong tag tells them apart (RFC 9110 §8.8.3.3).
        write!(
            self.files,
            "Stored {{ name: {name:?}, content_type: {content_type:?}, gzip: include_bytes!({compressed:?}), \
             tag: {:?}, gzip_tag: {:?} }},",
            format!("\"{hash}\""),
            format!("\"{hash}-gzip\""),
        )?;
        Ok(())
    }
}

fn content_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}
