/** PostgreSQL: clusters, their settings, and how they were left. */
@NullMarked
package dev.exhume.core.analysis.databases.postgresql;

import org.jspecify.annotations.NullMarked;
