//! How large what is deployed is.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The bytes of a bootstrap.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// As it was built: stripped, by the release profile.
    pub stripped: u64,
    /// As it is uploaded, but for some hundred bytes of names and sums: sam deflates at
    /// zlib's usual level.
    pub zipped: u64,
}

impl Size {
    /// That of a file.
    pub fn of(file: &Path) -> io::Result<Self> {
        let mut deflated = DeflateEncoder::new(Counted::default(), Compression::default());
        let stripped = io::copy(&mut File::open(file)?, &mut deflated)?;
        Ok(Self { stripped, zipped: deflated.finish()?.bytes })
    }
}

/// Takes everything and keeps its number.
#[derive(Default)]
struct Counted {
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        self.bytes += written.len() as u64;
        Ok(written.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
