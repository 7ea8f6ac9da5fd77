/** The {@code exhume} command. */
@NullMarked
package dev.exhume.cli;

import org.jspecify.annotations.NullMarked;
