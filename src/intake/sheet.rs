//! Sheets. One job: a table of another system, read once, as the cells a map asks for; every row that cannot be read is
//! kept account of. What the cells mean is not known here.
//!
//! Cells lie end to end in one text; a row is a few numbers. Rows of one incident need not stand together.

use super::history::{HistoryError, NotUnderstood, Why};
use super::map::{Column, Map};
use crate::domain::time::Instant;
use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, Read};

/// Longest line, bytes; a longer one is no export of a desk but a file without line ends.
const LONGEST_LINE: usize = 16 << 20;
/// Longest cell, bytes: what a field of a record may hold.
const LONGEST_CELL: usize = 1 << 20;

/// The rows that can be taken, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    /// End of each kept cell in `text`, row by row.
    ends: Vec<u32>,
    /// Cells kept of a row.
    width: usize,
    /// Cells a row must have.
    heading: usize,
    pub rows: Vec<Row>,
    /// Incidents, as they first come.
    pub keys: Vec<Box<str>>,
    pub not_understood: Vec<NotUnderstood>,
    /// Rows that were read, and those of them that could not be taken.
    pub read: u64,
    pub unreadable: u64,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// Of the file, from 1.
    pub line: u64,
    /// In [`Sheet::keys`].
    pub incident: u32,
    pub order: i64,
    pub at: Instant,
    /// Its number in the sheet.
    n: u32,
}

impl Sheet {
    /// The cell of a row; `None` when it is missing.
    pub fn cell(&self, row: Row, column: Column) -> Option<&str> {
        Some(self.raw(row, column)).filter(|cell| !cell.is_empty())
    }

    /// The same, empty when it is missing.
    pub fn raw(&self, row: Row, column: Column) -> &str {
        let at = row.n as usize * self.width + column;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(start as usize..self.ends[at] as usize).unwrap_or_default()
    }
}

/// Reads a whole table.
///
/// # Errors
/// [`HistoryError`] when it is no table, or lacks a column that the map needs.
pub(super) fn read(map: &Map, input: impl Read) -> Result<Sheet, HistoryError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(map.delimiter)
        .flexible(true)
        .has_headers(false)
        .buffer_capacity(1 << 18)
        .from_reader(Lines { input, read: 0, ends: VecDeque::new(), passed: 0, open: 0 });
    let mut record = csv::ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(HistoryError::of)? {
        return Err(HistoryError::Empty);
    }
    let mut sheet = Sheet { width: map.columns.len(), ..Sheet::default() };
    let heading = heading(&record);
    let places = places(map, &heading)?;
    sheet.heading = record.len();
    sheet.unknown_columns(map, &heading);
    passed(&mut reader, &record);
    let mut keys: HashMap<Box<str>, u32> = HashMap::new();
    let missing: HashSet<&str> = map.missing.iter().map(String::as_str).collect();
    loop {
        let more = reader.read_byte_record(&mut record).map_err(HistoryError::of)?;
        if !more {
            break;
        }
        sheet.read += 1;
        let line = passed(&mut reader, &record);
        let kept = sheet.text.len();
        match sheet.take(map, &places, &missing, &record, line, &mut keys) {
            Ok(()) => {}
            Err((column, value, why)) => {
                sheet.text.truncate(kept);
                sheet.ends.truncate(sheet.rows.len() * sheet.width);
                sheet.unreadable += 1;
                let column = column.map(|c| map.columns[c].clone()).unwrap_or_default();
                sheet.not_understood.push(NotUnderstood { line, column, value, why });
            }
        }
    }
    Ok(sheet)
}

type Refused = (Option<Column>, String, Why);

impl Sheet {
    fn take(
        &mut self,
        map: &Map,
        places: &[usize],
        missing: &HashSet<&str>,
        record: &csv::ByteRecord,
        line: u64,
        keys: &mut HashMap<Box<str>, u32>,
    ) -> Result<(), Refused> {
        if record.len() != self.heading {
            return Err((None, record.len().to_string(), Why::Columns));
        }
        for (column, place) in places.iter().enumerate() {
            let bytes = record.get(*place).unwrap_or_default();
            let refused = |why| Err((Some(column), String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into(), why));
            let Ok(cell) = std::str::from_utf8(bytes) else { return refused(Why::NotUtf8) };
            let cell = cell.trim();
            if cell.len() > LONGEST_CELL {
                return refused(Why::TooLong);
            }
            if !missing.contains(cell) {
                self.text.push_str(cell);
            }
            match u32::try_from(self.text.len()) {
                Ok(end) => self.ends.push(end),
                Err(_) => return refused(Why::TooMuch),
            }
        }
        let Ok(n) = u32::try_from(self.rows.len()) else { return Err((None, String::new(), Why::TooMuch)) };
        let mut row = Row { line, incident: 0, order: 0, at: Instant::default(), n };
        let key = self.cell(row, map.key).ok_or((Some(map.key), String::new(), Why::NoKey))?;
        let at = self.cell(row, map.at).ok_or((Some(map.at), String::new(), Why::NotATime))?;
        row.at = map.time.read(at, &map.zone).ok_or_else(|| (Some(map.at), at.to_owned(), Why::NotATime))?;
        row.order = match map.order {
            None => 0,
            Some(order) => {
                let cell = self.raw(row, order);
                cell.parse().map_err(|_| (Some(order), cell.to_owned(), Why::NotANumber))?
            }
        };
        row.incident = match keys.get(key) {
            Some(known) => *known,
            None => {
                let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                let key: Box<str> = key.into();
                self.keys.push(key.clone());
                keys.insert(key, next);
                next
            }
        };
        self.rows.push(row);
        Ok(())
    }
}

/// The names of the columns; the second of one name is `name#2`.
fn heading(record: &csv::ByteRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(record.len());
    let mut met: HashMap<String, usize> = HashMap::new();
    for cell in record {
        let name = String::from_utf8_lossy(cell).trim().to_owned();
        let times = met.entry(name.clone()).or_default();
        *times += 1;
        names.push(if *times == 1 { name } else { format!("{name}#{times}") });
    }
    names
}

/// Where the columns of the map stand.
fn places(map: &Map, heading: &[String]) -> Result<Vec<usize>, HistoryError> {
    let place = |name: &String| heading.iter().position(|h| h == name).ok_or_else(|| name.clone());
    let found: Vec<_> = map.columns.iter().map(place).collect();
    let missing: Vec<String> = found.iter().filter_map(|f| f.clone().err()).collect();
    match missing.is_empty() {
        true => Ok(found.into_iter().flatten().collect()),
        false => Err(HistoryError::NoColumns { names: missing }),
    }
}

impl Sheet {
    /// Columns that the map neither uses nor ignores.
    fn unknown_columns(&mut self, map: &Map, heading: &[String]) {
        let known = |name: &String| map.columns.contains(name) || map.ignored.contains(name);
        let unknown = heading.iter().filter(|name| !known(name));
        self.not_understood.extend(unknown.map(|name| NotUnderstood {
            line: 1,
            column: name.clone(),
            value: String::new(),
            why: Why::Column,
        }));
    }
}

/// Counts lines as they pass, and refuses one that has no end.
struct Lines<R> {
    input: R,
    read: u64,
    /// Where lines end that the reader of records has not passed.
    ends: VecDeque<u64>,
    /// Line ends before them.
    passed: u64,
    /// Bytes since the last line end.
    open: usize,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(buffer)?;
        let before = self.ends.len();
        let ends = (self.read..).zip(&buffer[..n]).filter(|(_, byte)| **byte == b'\n');
        self.ends.extend(ends.map(|(at, _)| at));
        self.read += n as u64;
        self.open = match self.ends.len() > before {
            true => self.ends.back().map_or(0, |last| usize::try_from(self.read - last).unwrap_or(usize::MAX)),
            false => self.open + n,
        };
        match self.open > LONGEST_LINE {
            true => Err(io::Error::from(io::ErrorKind::InvalidData)),
            false => Ok(n),
        }
    }
}

/// The line on which a record begins that was just read.
fn passed<R: Read>(reader: &mut csv::Reader<Lines<R>>, record: &csv::ByteRecord) -> u64 {
    let end = reader.position().byte();
    let lines = reader.get_mut();
    while lines.ends.front().is_some_and(|at| at + 1 < end) {
        lines.ends.pop_front();
        lines.passed += 1;
    }
    let within = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
    (lines.passed + 1).saturating_sub(within)
}
