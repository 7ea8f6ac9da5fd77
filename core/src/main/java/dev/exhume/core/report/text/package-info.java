/** How the report writes things: times, sizes, evidence, tables. */
@NullMarked
package dev.exhume.core.report.text;

import org.jspecify.annotations.NullMarked;
