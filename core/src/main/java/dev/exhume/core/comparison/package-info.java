/** What differs between two servers. */
@NullMarked
package dev.exhume.core.comparison;

import org.jspecify.annotations.NullMarked;
