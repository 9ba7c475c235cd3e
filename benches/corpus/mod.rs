//! Makes a corpus of news-like articles and rules about it out of nothing but a seed: the same bytes on every machine.
//! About three numbers a kilobyte, in prose of names, speech and dates as newspapers write it.

pub(crate) mod hard;

use std::fmt::Write;

/// Places that rules can be about; the articles are about the first ten, and mention the others in passing.
pub(crate) const PLACES: usize = 1_000;

/// Sentences of reports. `{n}` a number, `{d}` a date, `{p}` the place, `{o}` some other place, `{w}` who speaks.
const WITH_NUMBERS: [&str; 18] = [
    "An explosion in {p} killed {n} people and wounded {n} others late on {d}, {w} said.",
    "At least {n} people were injured in the {p} blast, according to the ministry of health.",
    "The storm left more than {n} families in {p} without power.",
    "{w} put the number of dead at {n}, and warned that it could rise.",
    "Firefighters from {o} arrived about {n} hours later with {n} engines.",
    "The company, which employs nearly {n} workers in {p}, said it would pay ${n} million in damages.",
    "It was the worst accident in {p} since {d}.",
    "Police in {p} arrested {n} suspects, two of them brothers from {o}.",
    "Between {n} and {n} demonstrators marched through the centre of {p}, the organisers said.",
    "Some {n} percent of the houses near the river were damaged.",
    "The quake struck {n} kilometres north of {p} at a depth of {n} km.",
    "Rescuers pulled {n} survivors from the rubble on {d}.",
    "Dozens of shops stayed closed, and up to {n} people spent the night in schools.",
    "Prices in {o} rose by {n}.{n} percent over the year, the bank said on {d}.",
    "The trial of the {n}-year-old driver is to begin on {d}.",
    "Roughly {n},{n}00 residents had been told to leave {p} before {d}.",
    "The ferry, built in 19{n}, was carrying {n} passengers and a crew of {n}.",
    "A fund of {n} million euros for the victims in {p} was set up within weeks.",
];

const WITHOUT: [&str; 24] = [
    "“We have never seen anything like this,” {w} told reporters outside the town hall.",
    "The cause was not immediately clear, and officials in {o} declined to comment.",
    "Relatives waited through the night in front of the hospital in {p}.",
    "Witnesses described how the ground shook and the windows of the old market broke.",
    "The government has promised a full inquiry, but has not said who is to lead it.",
    "“It is far too early to speak of blame,” said {w}, who visited the site with local councillors.",
    "Critics say that warnings from the region's own engineers went unheard for years.",
    "Schools remained shut while teams searched the buildings along the canal.",
    "The road between {p} and {o} was blocked by fallen trees and abandoned cars.",
    "Neighbours brought blankets, tea and bread to those who had lost their homes.",
    "In a statement, the operator said its thoughts were with the families.",
    "The opposition called on the minister to resign, a demand that {w} rejected.",
    "Many of those who fled have found shelter with friends in {o}.",
    "Television pictures showed smoke above the harbour and people running from the pier.",
    "The weather service expects the wind to ease towards the end of the week.",
    "{w}, a shopkeeper, said that he had heard a loud bang and then silence.",
    "Investigators were examining whether the brakes of the lorry had failed.",
    "The region lies on a fault and is used to tremors, though rarely so strong.",
    "No group has claimed responsibility for what happened in {p}.",
    "Aid workers complained that fuel was scarce and that the only bridge was unsafe.",
    "“Nobody came to help us until the morning,” a woman from {o} said in tears.",
    "The mayor, who was abroad at the time, cut short the visit and returned to {p}.",
    "Parliament is to debate the matter next month, its speaker announced.",
    "The bishop held a service in the cathedral, which was filled to the last pew.",
];

const SPEAKERS: [&str; 10] = [
    "the regional governor",
    "a police spokeswoman",
    "Interior Minister Dana Velk",
    "the fire chief, Oren Tamm",
    "an army officer",
    "the mayor of the town",
    "Dr. Lena Horvat",
    "a witness",
    "the rescue service",
    "Col. Ilja Brandt",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WORDS_FOR_NUMBERS: [&str; 8] =
    ["two", "three", "seven", "a dozen", "thirteen", "twenty-one", "forty", "several hundred"];

/// An xorshift generator: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A made-up name for a place, another for each index.
pub(crate) fn place(index: usize) -> String {
    const FIRST: [&str; 10] = ["Val", "Kor", "Brem", "Tas", "Olm", "Hav", "Ner", "Ruk", "Sil", "Dov"];
    const MIDDLE: [&str; 10] = ["da", "me", "ri", "lo", "va", "ste", "nu", "ka", "pi", "zo"];
    const LAST: [&str; 10] = ["burg", "grad", "mouth", "stan", "ville", "dorf", "holm", "field", "nica", "port"];
    format!("{}{}{}", FIRST[index % 10], MIDDLE[index / 10 % 10], LAST[index / 100 % 10])
}

/// Articles of some five kilobytes each, `bytes` in all or a little more.
pub(crate) fn articles(bytes: usize) -> Vec<String> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut articles = Vec::new();
    let mut made = 0;
    while made < bytes {
        let article = article(&mut dice);
        made += article.len();
        articles.push(article);
    }
    articles
}

fn article(dice: &mut Dice) -> String {
    let about = place(dice.below(10));
    let paragraphs = 12 + dice.below(8);
    let mut text = format!("Night of fear in {about}\n\n");
    for _ in 0..paragraphs {
        for _ in 0..2 + dice.below(3) {
            let with_number = dice.below(100) < 15;
            let template = if with_number { dice.pick(&WITH_NUMBERS) } else { dice.pick(&WITHOUT) };
            let start = text.len();
            fill(&mut text, template, &about, dice);
            capitalise(&mut text, start);
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

fn fill(text: &mut String, template: &str, about: &str, dice: &mut Dice) {
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        match &rest[open..open + 3] {
            "{n}" if glued(&rest[open + 3..]) || text.ends_with(|c: char| c.is_ascii_digit() || ",.$".contains(c)) => {
                let _ = write!(text, "{}", 10 + dice.below(89));
            }
            "{n}" if dice.below(4) == 0 => text.push_str(dice.pick(&WORDS_FOR_NUMBERS)),
            "{n}" => {
                let _ = write!(text, "{}", 2 + dice.below(300));
            }
            "{d}" => {
                let _ = match dice.below(4) {
                    0 => write!(text, "{} {}", dice.pick(&MONTHS), 1 + dice.below(28)),
                    1 => write!(text, "{} {}, {}", dice.pick(&MONTHS), 1 + dice.below(28), 1990 + dice.below(35)),
                    2 => write!(text, "{} {}", dice.pick(&MONTHS), 1990 + dice.below(35)),
                    _ => write!(text, "{}", dice.pick(&["Monday", "Wednesday", "Friday", "Sunday"])),
                };
            }
            "{o}" => text.push_str(&place(dice.below(PLACES))),
            "{w}" => text.push_str(dice.pick(&SPEAKERS)),
            _ => text.push_str(about),
        }
        rest = &rest[open + 3..];
    }
    text.push_str(rest);
}

/// Whether a number that stands before `rest` is only a part of one.
fn glued(rest: &str) -> bool {
    rest.starts_with([',', '.', '-', '0']) && rest[1..].starts_with(['{', 'y', '0'])
}

fn capitalise(text: &mut String, at: usize) {
    if let Some(first) = text.get(at..at + 1) {
        let upper = first.to_ascii_uppercase();
        text.replace_range(at..at + 1, &upper);
    }
}

/// A rules file with so many facts, each about the event of one place.
pub(crate) fn rules(facts: usize) -> String {
    const MEASURES: [&str; 4] = ["killed", "injured", "arrested", "rescued"];
    let mut toml = String::new();
    for index in 0..facts {
        let place = place(index % PLACES);
        let measure = MEASURES[index / PLACES % MEASURES.len()];
        if index < PLACES {
            let _ = write!(toml, "[[event]]\nid = \"event-{index}\"\nnames = [\"{place}\"]\n\n");
        }
        let _ = write!(
            toml,
            "[[fact]]\nid = \"{measure}-{index}\"\nquestion = \"How many in {place}?\"\nevent = \"event-{}\"\n\
             measure = \"{measure}\"\n\n",
            index % PLACES
        );
    }
    toml
}
