//! What a word next to a number tells of it, one bit each: the lists of `en/surroundings.toml`.

use super::named_lists::lists;

lists! {
    /// Ends an address: "221 Baker Street".
    ADDRESS = "address";
    /// Behind a number, but no noun: "13 strong".
    ADJECTIVE = "adjectives";
    /// Tells that somebody is taken to task: "arrested over four deaths".
    BLAMED = "blamed";
    /// Tells of a rise or a fall.
    CHANGE = "change";
    /// The second half of a word such as "two-way".
    COMPOUND = "compounds";
    /// Before or behind the number of the emergency services: "a 911 call".
    EMERGENCY = "emergency";
    /// Behind "4K", which then counts nothing: "4K video".
    FORMAT = "formats";
    /// Tells of harm to somebody: "killed", "kidnapped".
    HARM = "harm";
    /// What happens to somebody at an age: "married at 19".
    LIFE = "lives";
    /// What metres stand before: "200m hurdles", "10m waves".
    METRES = "metres";
    /// What comes in millions: "sales slid to 2.1m".
    MILLIONS = "millions";
    /// Before a number that is a name: "page 4".
    LABEL = "labels";
    /// The plural of such a word: "pages 112 to 118".
    LABELS;
    /// The same if it begins with a capital: "Room 101".
    NAME = "names";
    /// The plural of such a name: "Lines 1, 2 and 3".
    NAMES;
    /// Leads on from a number to the noun that it counts, or stands for that: "two of them", "five more people", "182 others".
    LEADS = "leads";
    /// A people whose name is no plural: "two million Rohingya".
    PEOPLE = "peoples";
    /// Tells of money: "paid 200 pounds".
    PAYMENT = "payment";
    /// A plural that ends in no s.
    PLURAL = "plurals";
    /// A thing sold in numbered kinds: "iPhone 4 owners".
    PRODUCT = "products";
    /// Behind a score: "3-5 loss".
    SCORE_AFTER = "score_after";
    /// Before a score: "lost 1-3".
    SCORE_BEFORE = "score_before";
    /// Looks like a plural and is none: "diabetes".
    SINGULAR = "singulars";
    /// Before a number that is a place in a scale, unless it is a verb: "level 3", "phase two".
    STEP = "steps";
    /// Names its matter behind "over" or "about", however many: "the row over 40 jobs", "books about 19 saints".
    TOPIC = "topics";
    /// Tells of motion, place or speech and takes a preposition: "walked up to two officers", "heard about six nurses".
    WAY = "ways";
}
