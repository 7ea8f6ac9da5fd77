/** Ports that start scripts name on command lines. */
@NullMarked
package dev.exhume.core.analysis.ports.command;

import org.jspecify.annotations.NullMarked;
