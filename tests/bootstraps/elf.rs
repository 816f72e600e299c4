//! What was built for both architectures runs where it is deployed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use object::Endianness;
use object::elf::{EM_AARCH64, EM_X86_64, FileHeader64};
use object::read::elf::{FileHeader, SectionHeader};

use crate::build::{functions, functions_for_arm64};

/// The glibc of `provided.al2023`.
const GLIBC: (u32, u32) = (2, 34);

type Header = FileHeader64<Endianness>;

/// The names of the versions that the file needs of its libraries.
fn needed_versions(file: &[u8]) -> BTreeSet<String> {
    let header = Header::parse(file).unwrap();
    let endian = header.endian().unwrap();
    let sections = header.sections(endian, file).unwrap();
    let (mut libraries, strings) = sections.gnu_verneed(endian, file).unwrap().unwrap();
    let strings = sections.strings(endian, file, strings).unwrap();
    let mut needed = BTreeSet::new();
    while let Some((_, mut versions)) = libraries.next().unwrap() {
        while let Some(version) = versions.next().unwrap() {
            needed.insert(String::from_utf8(version.name(endian, strings).unwrap().to_vec()).unwrap());
        }
    }
    needed
}

/// The version of glibc in a name such as `GLIBC_2.17`.
fn glibc(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix("GLIBC_")?.split('.').map(|part| part.parse::<u32>().unwrap());
    Some((parts.next()?, parts.next()?))
}

/// How much the file knows of what to do when a panic passes through. What the
/// standard library brings along is about 5 KB; nothing of ours is in it where
/// the file was built with `panic = "abort"`, which cargo-lambda likes to do.
fn landing_pads(file: &[u8]) -> u64 {
    let header = Header::parse(file).unwrap();
    let endian = header.endian().unwrap();
    let sections = header.sections(endian, file).unwrap();
    sections.section_by_name(endian, b".gcc_except_table").map_or(0, |(_, section)| section.sh_size(endian))
}

fn assert_runs_in_the_cloud(path: &Path, machine: u16) {
    let file = fs::read(path).unwrap();
    let header = Header::parse(file.as_slice()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(header.e_machine(header.endian().unwrap()), machine, "{}", path.display());
    let needed = needed_versions(&file);
    let newest = needed.iter().filter_map(|version| glibc(version)).max().unwrap();
    assert!(newest <= GLIBC, "{} needs {needed:?}", path.display());
    let landing_pads = landing_pads(&file);
    assert!(landing_pads > 20_000, "{} cannot answer a panic with 500: {landing_pads}", path.display());
    println!("{}: {} bytes, glibc {}.{}", path.display(), file.len(), newest.0, newest.1);
}

#[test]
fn the_bootstraps_for_x86_64_run_on_provided_al2023() {
    for function in functions() {
        assert_runs_in_the_cloud(&function.x86_64(), EM_X86_64);
    }
}

#[test]
fn the_bootstraps_for_arm64_run_on_provided_al2023() {
    for function in functions_for_arm64() {
        assert_runs_in_the_cloud(&function.arm64(), EM_AARCH64);
    }
}
