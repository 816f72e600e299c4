//! What is started, and how often.

use std::path::{Path, PathBuf};

use clap::Args;

/// How long the functions take from the start of a process to its first answer.
#[derive(Debug, Clone, Args)]
pub struct ColdStarts {
    /// How often each is started
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// The folder with the functions, each as <name>/bootstrap (default: this checkout's target/lambda)
    #[arg(long, value_name = "FOLDER")]
    pub bootstraps: Option<PathBuf>,
    /// Start these functions alone, separated by commas, and nothing to compare them with
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub only: Vec<String>,
    /// The certificate roots as one file (default: the system's)
    #[arg(long, value_name = "FILE")]
    pub roots: Option<PathBuf>,
    /// Print JSON, in milliseconds and bytes
    #[arg(long)]
    pub json: bool,
}

impl ColdStarts {
    /// Where what was built under that name is, or would be.
    pub fn bootstrap(&self, name: &str) -> PathBuf {
        let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/lambda");
        self.bootstraps.clone().unwrap_or_else(usual).join(name).join("bootstrap")
    }
}
