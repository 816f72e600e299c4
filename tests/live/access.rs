//! Who may listen to what.
