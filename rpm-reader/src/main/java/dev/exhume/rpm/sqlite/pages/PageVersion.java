package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;

/**
 * What a page contains, or once did.
 *
 * @param time the database as it was when the page was written
 */
public record PageVersion(Snapshot time, long number, Bytes page) {}
