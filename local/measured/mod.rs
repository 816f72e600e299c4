//! How much CPU the functions' own code takes: apart from the gateway that calls them
//! and from the engine that answers them, which run in the same process here.

mod cpu_time;
mod functions;

pub use cpu_time::{Elsewhere, FunctionTime, process_cpu_time};
pub use functions::functions_over;
