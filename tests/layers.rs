//! The modules stand in `lib.rs` in the order of the flow, and none names one that stands after it.

use std::fs;
use std::path::{Path, PathBuf};

fn modules() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").expect("src/lib.rs can be read");
    let names = lib.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of a module: `src/name.rs` and all below `src/name/`.
fn files(module: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let single = Path::new("src").join(format!("{module}.rs"));
    found.extend(single.is_file().then_some(single));
    let mut folders = vec![Path::new("src").join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The modules of the crate that a line of code names: `crate::compare`, or those in `crate::{check, compare::Verdict}`.
fn named(line: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for after in line.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let top = list.split(|c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                });
                found.extend(top.map(|item| item.trim().split(|c| !is_name(c)).next().unwrap_or("")));
            }
            None => found.extend(after.split(|c| !is_name(c)).next()),
        }
    }
    found
}

#[test]
fn no_module_names_a_later_one() {
    let modules = modules();
    assert!(modules.len() > 8, "lib.rs lists the modules, one a line: {modules:?}");
    let mut wrong = Vec::new();
    for (place, module) in modules.iter().enumerate() {
        let files = files(module);
        assert!(!files.is_empty(), "module {module} has files");
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            // Prose may tell what becomes of a thing further on; code may not know.
            let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
            for (number, line) in code {
                for later in named(line).into_iter().filter(|n| modules[place + 1..].iter().any(|m| m == n)) {
                    wrong.push(format!("{}:{}: {module} names {later}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn names_are_found_alone_and_in_lists() {
    assert_eq!(named("use crate::claim::Claim;"), ["claim"]);
    assert_eq!(named("use crate::{check, compare::{Finding, Verdict}, span};"), ["check", "compare", "span"]);
    assert_eq!(named("let x: crate::value::Value = crate::span::f();"), ["value", "span"]);
}
