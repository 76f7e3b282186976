package nl.mutatieboek.report;

import nl.mutatieboek.report.format.Addresses;
import nl.mutatieboek.report.table.Tables;
import nl.mutatieboek.structure.Point;

/** A report that was asked, to be written in whatever format its reader accepts. */
record Answered(Point point, Tables tables, Addresses addresses) {}
