//! IP addresses as the [URL standard](https://url.spec.whatwg.org/#host-parsing) reads and writes them.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether the last label of `name` is a number, so that the whole must be an IPv4 address.
///
/// <https://url.spec.whatwg.org/#ends-in-a-number-checker>
pub(super) fn ends_in_number(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()) || number(last).is_some()
}

/// The address that `name` stands for, in any of the forms a browser takes: `127.0.0.1`, `0x7f.1`, `2130706433`.
///
/// <https://url.spec.whatwg.org/#concept-ipv4-parser>
pub(super) fn ipv4(name: &str) -> Option<Ipv4Addr> {
    let parts: Vec<u64> = name.split('.').map(number).collect::<Option<_>>()?;
    let (&last, front) = parts.split_last()?;
    if front.len() > 3 || front.iter().any(|&part| part > 255) {
        return None;
    }
    // The last number fills all bytes that the others leave.
    let room = 4 - front.len();
    if last >> (8 * room) != 0 {
        return None;
    }
    let front = front
        .iter()
        .zip([24, 16, 8])
        .map(|(part, shift)| part << shift);
    let address = front.sum::<u64>() + last;
    u32::try_from(address).ok().map(Ipv4Addr::from)
}

/// One number of an IPv4 address: decimal, octal after `0`, hexadecimal after `0x`.
///
/// <https://url.spec.whatwg.org/#ipv4-number-parser>
fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.as_bytes() {
        [] => return None,
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    if digits.is_empty() {
        return Some(0);
    }
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    // Too many digits make a number too large for any address, which is all that matters of it.
    Some(u64::from_str_radix(digits, radix).unwrap_or(u64::MAX))
}

/// The canonical text of an IPv6 address given without brackets.
///
/// <https://url.spec.whatwg.org/#concept-ipv6-serializer>
pub(super) fn ipv6(text: &str) -> Option<String> {
    let address: Ipv6Addr = text.parse().ok()?;
    // The one form in which Rust writes an address otherwise than a URL does is `::ffff:127.0.0.1`.
    Some(match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] => format!("::ffff:{high:x}:{low:x}"),
        _ => address.to_string(),
    })
}
