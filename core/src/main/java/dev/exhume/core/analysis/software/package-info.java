/** The programs of note on a dead server and their versions, with or without a package database. */
@NullMarked
package dev.exhume.core.analysis.software;

import org.jspecify.annotations.NullMarked;
