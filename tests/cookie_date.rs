//! The dates of `Expires`, RFC 6265bis §5.1.1.
#![cfg(not(target_arch = "wasm32"))]

use consentinel::cookie::cookie_date::parse;
use proptest::prelude::*;

/// 2021-06-09 10:18:14 UTC.
const JUNE: f64 = 1_623_233_894.0;

#[test]
fn is_a_date() {
    for (text, seconds) in [
        // RFC 9110 §5.6.7: IMF-fixdate, RFC 850, asctime.
        ("Wed, 09 Jun 2021 10:18:14 GMT", JUNE),
        ("Wednesday, 09-Jun-21 10:18:14 GMT", JUNE),
        ("Wed Jun  9 10:18:14 2021", JUNE),
        // "cookie-date = *delimiter date-token-list *delimiter", in any order.
        ("2021 jun 09 10:18:14", JUNE),
        ("10:18:14;JUNE/9~21", JUNE),
        // The zone is not looked at.
        ("09 Jun 2021 10:18:14 +0200 (CEST)", JUNE),
        // "time-field = 1*2DIGIT"
        ("9 Jun 2021 10:18:4", JUNE - 10.0),
        // "hms-time ( non-digit *OCTET )", likewise behind a day and a year.
        ("9th Jun 2021AD 10:18:14.567Z", JUNE),
        // The first token that can be a part is it: two digits are the day first.
        ("21 Jun 09 10:18:14", 1_245_579_494.0),
        ("Jun Jul 9 21 10:18:14 11:11:11", JUNE),
        // "If the year-value is greater than or equal to 70 and less than or equal to 99, increment by 1900."
        ("01 Jan 70 00:00:00", 0.0),
        ("31 Dec 99 23:59:59", 946_684_799.0),
        // "… less than or equal to 69, increment by 2000."
        ("01 Jan 69 00:00:00", 3_124_224_000.0),
        ("01 Jan 00 00:00:00", 946_684_800.0),
        ("29 Feb 2000 00:00:00", 951_782_400.0),
        ("31 Dec 9999 23:59:59", 253_402_300_799.0),
        ("01 Jan 1601 00:00:00", -11_644_473_600.0),
        // "the year-value is less than 1601": not so in browsers, where it removes the cookie.
        ("31 Dec 1600 00:00:00", -11_644_560_000.0),
        ("01 Jan 0100 00:00:00", -59_011_459_200.0),
    ] {
        assert_eq!(parse(text), Some(seconds), "{text:?}");
    }
}

#[test]
fn is_no_date() {
    for text in [
        "",
        "0",
        "-1",
        "Session",
        // One of the four is missing.
        "09 Jun 2021",
        "09 2021 10:18:14",
        "Jun 2021 10:18:14",
        "09 Jun 10:18:14",
        // "time-field", "day-of-month", "year" have at most 2, 2, 4 digits.
        "09 Jun 2021 10:18:014",
        "09 Jun 2021 010:18:14",
        "09 Jun 2021 10:18",
        "009 Jun 2021 10:18:14",
        "09 Jun 12021 10:18:14",
        "09 Jun 1 10:18:14",
        // "the day-of-month-value is less than 1 or greater than 31"
        "00 Jun 2021 10:18:14",
        "32 Jan 2021 10:18:14",
        // "the hour-value is greater than 23", minute and second 59
        "09 Jun 2021 24:00:00",
        "09 Jun 2021 10:60:14",
        "09 Jun 2021 10:18:60",
        // "If no such date exists, abort"
        "31 Jun 2021 10:18:14",
        "29 Feb 2021 10:18:14",
        "29 Feb 1900 10:18:14",
        // A month in other characters.
        "09 Jüni 2021 10:18:14",
    ] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

#[test]
fn days_follow_each_other() {
    let months = [
        ("Jan", 31),
        ("Feb", 28),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    let mut expected = -11_644_473_600.0;
    for year in 1601..=2401 {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, days) in months {
            for day in 1..=days + i32::from(is_leap && month == "Feb") {
                assert_eq!(
                    parse(&format!("{day} {month} {year} 00:00:00")),
                    Some(expected),
                    "{day} {month} {year}"
                );
                expected += 86_400.0;
            }
        }
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*|[0-9:a-cjnu ,-]{0,30}") {
        if let Some(seconds) = parse(&text) {
            prop_assert!((-60_000_000_000.0..=253_402_300_799.0).contains(&seconds));
        }
    }
}
