/** Databases without a server: files that a program reads and writes by itself. */
@NullMarked
package dev.exhume.core.analysis.databases.files;

import org.jspecify.annotations.NullMarked;
