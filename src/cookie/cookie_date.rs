//! Dates of the `Expires` attribute, as loosely as browsers read them.

use std::ops::RangeInclusive;

const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// The Unix time that `text` stands for, in seconds; `None` where it is no date.
///
/// Understands all three forms of HTTP dates and whatever else holds a time, a day, a month and a year.
///
/// ```
/// use consentinel::cookie::cookie_date;
///
/// assert_eq!(cookie_date::parse("Wed, 09 Jun 2021 10:18:14 GMT"), Some(1_623_233_894.0));
/// ```
///
/// RFC 6265bis §5.1.1, but for years before 1601: the standard refuses them, to browsers they are long past.
pub fn parse(text: &str) -> Option<f64> {
    let mut found = Found::default();
    for token in text.as_bytes().split(|&byte| is_delimiter(byte)) {
        found.take(token);
    }
    let [hour, minute, second] = found.time?;
    let (day, month) = (found.day?, found.month?);
    let year = match found.year? {
        year @ 70..=99 => year + 1900,
        year @ 0..=69 => year + 2000,
        year => year,
    };
    let is_date = (1..=days_in_month(year, month)).contains(&day);
    let is_time = hour <= 23 && minute <= 59 && second <= 59;
    let seconds = hour * 3600 + minute * 60 + second;
    (is_date && is_time)
        .then(|| f64::from(days_since_epoch(year, month, day)) * 86_400.0 + f64::from(seconds))
}

/// The parts of a date, each from the first token that can be it; months count from 1.
#[derive(Default)]
struct Found {
    time: Option<[i32; 3]>,
    day: Option<i32>,
    month: Option<i32>,
    year: Option<i32>,
}

impl Found {
    /// Lets `token` be the first part that is still missing and that it can be.
    ///
    /// The order is the standard's: two digits are the day before they are the year.
    fn take(&mut self, token: &[u8]) {
        let _ = fill(&mut self.time, || time(token))
            || fill(&mut self.day, || leading_number(token, 1..=2))
            || fill(&mut self.month, || month(token))
            || fill(&mut self.year, || leading_number(token, 2..=4));
    }
}

/// Fills `part` if it is empty, and says whether it did.
fn fill<T>(part: &mut Option<T>, read: impl FnOnce() -> Option<T>) -> bool {
    if part.is_some() {
        return false;
    }
    *part = read();
    part.is_some()
}

/// `delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E`
fn is_delimiter(byte: u8) -> bool {
    matches!(byte, 0x09 | 0x20..=0x2f | 0x3b..=0x40 | 0x5b..=0x60 | 0x7b..=0x7e)
}

/// `time = hms-time [ non-digit *OCTET ]`, `hms-time = time-field ":" time-field ":" time-field`
fn time(token: &[u8]) -> Option<[i32; 3]> {
    let mut fields = token.splitn(3, |&byte| byte == b':');
    let whole = |field: &[u8]| {
        field
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| leading_number(field, 1..=2))?
    };
    Some([
        whole(fields.next()?)?,
        whole(fields.next()?)?,
        leading_number(fields.next()?, 1..=2)?,
    ])
}

/// `month = ( "jan" / … / "dec" ) *OCTET`
fn month(token: &[u8]) -> Option<i32> {
    let name = token.get(..3)?;
    (1..)
        .zip(MONTHS)
        .find_map(|(number, month)| name.eq_ignore_ascii_case(month).then_some(number))
}

/// The number at the start of `token`, if it has so many digits and no more.
fn leading_number(token: &[u8], digits: RangeInclusive<usize>) -> Option<i32> {
    let length = token
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = |digits: &[u8]| {
        digits
            .iter()
            .fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
    };
    digits.contains(&length).then(|| number(&token[..length]))
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar, for years after 0.
fn days_since_epoch(year: i32, month: i32, day: i32) -> i32 {
    // Counted in years that begin in March, so that the leap day comes last; 153 days are five months from March on.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year / 4 - year / 100 + year / 400;
    // 719_468 days lie between 0000-03-01 and 1970-01-01.
    365 * year + leap_days + day_of_year - 719_468
}
