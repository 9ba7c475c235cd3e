//! The work of finding claims grows with the length of an article and no faster, whatever it tells over and over.

use super::Finder;
use crate::document::looks_of;
use crate::rules;
use crate::source::Article;

const RULES: &str = r#"
[[event]]
id = "mill"
names = ["Harrow Mill"]
nouns = ["fire"]

[[fact]]
id = "deaths"
question = "How many died?"
event = "mill"
measure = "killed"

[[fact]]
id = "day"
question = "When?"
event = "mill"
measure = "date"
"#;

#[test]
fn an_article_twice_as_long_takes_twice_the_work() {
    let rules = rules::load(&[("rules.toml".to_owned(), RULES.to_owned())]).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let finder = Finder::new(&rules);
    let work = |text: &str| looks_of(|| drop(finder.read(&Article::from_text("a", "a.txt", text))));
    let hard = [
        "The fire at Harrow Mill killed five people. ",
        "Police said the roof came down, killing 12 people.\n\n",
        "“Two of us died,” said Ada Holm. ",
        "Nine died on Friday and four on Saturday. ",
        "The toll rose from 4 to 9. ",
        "Harrow Mill. ",
        "It killed 3, 4 and 5 people in Ashby, Kell and Dunmore. ",
    ];
    for text in hard {
        let [once, twice] =
            [150, 300].map(|times| work(&format!("The Harrow Mill fire killed 12.\n\n{}", text.repeat(times))));
        assert!(twice * 10 <= once * 23 + 1000, "{text:?}: {once} looks, twice as often: {twice}");
    }
}
