/** SQLite files, as RPM 4.16 and later use them, with what stands in their logs and journals. */
@NullMarked
package dev.exhume.rpm.sqlite;

import org.jspecify.annotations.NullMarked;
