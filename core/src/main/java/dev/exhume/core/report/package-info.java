/** The report of a server: one page for a browser, made of its profile alone. */
@NullMarked
package dev.exhume.core.report;

import org.jspecify.annotations.NullMarked;
