//! Whole numbers as JSON carries them.

use super::rule::Rule;

/// The largest magnitude at which every whole number still has its own value
/// in JSON as JavaScript reads it: 2^53.
pub const LARGEST_WHOLE: i64 = 1 << 53;

/// A whole number within ±2^53. `42`, `42.0` and `4.2e1` are the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WholeNumber(i64);

impl WholeNumber {
    pub const fn get(self) -> i64 {
        self.0
    }
}

const WHOLE_RULE: Rule = Rule::must_be("a whole number within ±2^53");

impl TryFrom<i64> for WholeNumber {
    type Error = Rule;

    fn try_from(number: i64) -> Result<Self, Rule> {
        (-LARGEST_WHOLE..=LARGEST_WHOLE).contains(&number).then_some(Self(number)).ok_or(WHOLE_RULE)
    }
}

impl TryFrom<u64> for WholeNumber {
    type Error = Rule;

    fn try_from(number: u64) -> Result<Self, Rule> {
        i64::try_from(number).map_err(|_| WHOLE_RULE)?.try_into()
    }
}

impl TryFrom<f64> for WholeNumber {
    type Error = Rule;

    fn try_from(number: f64) -> Result<Self, Rule> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "exact within ±2^53")]
        if number.fract() == 0.0 && number.abs() <= LARGEST_WHOLE as f64 {
            Ok(Self(number as i64))
        } else {
            Err(WHOLE_RULE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        assert_eq!(WholeNumber::try_from(42.0), WholeNumber::try_from(42_i64));
        assert_eq!(WholeNumber::try_from(-0.0), WholeNumber::try_from(0_u64));
        for refused in [0.5, f64::NAN, f64::INFINITY, 1e300] {
            assert!(WholeNumber::try_from(refused).is_err(), "{refused}");
        }
        assert!(WholeNumber::try_from(LARGEST_WHOLE).is_ok());
        assert!(WholeNumber::try_from(LARGEST_WHOLE + 1).is_err());
        assert!(WholeNumber::try_from(u64::MAX).is_err());
    }
}
