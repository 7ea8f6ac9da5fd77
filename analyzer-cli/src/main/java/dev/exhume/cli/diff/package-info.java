/** What differs between two servers, as a person reads it. */
@NullMarked
package dev.exhume.cli.diff;

import org.jspecify.annotations.NullMarked;
