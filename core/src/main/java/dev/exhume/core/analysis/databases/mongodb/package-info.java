/** MongoDB: its data directories, and whether their servers were stopped. */
@NullMarked
package dev.exhume.core.analysis.databases.mongodb;

import org.jspecify.annotations.NullMarked;
