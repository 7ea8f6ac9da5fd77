/** The profile on one screen. */
@NullMarked
package dev.exhume.cli.summary;

import org.jspecify.annotations.NullMarked;
