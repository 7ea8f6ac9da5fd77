/** What the files of a database server tell about how it was stopped. */
@NullMarked
package dev.exhume.core.analysis.databases.shutdown;

import org.jspecify.annotations.NullMarked;
