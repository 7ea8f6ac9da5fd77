/** MySQL and MariaDB: option files, data directories, and how those were left. */
@NullMarked
package dev.exhume.core.analysis.databases.mysql;

import org.jspecify.annotations.NullMarked;
