//! Makes the page of the document, and of both what is sent: as they are and
//! compressed, each with its entity tags. Done here, the function has nothing
//! to do but to send.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

#[path = "src/reference.rs"]
mod reference;

const DOCUMENT: &str = "../../openapi.json";

fn main() -> Result<(), Box<dyn Error>> {
    for source in [DOCUMENT, "src/reference.rs", "src/reference.css", "build.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    let document = fs::read_to_string(DOCUMENT)?;
    // While it is being made anew (`cargo run -- openapi > openapi.json`) it is empty.
    let page = reference::reference(&serde_json::from_str(&document).unwrap_or_default()).into_string();
    write(&folder, "openapi.json", document.as_bytes())?;
    write(&folder, "reference.html", page.as_bytes())
}

fn write(folder: &Path, name: &str, text: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text)?;
    let hash = Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>();
    fs::write(folder.join(name), text)?;
    fs::write(folder.join(format!("{name}.gz")), encoder.finish()?)?;
    // Of each form one, since a strong tag tells them apart (RFC 9110 §8.8.3.3).
    fs::write(folder.join(format!("{name}.tag")), format!("\"{hash}\""))?;
    fs::write(folder.join(format!("{name}.gz.tag")), format!("\"{hash}-gzip\""))?;
    Ok(())
}
