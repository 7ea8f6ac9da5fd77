/** The data directories of database servers: what is in them, and how they were left. */
@NullMarked
package dev.exhume.core.analysis.databases;

import org.jspecify.annotations.NullMarked;
