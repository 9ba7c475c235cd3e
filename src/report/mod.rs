//! Lays out findings, claims and mentions; decides nothing.
