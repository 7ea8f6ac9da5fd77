/** Files of databases, of which no more is read than any database has. */
@NullMarked
package dev.exhume.rpm.file;

import org.jspecify.annotations.NullMarked;
