//! Bytes to text: UTF-8 as it is, UTF-16 by its byte order mark, anything else as what it most likely is, with the way back to the
//! file's bytes and a note of what was done.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::origin::{Map, Mapped};
use super::problem::ProblemKind;

/// The content of a file as text.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// From the text to the file's bytes.
    pub(super) map: Map,
    /// What a reader of the report should know about it.
    pub(super) note: Option<ProblemKind>,
}

/// How much of a file is looked at to tell text from anything else.
const HEAD: usize = 1024;

/// Decodes the content of a file. `declared` is the encoding that the content names itself, if it can.
pub(super) fn decode(bytes: Vec<u8>, declared: fn(&[u8]) -> Option<&'static Encoding>) -> Result<Decoded, ProblemKind> {
    // UTF-32 with its mark would pass for UTF-16.
    let wide = bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]);
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|_| !wide)
        && encoding != UTF_8
    {
        return Ok(decode_utf16(&bytes, encoding, mark));
    }
    if wide || bytes.iter().take(HEAD).any(|&b| b == 0) {
        return Err(ProblemKind::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => Ok(decode_legacy(error.as_bytes(), declared)),
    }
}

fn without_mark(mut text: String) -> Decoded {
    const MARK: &str = "\u{FEFF}";
    let mark = if text.starts_with(MARK) { MARK.len() } else { 0 };
    text.drain(..mark);
    Decoded { text, map: Map::shifted(mark), note: None }
}

fn decode_utf16(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Decoded {
    let unit = |pair: [u8; 2]| if encoding == UTF_16BE { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
    debug_assert!(encoding == UTF_16BE || encoding == UTF_16LE);
    let (pairs, rest) = bytes.get(mark..).unwrap_or_default().as_chunks::<2>();
    let mut mapped = Mapped::default();
    let mut at = mark;
    let mut undecodable = 0;
    for c in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let c = c.unwrap_or_else(|_| {
            undecodable += 1;
            char::REPLACEMENT_CHARACTER
        });
        // A half pair, read as a replacement character, is one unit like any other character of the plane that holds it.
        let length = 2 * c.len_utf16();
        mapped.replace(c.encode_utf8(&mut [0; 4]), at..at + length);
        at += length;
    }
    if !rest.is_empty() {
        undecodable += 1;
        mapped.replace("\u{FFFD}", at..bytes.len());
    }
    finish(mapped, encoding, undecodable)
}

/// Text that is not UTF-8, or not all of it.
fn decode_legacy(bytes: &[u8], declared: fn(&[u8]) -> Option<&'static Encoding>) -> Decoded {
    if is_broken_utf8(bytes) {
        return decode_broken_utf8(bytes);
    }
    let encoding = declared(bytes).filter(|e| *e != UTF_8 && e.is_ascii_compatible()).unwrap_or_else(|| guess(bytes));
    decode_stepwise(bytes, encoding)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether the bytes are UTF-8 that was damaged: in any other encoding, runs that happen to be whole UTF-8 characters are rare.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

fn decode_broken_utf8(bytes: &[u8]) -> Decoded {
    let mut mapped = Mapped::default();
    let mut at = 0;
    let mut undecodable = 0;
    for chunk in bytes.utf8_chunks() {
        let mut valid = chunk.valid();
        if at == 0 && valid.starts_with('\u{FEFF}') {
            at = 3;
            valid = &valid[3..];
        }
        mapped.copy(valid, at);
        at += valid.len();
        if !chunk.invalid().is_empty() {
            undecodable += 1;
            mapped.replace("\u{FFFD}", at..at + chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    finish(mapped, UTF_8, undecodable)
}

/// Feeds the decoder byte by byte outside ASCII, so that each character is known by the bytes that it came from.
fn decode_stepwise(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut mapped = Mapped::default();
    let mut out = String::with_capacity(32);
    let mut undecodable = 0;
    let mut at = 0;
    let mut first = 0;
    while at < bytes.len() {
        if first == at {
            // Between two characters ASCII is itself in every encoding that comes here.
            let ascii = bytes[at..].iter().take_while(|b| b.is_ascii()).count();
            mapped.copy(str::from_utf8(&bytes[at..at + ascii]).unwrap_or_default(), at);
            at += ascii;
            first = at;
            if at == bytes.len() {
                break;
            }
        }
        let mut read = 0;
        while read < 1 {
            let (result, n) =
                decoder.decode_to_string_without_replacement(&bytes[at..=at], &mut out, at + 1 == bytes.len());
            read += n;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => out.reserve(32),
                DecoderResult::Malformed(..) => {
                    undecodable += 1;
                    out.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        at += 1;
        if !out.is_empty() {
            mapped.replace(&out, first..at);
            out.clear();
            first = at;
        }
    }
    finish(mapped, encoding, undecodable)
}

fn finish(mapped: Mapped, encoding: &'static Encoding, undecodable: usize) -> Decoded {
    let name = encoding.name();
    let note = match undecodable {
        0 => ProblemKind::Encoding { name },
        places => ProblemKind::Undecodable { places, name },
    };
    Decoded { text: mapped.text, map: mapped.map, note: Some(note) }
}
