/** The pages of a SQLite database, wherever they lie: in its file, its journal or its log. */
@NullMarked
package dev.exhume.rpm.sqlite.pages;

import org.jspecify.annotations.NullMarked;
