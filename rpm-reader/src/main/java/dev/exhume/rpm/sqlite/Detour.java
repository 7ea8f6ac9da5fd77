package dev.exhume.rpm.sqlite;

/**
 * Where a chain of overflow pages goes on that leads elsewhere.
 *
 * @param after the number of pages that come before
 * @param page the page that follows
 */
record Detour(int after, long page) {}
