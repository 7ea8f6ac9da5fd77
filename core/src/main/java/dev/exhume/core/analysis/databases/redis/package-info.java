/** Redis: its snapshots and its log of commands, and whether they are whole. */
@NullMarked
package dev.exhume.core.analysis.databases.redis;

import org.jspecify.annotations.NullMarked;
