//! The whole run: sources and rules in, findings out. The only place that starts threads.
