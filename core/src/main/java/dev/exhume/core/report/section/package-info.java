/** What each section of the report says, ready for its template. */
@NullMarked
package dev.exhume.core.report.section;

import org.jspecify.annotations.NullMarked;
