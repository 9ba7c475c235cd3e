//! Runs a function over every article of a corpus, on all threads, results in the order of the corpus. Each text is let go
//! as soon as its result is there, so that memory does not grow with the corpus.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::{Options, Problem};
use crate::mention::imprint::{self, Imprint};
use crate::source::{self, Address, Article, Namesake};

/// Files worked on between two looks at the results.
const FILES: usize = 128;
/// Articles of one file of many worked on between two looks at the results.
const ARTICLES: usize = 512;

/// What there is to tell of a corpus beside its articles.
pub(super) struct Read {
    /// What could not be read as asked.
    pub(super) problems: Vec<Problem>,
    /// The articles whose id another one has already, by their place among those that were read.
    pub(super) namesakes: Vec<Namesake>,
}

/// Gives what `work` makes of each article to `take`, in order, until `take` breaks.
pub(super) fn read<T: Send>(
    options: &Options,
    work: impl Fn(&Article) -> T + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) -> Read {
    let (files, found) = source::find(&options.paths);
    let mut problems: Vec<Problem> = found.iter().map(Problem::from).collect();
    let mut addresses: Vec<Address> = Vec::new();
    let each = |read: Result<Article, source::Problem>| {
        let mut article = read?;
        date(&mut article);
        article.story = if options.by_folder { article.story.take().or(article.folder.take()) } else { None };
        Ok((article.address(), work(&article)))
    };
    let mut keep = |results: Vec<Result<(Address, T), source::Problem>>| {
        results.into_iter().try_for_each(|result| match result {
            Ok((address, result)) => {
                addresses.push(address);
                take(result)
            }
            Err(problem) => {
                problems.push(Problem::from(&problem));
                ControlFlow::Continue(())
            }
        })
    };
    // Threads that can't be started are no reason to fail: the work is then done on those that there are.
    let pool = options.threads.and_then(|n| rayon::ThreadPoolBuilder::new().num_threads(n).build().ok());
    let mut run = || {
        // The articles of a file of many are shared out rather than the file.
        for files in files.chunk_by(|a, b| !a.holds_many() && !b.holds_many()) {
            if let [file] = files {
                let mut articles = source::read(file);
                loop {
                    let batch: Vec<_> = articles.by_ref().take(ARTICLES).collect();
                    if batch.is_empty() {
                        break;
                    }
                    keep(inside(pool.as_ref(), || batch.into_par_iter().map(each).collect()))?;
                }
                continue;
            }
            for files in files.chunks(FILES) {
                let work = || files.par_iter().map(|file| source::read(file).map(each).collect()).collect();
                let results: Vec<Vec<_>> = inside(pool.as_ref(), work);
                results.into_iter().try_for_each(&mut keep)?;
            }
        }
        ControlFlow::Continue(())
    };
    let _stopped_early: ControlFlow<()> = run();
    let namesakes = source::namesakes(&addresses);
    problems.extend(namesakes.iter().map(|namesake| Problem::from(&namesake.problem)));
    Read { problems, namesakes }
}

/// Gives an article the days that the lines above its text give it, where its file does not.
pub fn date(article: &mut Article) {
    if article.published.is_some() && article.updated.is_some() {
        return;
    }
    let above = imprint::of(&article.lines_above());
    let Imprint { published, updated } = imprint::of(&article.text);
    let (published, updated) = (above.published.or(published), above.updated.or(updated));
    article.published = article.published.or(published);
    article.updated = article.updated.or(updated);
}

/// What `work` gives, done on the threads of `pool` if there is one.
fn inside<R: Send>(pool: Option<&rayon::ThreadPool>, work: impl FnOnce() -> R + Send) -> R {
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
