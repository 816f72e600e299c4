//! The certificate roots, which a client of AWS's reads before it says anything.

use std::path::{Path, PathBuf};

use super::ColdStartError;
use super::subject::Subject;

/// Where systems have them in one file: Amazon Linux, and Debian.
const FILES: [&str; 2] = ["/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/certs/ca-certificates.crt"];

/// The roots of this machine.
#[derive(Debug)]
pub struct Roots {
    file: PathBuf,
}

/// How a process comes by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way<'r> {
    /// `SSL_CERT_FILE` names one file.
    OneFile(&'r Path),
    /// It looks for itself, and reads the system's whole directory.
    Directory,
}

impl Roots {
    /// Those in `file`, or the system's.
    pub fn of(file: Option<PathBuf>) -> Result<Self, ColdStartError> {
        let known = || FILES.iter().map(PathBuf::from).find(|file| file.exists());
        let file = file.or_else(known).unwrap_or_else(|| FILES.iter().map(PathBuf::from).next().unwrap_or_default());
        if file.exists() { Ok(Self { file }) } else { Err(ColdStartError::NoRoots(file)) }
    }

    /// The ways that make a difference to it.
    pub fn ways(&self, subject: &Subject) -> Vec<Way<'_>> {
        let one_file = Way::OneFile(&self.file);
        if subject.takes_roots { vec![one_file, Way::Directory] } else { vec![one_file] }
    }
}

impl<'r> Way<'r> {
    /// The file that the process is told of.
    pub fn file(self) -> Option<&'r Path> {
        match self {
            Self::OneFile(file) => Some(file),
            Self::Directory => None,
        }
    }
}
